"""The narrative of a disclosure: its passages, paragraphs and sentences, each with its place."""

from __future__ import annotations

from functools import cached_property

from cyberlint.disclosure import Disclosure
from cyberlint.narrative.passages import Passage, Sentence, passages

__all__ = ["Narrative", "Passage", "Sentence"]


class Narrative:
    """What a disclosure says, read once and on demand."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The stretches of the visible text that are the narrative, each once, in its order."""
        return passages(self.disclosure)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the narrative, in the order of the visible text."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)
