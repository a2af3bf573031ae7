"""Score the verdicts against labelled and tagged real filings, and write it down: ``docs/accuracy.md``.

``python -m tools.accuracy`` with ``tests`` on the path scores the filings where CYBERLINT_CORPUS says;
``--list`` prints every tagged filing whose flag the verdict contradicts instead, for somebody to read. The
scores come from the labels' own ``score.py``; what was judged by reading comes from the rule files and from
``tests/narrative/judged.yaml``. The document quotes and names nobody.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cyberlint.disclosure import Disclosure
from cyberlint.narrative import Narrative
from cyberlint.narrative.verdicts import Verdict
from cyberlint.taxonomy import Kind, names
from cyberlint.yamldata import load
from tools.survey import FILINGS, disclosures, interval, judgements, wilson

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/accuracy.md"
JUDGED = Path(__file__).resolve().parents[1] / "narrative/judged.yaml"
NARRATIVES = "gold/dev.narratives.jsonl.gz"
LABELS = "gold/dev.labels.jsonl"
SCORE = "gold/score.py"
RULES = {
    ("integrated", True): ("CYD210",),
    ("integrated", False): ("CYD211",),
    ("third_party_engaged", True): ("CYD205",),
    ("third_party_engaged", False): ("CYD206",),
    ("third_party_oversight", True): ("CYD219", "CYD217"),
    ("third_party_oversight", False): ("CYD208",),
    ("materially_affected", True): ("CYD201",),
    ("materially_affected", False): ("CYD202",),
    ("positions_responsible", True): ("CYD220",),
    ("positions_responsible", False): ("CYD212",),
    ("report_to_board", True): ("CYD221",),
    ("report_to_board", False): ("CYD214",),
}
"""The rules that report a flag with this value against the narrative."""

HEAD = """\
# How well the narrative is read

A *verdict* is what cyberlint says that a narrative answers to one of the six questions behind the flags of
the CYD taxonomy: yes, no, silent or mixed. It never looks at the flags. Here verdicts are held against
readers.

## Labelled filings

240 annual reports, of which people read the whole tagged narrative without its flags and wrote down the
answers; two readers agree on 0.99. *agree* counts equal answers, *decided* those where the reader said yes or
no; *contradictions* are the filings whose flag the narrative contradicts: P is how many of those found are
real, R how many of the real ones are found.

"""
HALVES = """
The lexicon is tuned on all of these filings: every error was read, and what was at fault in the language
was mended. When it had been tuned on one half only (0.953), the other half, unread, agreed on 0.886; then
that half was read as well. So these figures say what the lexicon was made to reach; what to expect of other
filings stands in the next section.

"""
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
UNIVERSE = """
## Tagged filings

{total:,} filings of the SEC's Financial Statement and Notes data sets, which hold the tagged text only. Every
filing whose flag the verdict contradicts is counted. *Judged* are findings of the rules named that somebody
read, *right* how many were true, with the Wilson interval of 95 %; each rule file says how they were drawn.

| flag | tagged | the narrative says | filings | rules | judged | right |
|---|---|---|--:|---|--:|---|
"""
SAMPLED = """
### A sample of these filings, read afresh

{count} of the filings whose flag the verdict contradicts, drawn at random in proportion to the rows above
(how, says `tests/narrative/judged.yaml`), labelled filings aside, were read by one person, who asked only
whether the narrative says the opposite of the tag. *Right* has the Wilson interval of 95 %.

| flag | tagged | read | right |
|---|---|--:|---|
{rows}

One of the two wrong ones, an effect that is said to come if threats are realized, is read as such since. The
other denies that there is a significant risk and tells of a fraud that was made good.
"""
TAIL = """
Generated by `make accuracy`.
"""


def main() -> None:
    """Score and write the document, or list the contradictions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true")
    corpus = Path(os.environ["CYBERLINT_CORPUS"])
    if parser.parse_args().list:
        for disclosure in disclosures(corpus / FILINGS):
            for flag, tagged, found in contradicted(disclosure):
                sentence = found.claims[0].sentence.span
                text = " ".join(disclosure.text[sentence.start : sentence.end].split())
                sys.stdout.write(f"{disclosure.accession} {flag} {str(tagged).lower()} {text}\n")
        return
    DOCUMENT.write_text(document(corpus), encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT.name} is written\n")


