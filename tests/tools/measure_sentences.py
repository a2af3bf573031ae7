"""Measure sentence splitters on the hard cases: share of cases and of ends right, time, start-up.

    python tests/tools/measure_sentences.py

Other splitters take part where they are installed (``pip install nupunkt sentencex …``); cyberlint
depends on none of them.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from cyberlint.disclosure import Span
from cyberlint.narrative.sentences import split

CASES = Path(__file__).parents[1] / "narrative" / "hard_sentences.txt"
MARK = "¦"
GLUED = "‖"
#: What a run imports and reads anyway.
EVERY_RUN = "import cyberlint.disclosure; from cyberlint.resources import data; data()"
Splitter = Callable[[str], Iterable[str]]


def cases() -> list[list[str]]:
    """Return the hard cases, each a list of sentences with the space after them."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    spaced = [line.replace(MARK, f" {GLUED}") for line in lines if line and not line.startswith("#")]
    return [line.split(GLUED) for line in spaced]


def ours(text: str) -> list[str]:
    """Split with cyberlint."""
    return [text[span.start : span.end] for span in split(text, Span(0, len(text)))]


def others() -> dict[str, tuple[str, Callable[[], Splitter]]]:
    """Return the import line of each other splitter, and how to make it."""

    def load(name: str) -> object:
        return importlib.import_module(name)

    return {
        "nupunkt": ("import nupunkt", lambda: load("nupunkt").sent_tokenize),
        "sentencex": ("import sentencex", lambda: lambda text: load("sentencex").segment("en", text)),
        "pysbd": (
            "import pysbd; pysbd.Segmenter('en')",
            lambda: load("pysbd").Segmenter("en", clean=False).segment,
        ),
        "blingfire": (
            "import blingfire",
            lambda: lambda text: load("blingfire").text_to_sentences(text).split("\n"),
        ),
        "syntok": ("import syntok.segmenter", lambda: _syntok),
        "segtok": (
            "import segtok.segmenter",
            lambda: lambda text: load("segtok.segmenter").split_single(text),
        ),
        "charboundary": (
            "import charboundary; charboundary.get_small_segmenter()",
            lambda: load("charboundary").get_small_segmenter().segment_to_sentences,
        ),
        "sentencesplit": (
            "import sentencesplit; sentencesplit.Segmenter('en')",
            lambda: load("sentencesplit").Segmenter("en").segment,
        ),
    }


def _syntok(text: str) -> list[str]:
    segmenter = importlib.import_module("syntok.segmenter")
    return [
        "".join(token.spacing + token.value for token in sentence)
        for paragraph in segmenter.analyze(text)
        for sentence in paragraph
    ]


def ends(sentences: Iterable[str]) -> set[int]:
    """Return the places of the inner ends, counted in characters that are not blank."""
    place, found = 0, []
    for sentence in sentences:
        if size := len("".join(sentence.split())):
            place += size
            found.append(place)
    return set(found[:-1])


def measure(splitter: Splitter) -> tuple[float, float, float]:
    """Return the share of cases right, and precision and recall of the ends."""
    right = true = got = wanted = 0
    for case in cases():
        expected, found = ends(case), ends(splitter("".join(case)))
        right += expected == found
        true += len(expected & found)
        got += len(found)
        wanted += len(expected)
    return right / len(cases()), true / max(got, 1), true / wanted


def milliseconds(splitter: Splitter) -> float:
    """Return the time for 8 KB of text, the median of 15 runs."""
    text = (" ".join("".join(case) for case in cases()) * 2)[:8192]
    times = []
    for _ in range(15):
        begin = time.perf_counter()
        list(splitter(text))
        times.append((time.perf_counter() - begin) * 1e3)
    return sorted(times)[7]


def start_up(statement: str, base: str = "pass") -> float:
    """Return how long a process takes to import and make the splitter, beyond `base`, in ms."""

    def once(code: str) -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        return (time.perf_counter() - begin) * 1e3

    return min(once(statement) for _ in range(5)) - min(once(base) for _ in range(5))


def main() -> None:
    """Print the table, and the cases that cyberlint gets wrong."""
    columns = ("cases", "precision", "recall", "8 KB ms", "start ms")
    print(f"{len(cases())} cases\n{'':14}" + "".join(f"{column:>10}" for column in columns))
    rows = {
        "cyberlint": (f"{EVERY_RUN}; import cyberlint.narrative.sentences as s; s._words()", lambda: ours)
    }
    rows |= others()
    for name, (statement, make) in rows.items():
        base = EVERY_RUN if name == "cyberlint" else "pass"
        try:
            splitter = make()
            list(splitter("One. Two."))
        except ImportError:
            print(f"{name:14} not installed")
            continue
        right, precision, recall = measure(splitter)
        print(
            f"{name:14}{right:10.2f}{precision:10.2f}{recall:10.2f}"
            f"{milliseconds(splitter):10.2f}{start_up(statement, base):10.0f}"
        )
    for case in cases():
        if ends(case) != ends(found := ours("".join(case))):
            print("wrong:", MARK.join(case), "→", MARK.join(found))


if __name__ == "__main__":
    main()
