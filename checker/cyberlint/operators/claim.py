"""Ask whether the narrative, or one text block, says something that the lexicon names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, truth
from cyberlint.narrative.claims import Claim
from cyberlint.narrative.cues import Modality, Polarity, Subject, Zone
from cyberlint.operators import MISSING, claim_names, listed, one_or_more, without_text
from cyberlint.taxonomy import Kind, names

_Said = Mapping[str, Sequence[Claim]]
"""The claims of a place by their names."""

SUBJECT = one_or_more(claim_names(), "The claim of the lexicon, or several of which one is enough.")
OPTIONS: dict[str, dict[str, Any]] = {
    "in": {
        "enum": ["narrative", *names(Kind.TEXT_BLOCK), "each"],
        "description": "Where it is said: anywhere in the narrative, or in one text block.",
    },
    "polarity": one_or_more([item.value for item in Polarity], "Whether it is affirmed or negated."),
    "modality": one_or_more(
        [item.value for item in Modality], "Whether it is a fact, a possibility, a plan."
    ),
    "subject": one_or_more([item.value for item in Subject], "Who does it."),
    "zone": one_or_more([item.value for item in Zone], "Where the words stand; `statement` if not given."),
    "with": one_or_more(claim_names(), "Only where the same sentence makes one of these claims, too."),
    "without": one_or_more(claim_names(), "Only where the same sentence makes none of these claims."),
    "at-least": {"type": "integer", "minimum": 1, "description": "How often it is said; 1 if not given."},
    "missing": MISSING,
}
REQUIRED = ("in",)


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether it is said so often with such attributes; the evidence is the claims that have them.

    They are shown in the order of the text, and the longer words at one place first; at the same words in the
    order in which the rule names the claims.
    """
    place = case.resolve(options["in"])
    wanted = listed(subject)
    fact = None if place == "narrative" else case.fact(place)
    if not (case.disclosure.text if place == "narrative" else fact and fact.text):
        return without_text("claim", place, options)
    said = case.narrative.named(None if place == "narrative" else place)
    hits = [
        claim
        for name in dict.fromkeys(wanted)
        for claim in said.get(name, ())
        if _matches(claim, options) and _beside(claim, said, options)
    ]

    def evidence() -> tuple[Evidence, ...]:
        hits.sort(key=lambda claim: (claim.span.start, -claim.span.end, wanted.index(claim.name)))
        return _evidence(hits, case) or (
            Evidence.of("claim", place, fact) if fact else Evidence("claim", place),
        )

    return Answer(truth(len(hits) >= options.get("at-least", 1)), evidence)


def _evidence(hits: Sequence[Claim], case: Case) -> tuple[Evidence, ...]:
    text = case.disclosure.text
    return tuple([Evidence("claim", one.name, text[one.span.start : one.span.end], one.span) for one in hits])


def remark(subject: str | list[str], options: Mapping[str, Any], case: Case) -> str:
    """Say for a trace, line by line, how the claims that are made are meant, those too that do not count."""
    place = case.resolve(options["in"])
    said = case.narrative.claims if place == "narrative" else case.narrative.claims_in(place)
    made = [claim for claim in said if claim.name in listed(subject)]
    shown = [
        f"{claim.name} " * isinstance(subject, list) + described(claim, case.disclosure.text)
        for claim in made[:_SHOWN]
    ]
    return "\n".join(shown) or "no sentence makes this claim"


def described(claim: Claim, text: str) -> str:
    """Return the words of a claim and its attributes, as the options of a rule name them."""
    words = " ".join(text[claim.span.start : claim.span.end].split())
    attributes = {key: getattr(claim, key) for key in ("polarity", "modality", "subject", "zone")}
    return f"“{words}”: {', '.join(f'{key} {value}' for key, value in attributes.items())}"


_SHOWN = 3


def _matches(claim: Claim, options: Mapping[str, Any]) -> bool:
    if claim.zone not in listed(options.get("zone", Zone.STATEMENT.value)):
        return False
    for key in ("polarity", "modality", "subject"):
        if key in options and getattr(claim, key) not in listed(options[key]):
            return False
    return True


def _beside(claim: Claim, said: _Said, options: Mapping[str, Any]) -> bool:
    """Tell whether the sentence of a claim makes the other claims that it must, and none that it must not."""
    if "with" in options and not _in_sentence(claim, said, options["with"]):
        return False
    return "without" not in options or not _in_sentence(claim, said, options["without"])


def _in_sentence(claim: Claim, said: _Said, names: Any) -> bool:
    """Tell whether the sentence of a claim makes one of the claims with these names, too."""
    others = (other for name in listed(names) for other in said.get(name, ()))
    return any(other.sentence is claim.sentence for other in others)
