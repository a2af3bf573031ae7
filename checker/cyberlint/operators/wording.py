"""Ask whether the narrative has wording that a list of the lexicon names: marks, slips, wrong terms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Span
from cyberlint.narrative import Narrative
from cyberlint.operators import NO_TEXT, answered
from cyberlint.pattern import Pattern
from cyberlint.resources import data

_FOLDER = "lexicon/wording/"
_BEFORE = 60  # characters before a hit that `after` is asked about
_SHOWN = 8  # places: who mends eight sees the rest
LISTS = [name.removeprefix(_FOLDER) for name in data() if name.startswith(_FOLDER)]

SUBJECT = {"enum": LISTS, "description": "The list of `rules/lexicon/wording/`."}
OPTIONS: dict[str, dict[str, Any]] = {
    "in": {
        "enum": ["narrative", "text"],
        "description": "`narrative`: what is said, each sentence once; `text`: blocks that repeat it, too.",
    }
}
REQUIRED = ("in",)


class Wording:
    """One entry of a list.

    One of the `seek`, each as it is spelled, must be in the text for the `pattern` to be tried. A hit counts
    where `after` matches what stands before it, `allow` does not match the whole of it, and `unless`
    nothing in its sentence. It is shown with the words that it is a part of.
    """

    __slots__ = ("after", "allow", "pattern", "seek", "unless")

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.seek: list[str] = entry["seek"]
        self.pattern = Pattern(entry["pattern"], trusted=True)
        self.after, self.allow, self.unless = (
            Pattern(entry[key], trusted=True) if key in entry else None
            for key in ("after", "allow", "unless")
        )


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether there is such wording; the evidence is every place of it, the same words once."""
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    found: dict[str, Span] = {}
    narrative = case.narrative if options["in"] == "narrative" else None
    for span in sorted(_hits(subject, narrative, text)):
        found.setdefault(text[span.start : span.end], span)
        if len(found) == _SHOWN:
            break
    return answered("wording", subject, case, found.values())


@cache
def wordings(name: str) -> tuple[Wording, ...]:
    """Return the entries of a list; a pattern is compiled when it is first tried."""
    return tuple(map(Wording, data()[f"{_FOLDER}{name}"]["wordings"]))


def _hits(name: str, narrative: Narrative | None, text: str) -> Iterator[Span]:
    for wording in wordings(name):
        if any(map(text.__contains__, wording.seek)):
            for start, end in wording.pattern.ranges(text):
                around = _sentence(narrative, start) if narrative else Span(start, end)
                if around and _counts(wording, text, Span(start, end), around):
                    yield _whole(text, start, end)


def _counts(wording: Wording, text: str, hit: Span, sentence: Span) -> bool:
    before = text[max(hit.start - _BEFORE, 0) : hit.start]
    led = wording.after.search(before) if wording.after else (0, len(before))
    if not led or led[1] != len(before):  # `$` alone allows a line's end
        return False
    if wording.allow and wording.allow.covers(text[hit.start : hit.end]):
        return False
    return not (wording.unless and wording.unless.search(text[sentence.start : max(sentence.end, hit.end)]))


def _sentence(narrative: Narrative, position: int) -> Span | None:
    """Return the sentence that holds a position; what no sentence holds is not the narrative's."""
    sentences = narrative.sentences
    index = bisect_right(sentences, position, key=lambda sentence: sentence.span.start) - 1
    return sentences[index].span if index >= 0 and position < sentences[index].span.end else None


def _whole(text: str, start: int, end: int) -> Span:
    """Return a range with the letters and digits that touch it."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)
