"""Small lexicons for tests, and the reading of one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cyberlint.disclosure import Span
from cyberlint.narrative import Sentence
from cyberlint.narrative.claims import Claim, read
from cyberlint.narrative.lexicon import Lexicon
from cyberlint.narrative.lexicon import lexicon as bundled
from cyberlint.resources import data


def lexicon(claims: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Lexicon:
    """Return a lexicon of these claims and sets, with the bundled cues and no verdicts."""
    cues = {
        name: [item for item in items if "$" not in item] or ["nobody at all"]
        for name, items in data()["lexicon/cues"]["cues"].items()
    }
    files = {f"lexicon/claims/{name}": entry for name, entry in claims.items()}
    return Lexicon(
        {
            **files,
            "lexicon/words": {"sets": dict(sets)},
            "lexicon/cues": {"cues": cues},
            "lexicon/verdicts": {"verdicts": {}},
        }
    )


def sentences(*texts: str) -> tuple[str, list[Sentence]]:
    """Return a text made of these sentences, and the sentences."""
    found, start = [], 0
    for number, text in enumerate(texts, 1):
        found.append(Sentence(Span(start, start + len(text)), "Item 1C", 1, number))
        start += len(text) + 1
    return " ".join(texts), found


def said(*texts: str, report: str = "annual") -> tuple[Claim, ...]:
    """Return what sentences of one kind of report say in the terms of the bundled lexicon."""
    text, read_ones = sentences(*texts)
    return read(read_ones, text, bundled() if report == "annual" else bundled().of_incidents)


def claims(name: str, *texts: str) -> list[Claim]:
    """Return the claims of one name that sentences make, in the kind of report that has such claims."""
    report = data()[f"lexicon/claims/{name}"].get("report", "annual")
    return [claim for claim in said(*texts, report=report) if claim.name == name]
