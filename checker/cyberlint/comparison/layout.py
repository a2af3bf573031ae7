"""What every format of a comparison shows: paragraphs of rows, names of filings, counts in words."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.cells import plural
from cyberlint.comparison import Comparison, Fate, FlagChange
from cyberlint.disclosure import Disclosure
from cyberlint.narrative import Sentence
from cyberlint.redline import Kind, Redline, Row
from cyberlint.tuples import NamedTuple

FATES = {
    Fate.OF_BOTH: "about both years",
    Fate.APPEARED: "new",
    Fate.DISAPPEARED: "gone",
    Fate.STAYED: "as before",
}
"""The fates of findings in their order, in words."""


_NOT_TAGGED = "–"


class Paragraph(NamedTuple):
    """Rows that stand in one paragraph, or a heading; `section` is that of its first sentence."""

    section: str
    rows: tuple[Row, ...]

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.rows[0].heading

    @property
    def same(self) -> bool:
        """Whether nothing in it changed."""
        return all(row.kind is Kind.SAME for row in self.rows)


def paragraphs(redline: Redline) -> Iterator[Paragraph]:
    """Yield the rows by paragraph; what is gone goes with the sentence before it in its own text."""
    held: list[Row] = []
    for row in redline.rows:
        if held and not _together(held[-1], row):
            yield _paragraph(held)
            held = []
        held.append(row)
    if held:
        yield _paragraph(held)


def _paragraph(rows: list[Row]) -> Paragraph:
    sentence = rows[0].after if rows[0].kind is not Kind.AWAY else rows[0].before
    sentence = sentence or rows[0].before
    return Paragraph(sentence.section if sentence else "", tuple(rows))


def _together(last: Row, row: Row) -> bool:
    if last.heading or row.heading:
        return False
    for one, other in ((_here(last), _here(row)), (_there(last), _there(row))):
        if one and other:
            return (one.section, one.paragraph) == (other.section, other.paragraph)
    return False


def _here(row: Row) -> Sentence | None:
    return None if row.kind is Kind.AWAY else row.after


def _there(row: Row) -> Sentence | None:
    return None if row.kind is Kind.MOVED else row.before


def named(disclosure: Disclosure) -> str:
    """Name a filing: “Form 10-K for 2025-12-31”."""
    form = f"Form {disclosure.form}" if disclosure.form else "a filing"
    return f"{form} for {disclosure.period}" if disclosure.period else form


def counted(comparison: Comparison) -> str:
    """Count the sentences: “31 the same, 4 changed, 2 added, 1 removed, 1 moved”."""
    counts = comparison.redline.counts
    words = {
        Kind.SAME: "the same",
        Kind.CHANGED: "changed",
        Kind.ADDED: "added",
        Kind.REMOVED: "removed",
        Kind.MOVED: "moved",
    }
    found = [f"{counts[kind]:,} {word}" for kind, word in words.items()]
    return f"sentences: {', '.join(found)}"


def findings(comparison: Comparison) -> str:
    """Count the findings: “findings: 1 about both years, 2 new, 0 gone, 5 as before”."""
    return "findings: " + ", ".join(f"{len(comparison.of(fate)):,} {word}" for fate, word in FATES.items())


def flag(change: FlagChange) -> tuple[str, str, str, str]:
    """Return what was and is tagged, and what the narrative answered and answers."""
    return (
        _told(change.before.tagged),
        _told(change.after.tagged),
        str(change.before.verdict.answer),
        str(change.after.verdict.answer),
    )


def titled(change: FlagChange) -> str:
    """Return the title of a flag without the words that all of them begin with."""
    return change.after.element.title.removeprefix("Cybersecurity Risk ").removeprefix("Management ")


def _told(value: bool | None) -> str:
    return _NOT_TAGGED if value is None else str(value).lower()


def told(words: str) -> str:
    """Return a cell of `flag` where there is room for words."""
    return "not tagged" if words == _NOT_TAGGED else words


def same(count: int) -> str:
    """Say how many sentences are left out because they are the same."""
    return f"… {plural(count, 'sentence')} the same …"