def document(corpus: Path) -> str:
    """Return the document."""
    labels = (corpus / LABELS).read_text(encoding="utf-8").splitlines()
    verdicts = [verdict(disclosure) for disclosure in disclosures(corpus / NARRATIVES)]
    whole = scored(corpus / SCORE, verdicts, labels)
    halves = [scored(corpus / SCORE, verdicts, labels[start::2]) for start in (0, 1)]
    read = judged()
    said: dict[str, str] = {}
    counts, total = contradictions(noting(said, disclosures(corpus / FILINGS), read))
    text = HEAD + block(whole) + HALVES
    text += block(f"the first half\n{halves[0]}\nthe second half\n{halves[1]}")
    text += UNSEEN.format(rows="\n".join(unseen(read, said)))
    text += UNIVERSE.format(total=total).lstrip("\n") + "\n".join(rows(counts)) + "\n"
    groups = read["contradictions"]
    count = sum(len(group.get(answer, ())) for group in groups for answer in ("right", "wrong"))
    return text + SAMPLED.format(count=count, rows="\n".join(sampled(groups))) + TAIL


def judged() -> dict[str, Any]:
    """Return what was judged by reading, without the rules."""
    read: dict[str, Any] = load(JUDGED.read_text(encoding="utf-8")).value
    return read


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


def sampled(groups: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a row for each group of contradictions that were read, and one for all."""
    everything = [0, 0]
    for group in groups:
        right, wrong = (len(group.get(verdict, ())) for verdict in ("right", "wrong"))
        everything = [everything[0] + right + wrong, everything[1] + right]
        tagged = str(group["tagged"]).lower()
        yield f"| {group['flag']} | {tagged} | {right + wrong} | {interval(right, right + wrong)} |"
    yield f"| all | | {everything[0]} | {interval(everything[1], everything[0])} |"


def verdict(disclosure: Disclosure) -> dict[str, Any]:
    """Return the verdicts on one filing, as `cyberlint flags` writes them."""
    answers = Narrative(disclosure).verdicts
    flags = {flag: {"narrative": answer.answer.value} for flag, answer in answers.items()}
    return {"accession": disclosure.accession, "flags": flags}


def scored(score: Path, verdicts: list[dict[str, Any]], labels: list[str]) -> str:
    """Return what the labels' own score says of the verdicts."""
    with tempfile.TemporaryDirectory() as folder:
        said, wanted = Path(folder, "verdicts.jsonl"), Path(folder, "labels.jsonl")
        said.write_text("\n".join(map(json.dumps, verdicts)), encoding="utf-8")
        wanted.write_text("\n".join(labels), encoding="utf-8")
        command = [sys.executable, str(score), str(said), str(wanted)]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return "\n".join(line.rstrip() for line in lines)


def contradictions(filings: Iterable[Disclosure]) -> tuple[Counter[tuple[str, bool]], int]:
    """Count the filings whose flag the verdict contradicts, by flag and tagged value; and all filings."""
    counts: Counter[tuple[str, bool]] = Counter()
    total = 0
    for disclosure in filings:
        total += 1
        counts.update((flag, tagged) for flag, tagged, _ in contradicted(disclosure))
    return counts, total


def contradicted(disclosure: Disclosure) -> Iterator[tuple[str, bool, Verdict]]:
    """Yield every flag of a filing that its verdict contradicts, with the tagged value."""
    answers = Narrative(disclosure).verdicts
    for flag in names(Kind.FLAG):
        fact = disclosure.fact(flag)
        tagged = fact.value if fact else None
        if isinstance(tagged, bool) and answers[flag].answer.value == ("no" if tagged else "yes"):
            yield flag, tagged, answers[flag]


def rows(counts: Counter[tuple[str, bool]]) -> Iterator[str]:
    """Yield a row of the table for each flag and value, and one for all."""
    everything = [0, 0]
    judged_of = judgements()
    for (flag, tagged), rules in RULES.items():
        judged, right = (sum(judged_of[rule][at] for rule in rules) for at in (0, 1))
        everything = [everything[0] + judged, everything[1] + right]
        said = "no" if tagged else "yes"
        yield (
            f"| {flag} | {str(tagged).lower()} | {said} | {counts[flag, tagged]} | {', '.join(rules)} "
            f"| {judged or '–'} | {interval(right, judged)} |"
        )
    yield f"| all | | | {counts.total()} | | {everything[0]} | {interval(everything[1], everything[0])} |"


def block(text: str) -> str:
    """Return text as a Markdown code block."""
    return f"```text\n{text}\n```\n"


if __name__ == "__main__":
    main()
