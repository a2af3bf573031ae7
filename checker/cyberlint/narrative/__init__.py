"""The narrative of a disclosure: its passages, paragraphs and sentences, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cyberlint.disclosure import Disclosure, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its range of the visible text, and where a person finds it.

    `section` is the heading or block that holds it, `paragraph` counts within that section and `number`
    within the paragraph, both from 1.
    """

    span: Span
    section: str
    paragraph: int
    number: int


class Narrative:
    """What a disclosure says, read once and on demand."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the visible text."""
        return ()
