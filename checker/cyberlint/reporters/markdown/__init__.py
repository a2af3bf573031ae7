"""Markdown: the summary of a CI job, as GitHub shows it on the page of a run.

GitHub takes 1 MiB of a step and drops the whole of what is larger, so the report ends before that and says
what it left out: https://docs.github.com/en/actions/reference/limits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cyberlint.cells import plural
from cyberlint.markdown import words
from cyberlint.outcome import OutcomeKind, Report
from cyberlint.reporters import Options, closing, result, totals
from cyberlint.reporters.markdown import lists, tables
from cyberlint.reporters.markdown.pieces import Piece
from cyberlint.rule import Severity

TITLE = "Markdown, for the summary of a CI job"

_NOTE = 400
"""How many bytes are kept for the note that something was cut."""


def report(report: Report, options: Options) -> str:
    """Return the report, cut to `options.room` bytes; empty where there is no room for anything."""
    return _fitted(list(_pieces(report, options)), options.room)


def _pieces(report: Report, options: Options) -> Iterator[Piece]:
    yield Piece(f"## cyberlint: {result(report)}\n\n{words(totals(report))}\n")
    if report.exit_code:
        yield Piece(f"\n**{words(closing(report))}**\n")
    if not options.quiet:
        yield from tables.documents(report)
    yield from lists.unchecked(report)
    for severity in Severity:
        yield from lists.findings(report, severity, quiet=options.quiet)
    yield from lists.accepted_findings(report)
    if not options.quiet:
        yield from lists.reasons(report, OutcomeKind.NOT_EVALUATED, "Not evaluated")
    if options.verbose:
        yield from lists.reasons(report, OutcomeKind.NOT_APPLICABLE, "Not applicable")
        yield from lists.reasons(report, OutcomeKind.PASS, "Passed")
    if options.statistics:
        yield from tables.statistics(report)


def _fitted(pieces: list[Piece], room: int) -> str:
    """Return as many pieces as there is room for, and count the others."""
    sizes = [len(piece.text.encode()) for piece in pieces]
    if sum(sizes) <= room:
        return "".join(piece.text for piece in pieces)
    kept, used = 0, _NOTE
    while used + sizes[kept] <= room:
        used += sizes[kept]
        kept += 1
    left_out = Counter(piece.noun for piece in pieces[kept:] if piece.noun)
    cut = ", ".join(plural(count, noun) for noun, count in left_out.items())
    why = "The summary of a step holds no more than 1 MiB; other formats have everything."
    text = "".join(piece.text for piece in pieces[:kept]) + f"\n**Not shown: {cut}.** {why}\n"
    return text if len(text.encode()) <= room else ""
