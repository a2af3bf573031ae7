"""The small language of claim patterns.

A pattern is words in their order: ``word``, ``prefix*``, alternatives ``a|b``, words that belong together
``in_charge``, a named set ``$BOARD``, any of these made optional by ``?`` or marked by ``^`` as the head,
the word that negation and modality must reach (the last element without such a mark), and a gap ``..4`` of
at most four words, which ``..4!$VERB`` forbids to run over a verb and ``..4!,`` over a comma. No gap runs
into another clause. Commas and brackets are not words.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

from cyberlint.narrative.patterns import Pattern, Step

_GAP = re.compile(r"\.\.(\d+)(?:!(,?)(\S*))?")


class PatternError(ValueError):
    """A pattern that is not in the language; the message says why."""


class Classes:
    """Gives every class of words its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Return the number of a class, the next one where the class is new."""
        return self.numbers.setdefault(name, len(self.numbers))

    def compile(self, source: str) -> Pattern:
        """Compile one pattern. Raises PatternError."""
        steps: list[Step] = []
        head = -1
        gap: Step | None = None
        for word in source.split():
            if word.startswith(".."):
                if gap or not steps:
                    raise PatternError(
                        f"pattern {source!r} must begin and end with a word, as every gap must"
                    )
                gap = self._gap(word)
                continue
            if word[0] == "^":
                head = len(steps)
            step = self._word(word.removeprefix("^"), gap or Step(-1))
            if step.optional and (gap or not steps):
                raise PatternError(f"pattern {source!r} has an optional word at its start or after a gap")
            steps.append(step)
            gap = None
        if not steps or gap:
            raise PatternError(f"pattern {source!r} must begin and end with a word")
        need = reduce(or_, (1 << step.number for step in steps if not step.optional))
        return Pattern(tuple(steps), len(steps) - 1 if head < 0 else head, need)

    def _gap(self, word: str) -> Step:
        """Return a gap as a step that has no class yet: the next word gives it one."""
        gap = _GAP.fullmatch(word)
        if not gap or ("!" in word and not (gap[2] or gap[3])):
            raise PatternError(f"{word!r} is not a gap; write ..4, ..4!, or ..4!$NAME")
        return Step(-1, int(gap[1]), self._class(gap[3], word) if gap[3] else -1, comma=not gap[2])

    def _word(self, word: str, gap: Step) -> Step:
        name = word.removesuffix("?").replace("_", " ")
        return gap._replace(number=self._class(name, word), optional=word.endswith("?"))

    def _class(self, name: str, word: str) -> int:
        if not all(alternative.strip() for alternative in name.split("|")):
            raise PatternError(f"{word!r} has an alternative without a word")
        return self.number(name)
