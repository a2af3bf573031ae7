"""CYD facts out of the tags of Inline XBRL: their values, contexts and places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from cyberlint.disclosure import Fact, Span
from cyberlint.markup.context import Context, context
from cyberlint.markup.cover import CONCEPTS, Cover, cover, is_dei
from cyberlint.markup.inline import Inline, Tagged
from cyberlint.markup.tags import Range, elements_at
from cyberlint.markup.transforms import boolean, is_empty
from cyberlint.markup.visible import Visible, subtracted, visible
from cyberlint.source import ReadError
from cyberlint.taxonomy import Kind, taxonomy_year

MAX_CYD_FACTS = 1_000  # as in the JSON form; a filing has about thirty
MAX_TAGGED = 64_000_000  # tags nest, so that all of them may wrap more than there is

_SHOWS_HIDDEN = re.compile(r"""-sec-ix-hidden\s*:\s*([^\s;"']+)""")


def is_cyd(namespace: str) -> bool:
    """Return whether a namespace is the CYD taxonomy's, of any year."""
    return taxonomy_year(namespace) is not None


def is_read(namespace: str) -> bool:
    """Return whether facts of a namespace are read at all."""
    return is_cyd(namespace) or is_dei(namespace)


class FactReader:
    """Reads the facts of one filing from its tags; what cannot be read goes to the tags' defects."""

    def __init__(self, source: str, inline: Inline) -> None:
        self.source = source
        self.inline = inline
        self._contexts: dict[str, Context] = {}
        self._taken: set[str] = set()  # ids of the continuations that belong to a fact

    @cached_property
    def tagged(self) -> list[tuple[Tagged, list[Tagged]]]:
        """The tags of the CYD facts, in source order, each with its chain of continuations.

        Raises ReadError where they are more than `MAX_CYD_FACTS`, or wrap more than `MAX_TAGGED`
        characters in all.
        """
        own = [tag for tag in self.inline.facts if is_cyd(namespace(tag))]
        if len(own) > MAX_CYD_FACTS:
            raise ReadError(f"the filing has more than {MAX_CYD_FACTS:,} facts of the CYD taxonomy")
        found = [(tag, self._chain(tag)) for tag in own]
        if sum(part.inner[1] - part.inner[0] for _, chain in found for part in chain) > MAX_TAGGED:
            raise ReadError(f"the tags wrap more than {MAX_TAGGED:,} characters in all")
        return found

    @cached_property
    def _continuations(self) -> dict[str, list[Tagged]]:
        found: dict[str, list[Tagged]] = {}
        for part in self.inline.continuations:
            found.setdefault(part.id or "", []).append(part)
        return found

    def _chain(self, fact: Tagged) -> list[Tagged]:
        """Return a fact's tag and its continuations, in their order; each continues one element only."""
        parts = [fact]
        while wanted := parts[-1].continued_at:
            following = self._continuations.get(wanted, [])
            what = "has an id that another has too" if len(following) > 1 else ""
            if not following:
                what = "does not exist"
            elif wanted in self._taken:
                what = "leads back to it" if following[0] in parts else "continues another element already"
            if what:
                self._defect(fact, f"{fact.name} may not be read whole: its continuation “{wanted}” {what}")
            if not following or wanted in self._taken:
                break
            self._taken.add(wanted)
            parts.append(following[0])
        return parts

    def _defect(self, tag: Tagged, what: str) -> None:
        self.inline.defects.append((tag.outer[0], what))

    def cover(self) -> Cover:
        """Return what the dei facts say."""
        return cover(
            (local(tag), self.words(self._ranges([tag])), tag.format, self.context(tag))
            for tag in self.inline.facts
            if is_dei(namespace(tag)) and local(tag) in CONCEPTS and not tag.nil
        )

    def places(self) -> list[Range]:
        """Return the ranges of the source where the CYD facts are to be seen, in source order."""
        return sorted(place for _, chain in self.tagged for part in chain for place in self._shown_at(part))

    def facts(self, shown: Visible) -> tuple[Fact, ...]:
        """Return the CYD facts in source order; `shown` is the visible text that their spans refer to."""
        return tuple(self._fact(tag, chain, shown) for tag, chain in self.tagged)

    def _fact(self, tag: Tagged, chain: list[Tagged], shown: Visible) -> Fact:
        fact = self.blank(tag)
        ranges = self._ranges(chain)
        spans = (shown.span(*place) for part in chain for place in self._shown_at(part))
        return fact._replace(
            value=None if tag.nil else self._value(tag, ranges, fact.kind),
            spans=_merged(shown.text, [span for span in spans if span]),
        )

    def blank(self, tag: Tagged) -> Fact:
        """Return what a tag says of a fact besides its value."""
        where = self.context(tag, required=True)
        return Fact(
            concept=local(tag),
            value=None,
            taxonomy=taxonomy_year(namespace(tag)),
            period=where.period,
            dimensions=where.dimensions,
            id=tag.id,
            offset=tag.outer[0],
        )

    def _value(self, tag: Tagged, ranges: list[Range], kind: Kind) -> bool | str:
        if is_empty(tag.format):
            return ""
        if kind is Kind.FLAG:
            return boolean(self.words(ranges), tag.format)
        return visible(self.source, *ranges).text if tag.escaped and ranges else self.words(ranges)

    def words(self, ranges: list[Range]) -> str:
        """Return the text content of some ranges, markup dropped, as one paragraph."""
        return visible(self.source, *ranges, flat=True).text if ranges else ""

    def _ranges(self, chain: Iterable[Tagged]) -> list[Range]:
        return [part for tag in chain for part in self._content(tag)]

    def _content(self, tag: Tagged) -> list[Range]:
        """Return the ranges that a tag wraps, without what ix:exclude takes out."""
        start, end = tag.inner
        excludes = self.inline.excludes
        inside = excludes[bisect_left(excludes, (start, 0)) : bisect_left(excludes, (end, 0))]
        return subtracted([tag.inner], inside)

    def _in_header(self, tag: Tagged) -> bool:
        headers = self.inline.headers
        before = bisect_left(headers, tag.outer)
        return before > 0 and tag.outer[0] < headers[before - 1][1]

    def _shown_at(self, tag: Tagged) -> list[Range]:
        """Return the ranges where a tag's content is to be seen; for a hidden fact, what refers to it."""
        if not self._in_header(tag):
            return self._content(tag)
        return self._references.get(tag.id or "", [])

    @cached_property
    def _references(self) -> dict[str, list[Range]]:
        """The elements whose style says that they show a hidden fact (EDGAR Filer Manual 5.2.5.14)."""
        styles = _SHOWS_HIDDEN.finditer(self.source)
        ids = {self.source.rfind("<", 0, match.start()): match[1] for match in styles}
        found: dict[str, list[Range]] = {}
        for element in elements_at(self.source, ids.keys()):
            found.setdefault(ids[element.outer[0]], []).append(element.inner)
        return found

    def context(self, tag: Tagged, *, required: bool = False) -> Context:
        """Return the context that a fact refers to; an empty one where there is none."""
        wanted = tag.attributes.get("contextRef", "").strip()
        if wanted not in self.inline.contexts:
            if required:
                self._defect(tag, _no_context(tag, wanted))
            return Context()
        if wanted not in self._contexts:
            self._contexts[wanted] = context(self.source, self.inline.contexts[wanted])
        return self._contexts[wanted]


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return spans with those that follow each other without interruption made one."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].end <= span.start and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _no_context(tag: Tagged, wanted: str) -> str:
    if not wanted:
        return f"{tag.name} has no context, so that its period is not known"
    return f"{tag.name} refers to a context “{wanted}” that does not exist, so that its period is not known"


def namespace(tag: Tagged) -> str:
    """Return the namespace of a fact's concept."""
    return tag.concept.rpartition(" ")[0]


def local(tag: Tagged) -> str:
    """Return the local name of a fact's concept."""
    return tag.concept.rpartition(" ")[2]
