"""The narrative of a disclosure: its passages, paragraphs and sentences, each with its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from functools import cached_property

from cyberlint.disclosure import Disclosure, Fact
from cyberlint.narrative.claims import Claim, read
from cyberlint.narrative.lexicon import Lexicon, lexicon
from cyberlint.narrative.passages import Passage, Sentence, block_sentences, passages
from cyberlint.narrative.verdicts import Verdict, decide
from cyberlint.taxonomy import is_current

__all__ = ["Narrative", "Passage", "Sentence"]


class _Bound(dict[str, tuple[Fact, ...]]):
    """The bound facts of a disclosure by their short names: rules ask for the same few again and again."""

    def __init__(self, disclosure: Disclosure) -> None:
        super().__init__()
        self._disclosure = disclosure

    def __missing__(self, name: str) -> tuple[Fact, ...]:
        facts = self[name] = self._disclosure.bound(name)
        return facts


class Narrative:
    """What a disclosure says, read once and on demand; `extended` is a lexicon with a pack's own claims."""

    def __init__(self, disclosure: Disclosure, extended: Lexicon | None = None) -> None:
        self.disclosure = disclosure
        self.facts: Mapping[str, tuple[Fact, ...]] = _Bound(disclosure)
        self._extended = extended
        self._blocks: dict[str, tuple[Claim, ...]] = {}
        self._named: dict[str, dict[str, list[Claim]]] = {}

    @classmethod
    def of(cls, disclosure: Disclosure, extended: Lexicon | None = None) -> Narrative:
        """Return the narrative of a disclosure: the same one where it was asked for just now.

        A comparison reads two filings, lints both, and holds the first against the second.
        """
        for known in _RECENT:
            if known.disclosure is disclosure and known._extended is extended:
                return known
        found = cls(disclosure, extended)
        _RECENT.append(found)
        return found

    @property
    def _lexicon(self) -> Lexicon:
        known = self._extended or lexicon()
        return known.of_incidents if is_current(self.disclosure.form, self.disclosure.forms) else known

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The stretches of the visible text that are the narrative, each once, in its order."""
        return passages(self.disclosure)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the narrative, in the order of the visible text."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    @cached_property
    def spelled(self) -> tuple[tuple[Sentence, list[str]], ...]:
        """Every sentence that is no heading, with its words as they stand between blanks."""
        text = self.disclosure.text
        return tuple(
            (sentence, text[sentence.span.start : sentence.span.end].split())
            for sentence in self.sentences
            if not sentence.heading
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the sentences say, in the order of the visible text."""
        return read(self.sentences, self.disclosure.text, self._lexicon)

    def claims_in(self, block: str) -> tuple[Claim, ...]:
        """Return what one text block says, whether or not another says it too; nothing without the block."""
        if block not in self._blocks:
            fact = self.disclosure.fact(block)
            sentences = block_sentences(self.disclosure, fact) if fact and fact.text else ()
            self._blocks[block] = read(sentences, self.disclosure.text, self._lexicon)
        return self._blocks[block]

    def named(self, block: str | None) -> Mapping[str, Sequence[Claim]]:
        """Return what one text block says by the names of the claims; without a block, all the narrative."""
        place = block or ""
        if place not in self._named:
            named = self._named[place] = {}
            for claim in self.claims if block is None else self.claims_in(block):
                named.setdefault(claim.name, []).append(claim)
        return self._named[place]

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """What the narrative answers to each of the six flags."""
        return decide(self.claims, self._lexicon)


_RECENT: deque[Narrative] = deque(maxlen=4)
"""The narratives that were asked for last."""
