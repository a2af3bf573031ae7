"""One line per finding, as editors and grep read them."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.cells import ascii_only, line, visible
from cyberlint.outcome import DocumentReport, Finding, Location, Report, Suppressed, SuppressionKind, Unread
from cyberlint.reporters import Options, held_open

TITLE = "one line per finding, for editors and grep"


def report(report: Report, options: Options) -> str:
    """Return a line for every finding, every waived one, and what was not checked and had to be."""
    lines = [_finding(finding) for document in report.documents for finding in document.findings]
    lines += [_waived(item) for item in report.suppressed(SuppressionKind.WAIVER)]
    lines += [row for document in report.documents for row in _held_open(document)]
    lines += [_unread(item) for item in report.unread]
    text = "".join(f"{item}\n" for item in lines)
    return text if options.unicode else "".join(f"{ascii_only(item)}\n" for item in lines)


def _finding(finding: Finding) -> str:
    place = _place(finding.location.path, finding.location.line, finding.location.column)
    words = f"{place}: {finding.severity} {finding.rule.id} {finding.rule.name}: {line(finding.message)}"
    people = _people(finding.location)
    return f"{words} [{people}]" if people else words


def _waived(item: Suppressed) -> str:
    rule, location = item.finding.rule, item.finding.location
    place = _place(location.path, location.line, location.column)
    people = f" [{_people(location)}]" if _people(location) else ""
    entry = item.suppression
    words = line(f"{entry.reason} ({entry.owner}, until {entry.until})")
    return f"{place}: waived {rule.id} {rule.name}: {words}{people}"


def _held_open(document: DocumentReport) -> Iterator[str]:
    for outcome in document.outcomes:
        if held_open(outcome):
            path, rule = visible(document.disclosure.path), outcome.rule
            reason = line(outcome.reason or "no reason is known")
            yield f"{path}: not evaluated {rule.id} {rule.name}: {reason}"


def _people(location: Location) -> str:
    paragraph = f"¶{location.paragraph}" if location.paragraph else ""
    return line(" ".join(words for words in (location.part, location.section, paragraph) if words))


def _unread(item: Unread) -> str:
    return f"{_place(item.path, item.line, item.column)}: not read: {line(item.what)}"


def _place(path: str, row: int | None, column: int | None) -> str:
    return ":".join([visible(path), *(str(number) for number in (row, column) if number)])
