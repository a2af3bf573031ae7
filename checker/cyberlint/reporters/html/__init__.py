"""HTML: one self-contained page, to read, to print and to file.

The page fetches nothing: its style and its script stand in it, and its policy names their hashes and allows
nothing else. Without scripts everything is seen; with them the findings can be chosen and walked through.
"""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.html import Html
from cyberlint.outcome import Report
from cyberlint.reporters import Options
from cyberlint.reporters.html.counts import statistics
from cyberlint.reporters.html.document import document
from cyberlint.reporters.html.page import page
from cyberlint.reporters.html.text import Shown, shown

TITLE = "a page for a lawyer: the text with findings marked in place, the flags, the law"

EVIDENCE = True

ROOM = 8_000_000
"""How many characters the documents of one page may have: a browser takes four seconds for so many."""


def report(report: Report, options: Options) -> str:
    """Return the page; it says what it has no room for."""
    fitted = dict(sorted(_fitted(report, options)))
    articles = [article for _, article in fitted.values()]
    if options.statistics:
        articles.append(statistics(report))
    return page(report, options, [document for document, _ in fitted.values()], articles)


def _fitted(report: Report, options: Options) -> Iterator[tuple[int, tuple[Shown, Html]]]:
    """Yield documents with their numbers while there is room, at least one, those with findings first."""
    room, any_yet = ROOM, False
    tuned = report.basis.tuned if report.basis else ()
    numbered = list(enumerate(report.documents, 1))
    for number, item in sorted(numbered, key=lambda pair: not pair[1].findings):
        ready = shown(item, number, tuned[number - 1] if tuned else ())
        article = document(ready, quiet=options.quiet)
        room -= len(article)
        if room < 0 and any_yet:
            return
        any_yet = True
        yield number, (ready, article)
