"""Exemplary disclosures: read from ``tests/exemplary``, and broken one way at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cyberlint.disclosure import Disclosure, Fact, Period, Scope, Span
from cyberlint.narrative.sections import find
from cyberlint.taxonomy import elements
from cyberlint.yamldata import load

FOLDER = Path(__file__).parent / "exemplary"


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A disclosure in its parts: `blocks` reach from their first words to their last.

    `overwritten` is text that stands under a block instead of the narrative's words.
    """

    name: str
    registrant: str
    form: str
    period: str
    text: str
    flags: Mapping[str, bool]
    blocks: Mapping[str, tuple[str, str]]
    overwritten: Mapping[str, str] = field(default_factory=dict)

    def disclosure(self) -> Disclosure:
        """Lay the parts out as the Inline XBRL reader would."""
        return Disclosure(
            path=f"{self.name}.htm",
            format="ixbrl",
            scope=Scope.FULL_ITEM,
            text=self.text,
            form=self.form,
            registrant=self.registrant,
            period=self.period,
            taxonomy=2025,
            facts=tuple(self._facts()),
            sections=find(self.text),
        )

    def _facts(self) -> Iterator[Fact]:
        period = Period(None, self.period)
        for name, value in self.flags.items():
            yield Fact(elements()[name].concept, value, 2025, period)
        for name in self.blocks:
            span = self._span(name)
            text = self.overwritten.get(name) or (self.text[span.start : span.end] if span else "")
            yield Fact(elements()[name].concept, text, 2025, period, spans=(span,) if span else ())

    def _span(self, name: str) -> Span | None:
        """Return where a block stands in the text; text that stands nowhere has no place."""
        first, last = self.blocks[name]
        if name in self.overwritten:
            first = last = self.overwritten[name]
        start = self.text.find(first)
        return Span(start, self.text.index(last, start) + len(last)) if start >= 0 else None


def exemplars() -> Iterator[Exemplar]:
    """Yield the exemplary disclosures by name."""
    for path in sorted(FOLDER.glob("*-?0-?.yaml")):
        value = load(path.read_text(encoding="utf-8")).value
        blocks = {name: (first, last) for name, (first, last) in value["blocks"].items()}
        yield Exemplar(
            path.stem,
            value["registrant"],
            value["form"],
            value["period"],
            value["text"].strip(),
            value["flags"],
            blocks,
        )


def broken(exemplar: Exemplar, mutation: Mapping[str, Any]) -> Exemplar:
    """Return the exemplar with one mutation of ``mutations.yaml``."""
    text, blocks = exemplar.text, dict(exemplar.blocks)
    for change in mutation.get("text", ()):
        old, new = _change(text, change)
        text = text.replace(old, new)
        blocks = {name: _moved(words, old, new) for name, words in blocks.items()}
    gone = set(mutation.get("untag", ()))
    return replace(
        exemplar,
        text="\n".join(line for line in text.split("\n") if line.strip()),
        flags={n: v for n, v in {**exemplar.flags, **mutation.get("flags", {})}.items() if n not in gone},
        blocks={name: words for name, words in blocks.items() if name not in gone},
        overwritten=mutation.get("blocks", {}),
    )


def _change(text: str, change: Mapping[str, str]) -> tuple[str, str]:
    """Return the words that a change takes out of the text, and those that it puts in their place."""
    if "words" in change:
        assert change["words"] in text, f"the exemplar does not say {change['words']!r}"
        return change["words"], change["by"]
    old = next(line for line in text.split("\n") if line.startswith(change["paragraph"]))
    return old, change.get("by", "")


def _moved(words: tuple[str, str], old: str, new: str) -> tuple[str, str]:
    """Return a block's first and last words after a change; what was changed as a whole begins as `new`."""
    first, last = (new if new and part in old and len(old) > len(part) else part for part in words)
    return first.replace(old, new), last.replace(old, new)
