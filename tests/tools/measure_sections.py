"""Measure how well the section of an Item is found: found at all, start right, end right.

    PYTHONPATH=checker:tests python tests/tools/measure_sections.py [--all]

On fictional reports always; on real ones where CYBERLINT_CORPUS names them. A whole report's section is
right where it begins with the Item's heading, holds every visible CYD text block, and the next Item
follows; an extract's, where it reaches from its first heading to its end, the feet of pages aside.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cyberlint.disclosure import Section, Span
from cyberlint.draft.lines import source_lines
from cyberlint.draft.lines import visible as visible_lines
from cyberlint.markup.facts import is_read
from cyberlint.markup.scan import scan
from cyberlint.markup.visible import subtracted, visible
from cyberlint.narrative import sections
from cyberlint.narrative.paragraphs import paragraphs
from cyberlint.narrative.sections import is_of_page
from reports import reports

COUNT = 1000
PARTS = ("found", "start", "end")
HEADING = re.compile(r"item\s+(?:1c|16k|1\.05)\b", re.IGNORECASE)
AFTER = re.compile(r"\s*(?:item \d|signature)", re.IGNORECASE)
BLOCK = re.compile(r'<ix:nonNumeric[^>]*name="cyd:\w+TextBlock"[^>]*>')


@dataclass(frozen=True, slots=True)
class Trial:
    """One text: its name, and what holds of the section that was found in it."""

    name: str
    found: bool = False
    start: bool = False
    end: bool = False
    seen: str = ""


def fictional() -> Iterator[Trial]:
    """Yield a trial for each fictional report."""
    for number, made in enumerate(reports(COUNT)):
        name = f"{number} {made.heading!r}"
        found = next((each for each in sections.find(made.text) if each.item == made.item), None)
        if found is None:
            yield Trial(name)
            continue
        near = abs(found.span.start - made.start) <= 2  # the mark of a list may belong to the heading
        yield Trial(name, True, near, found.span.end == made.end, _seen(made.text, found.span))


def tagged(folder: Path) -> Iterator[Trial]:
    """Yield a trial for each whole report in Inline XBRL."""
    for path in sorted(folder.glob("*.htm")):
        source = path.read_text(encoding="utf-8")
        shown = visible(
            source, *subtracted([(0, len(source))], scan(source, 0, len(source), is_read).headers)
        )
        ends = ((tag.end(), source.find("</ix:nonNumeric>", tag.end())) for tag in BLOCK.finditer(source))
        places = [span for start, end in ends if (span := shown.span(start, end))]
        yield _whole(path.name, shown.text, sections.find(shown.text), places)


def _whole(name: str, text: str, found: tuple[Section, ...], places: list[Span]) -> Trial:
    if not found:
        return Trial(name)
    span, item = found[0].span, found[0].item
    rest = paragraphs(text, Span(span.end, len(text)))
    after = next((line for line in rest if not is_of_page(text, line, item)), Span(0, 0))
    inside = all(place.within(span) for place in places)
    start = HEADING.match(text, span.start) is not None and inside
    return Trial(name, True, start, inside and AFTER.match(text, after.start) is not None, _seen(text, span))


def extracts(paths: Iterable[Path]) -> Iterator[Trial]:
    """Yield a trial for each text that is an Item alone."""
    for path in sorted(paths):
        text = visible_lines(source_lines(path.read_text(encoding="utf-8"))).text
        found = sections.find(text)
        if not found:
            yield Trial(path.name)
            continue
        span, item = found[0].span, found[0].item
        first = HEADING.search(text)
        rest = paragraphs(text, Span(span.end, len(text)))
        end = AFTER.match(text, span.end) is not None or all(is_of_page(text, line, item) for line in rest)
        yield Trial(
            path.name, True, first is not None and first.start() == span.start, end, _seen(text, span)
        )


def _seen(text: str, span: Span) -> str:
    return f"{text[span.start : span.start + 30]!r} … {text[span.end - 30 : span.end + 30]!r}"


def report(title: str, trials: Iterator[Trial], *, show: bool = False) -> None:
    """Print the shares of one collection, and what is wrong or, with `show`, everything."""
    done = list(trials)
    shares = "   ".join(
        f"{part} {sum(getattr(trial, part) for trial in done) / len(done):.3f}" for part in PARTS
    )
    print(f"{title:28}{len(done):6}   {shares}")
    for trial in done:
        if show or not (trial.found and trial.start and trial.end):
            print(f"    {trial.name[:44]:46}{trial.found:2}{trial.start:2}{trial.end:2}  {trial.seen}")


def main() -> None:
    """Print the shares for every collection at hand; ``--all`` lists every real text."""
    show = "--all" in sys.argv
    report("fictional reports", fictional())
    if folder := os.environ.get("CYBERLINT_CORPUS"):
        corpus = Path(folder) / "corpus"
        report("whole reports, Inline XBRL", tagged(corpus / "ixbrl"), show=show)
        report("extracts of Item 1C", extracts((corpus / "item1c_text").rglob("*.txt")), show=show)
        report("extracts of Item 1.05", extracts((corpus / "form8k").glob("*.txt")), show=show)


if __name__ == "__main__":
    main()
