"""The flag table: what each of the six flags says, beside what the narrative says."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure
from cyberlint.narrative import Narrative, Sentence
from cyberlint.narrative.verdicts import Verdict
from cyberlint.outcome import Location
from cyberlint.taxonomy import Element, elements, is_current
from cyberlint.tuples import NamedTuple

SENTENCES = 3
"""How many sentences are given as evidence for one answer."""


class Row(NamedTuple):
    """One flag of one disclosure: the tag's value, None where it is missing or no boolean, and the verdict.

    `sentences` are those that decided the verdict, each once, the most telling first.
    """

    name: str
    tagged: bool | None
    verdict: Verdict
    sentences: tuple[Sentence, ...]

    @property
    def element(self) -> Element:
        """The element of the taxonomy."""
        return elements()[self.name]

    @property
    def concept(self) -> str:
        """The concept in XBRL."""
        return self.element.concept

    @property
    def contradicted(self) -> bool:
        """Whether the narrative says the opposite of the tag."""
        return (self.tagged, str(self.verdict.answer)) in ((True, "no"), (False, "yes"))


def table(disclosure: Disclosure, narrative: Narrative | None = None) -> list[Row]:
    """Return the rows of an annual report; an incident report has none of these flags."""
    return [] if is_current(disclosure.form, disclosure.forms) else rows(disclosure, narrative)


def rows(disclosure: Disclosure, narrative: Narrative | None = None) -> list[Row]:
    """Return the flags of one disclosure, in the order of the taxonomy; its narrative may have been read."""
    verdicts = (narrative or Narrative(disclosure)).verdicts
    found = []
    for name in (name for name in elements() if name in verdicts):
        fact = disclosure.fact(name)
        tagged = fact.value if fact and isinstance(fact.value, bool) else None
        sentences = dict.fromkeys(claim.sentence for claim in verdicts[name].claims)
        found.append(Row(name, tagged, verdicts[name], tuple(sentences)[:SENTENCES]))
    return found


def place(sentence: Sentence, disclosure: Disclosure) -> Location:
    """Return where a sentence of a disclosure stands."""
    here = disclosure.place(sentence.span.start)
    return Location(
        path=disclosure.path,
        section=sentence.section or None,
        paragraph=sentence.paragraph or None,
        sentence=sentence.number or None,
        line=here.line,
        column=here.column,
        offset=sentence.span.start,
        length=sentence.span.end - sentence.span.start,
        part=here.part,
    )
