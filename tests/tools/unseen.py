"""The part of ``docs/accuracy.md`` about filings that nobody had read.

What was answered, and how the verdicts scored before their errors were looked at, stands in
``tests/narrative/judged.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cyberlint.disclosure import Disclosure
from cyberlint.narrative import Narrative
from tools.survey import wilson

UNSEEN = """
## Filings that nobody had read

150 annual reports, drawn at random from the tagged filings below (how, says `tests/narrative/judged.yaml`),
none by a registrant of the labelled ones, one a registrant: 900 answers. One reader read the whole tagged
narrative of each, without its flags, and wrote the answers down before any verdict was looked at. The lexicon
was tuned on the errors in the first half, and on many tagged filings that neither half holds, while the
second half stayed unread. The second half was then read and scored *once*. Its errors were looked at
afterwards, so that *now* is unseen in neither half. *Before* is the lexicon as it was before any of this;
single findings in a few of these filings may have been read while the rules were written.

| agree | first half: before | now | second half: before | once | now | both: before, unseen |
|---|--:|--:|--:|--:|--:|---|
{rows}

The interval is Wilson's, of 95 %, as if answers of the same filing did not depend on each other. The errors
are a long tail of wordings: mending those of the first half mended none in the second.

"""
THIRD = """
### And a third sample

100 more of them, drawn in the same way, one a registrant, of registrants without a filing in the first two.
*Before* is the lexicon tuned on those. It was then tuned again, on what it had not understood in tagged
filings by other registrants, while these stayed unread; then one reader wrote all answers down before any
verdict was looked at, and it was scored *once*. The errors were looked at afterwards.

| agree | before | once | now | once, unseen |
|---|--:|--:|--:|---|
{rows}

Between *before* and *once*, 230 answers to the tagged filings below became yes that had been silence, 42
became silence that had been yes, and no contradiction came or went; of these 600 answers one more was right.

"""
FOURTH = """
### And a fourth

60 more, drawn and answered in the same way before anything else was done. Then the lexicon was tuned on
paraphrases and on other filings, where 154 verdicts changed, 95 in 100 of them for the better, and this was
scored *once*: of these 360 answers two more were right.

| agree | before | once | now | once, unseen |
|---|--:|--:|--:|---|
{rows}

"""
LATER = {"third": THIRD, "fourth": FOURTH}
"""What is said of the samples after the first two, by their names."""


def noting(
    said: dict[str, str], filings: Iterable[Disclosure], read: Mapping[str, Any]
) -> Iterator[Disclosure]:
    """Yield the filings, and note in `said` the verdicts on those of the samples, a letter a flag."""
    wanted = {accession for sample in read["samples"].values() for accession in sample["answers"]}
    for disclosure in filings:
        if disclosure.accession in wanted:
            answers = Narrative(disclosure).verdicts
            said[disclosure.accession] = "".join(answers[flag].answer.value[0] for flag in read["flags"])
        yield disclosure


def unseen(read: Mapping[str, Any], said: Mapping[str, str]) -> Iterator[str]:
    """Yield a row for each flag: on how many answers of the samples reader and verdicts agreed, and when."""
    first, second = read["samples"]["first"], read["samples"]["second"]
    columns = [
        first["scored"]["unread"],
        agreed(first["answers"], said),
        second["scored"]["unread"],
        second["scored"]["once"],
        agreed(second["answers"], said),
    ]
    filings = [len(sample["answers"]) for sample in (first, first, second, second, second)]
    for place, flag in enumerate(read["flags"]):
        yield unseen_row(flag, [column[place] for column in columns], filings)
    answers = [size * len(read["flags"]) for size in filings]
    yield unseen_row("all", [sum(column) for column in columns], answers)


def afterwards(read: Mapping[str, Any], said: Mapping[str, str], name: str) -> Iterator[str]:
    """Yield a row for each flag, and one for all: how often a later sample's reader and verdicts agreed."""
    sample, flags = read["samples"][name], read["flags"]
    columns = [sample["scored"]["unread"], sample["scored"]["once"], agreed(sample["answers"], said)]
    size = len(sample["answers"])
    for flag, *numbers in zip(flags, *columns, strict=True):
        yield afterwards_row(flag, numbers, size)
    yield afterwards_row("all", [*map(sum, columns)], size * len(flags))


def afterwards_row(name: str, numbers: Sequence[int], size: int) -> str:
    """Return a row: each number out of the size, and the share of the one that was scored once."""
    cells = " | ".join(f"{number}/{size}" for number in numbers)
    return f"| {name} | {cells} | {share(numbers[1], size)} |"


def unseen_row(name: str, numbers: Sequence[int], sizes: Sequence[int]) -> str:
    """Return a row: each number out of its size, and the share of the unseen ones, the first and third."""
    cells = [f"{number}/{size}" for number, size in zip(numbers, sizes, strict=True)]
    return f"| {name} | {' | '.join(cells)} | {share(numbers[0] + numbers[2], sizes[0] + sizes[2])} |"


def agreed(answers: Mapping[str, str], said: Mapping[str, str]) -> list[int]:
    """Return by flag how many verdicts are the reader's answer."""
    return [
        sum(map(str.__eq__, wanted, got))
        for wanted, got in zip(
            zip(*answers.values(), strict=True),
            zip(*(said[accession] for accession in answers), strict=True),
            strict=True,
        )
    ]


def share(part: int, whole: int) -> str:
    """Return a share with its interval, to three places."""
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.3f}–{high:.3f})"
