"""Workflow commands that GitHub Actions shows as annotations beside the lines they are about.

GitHub keeps ten annotations of each level per step and drops the rest without a word, so ten of each are
written and a notice counts the others, and those that are accepted. The command line adds the Markdown
report, which has them all, to the summary of the job.
See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.cells import line, plural, visible
from cyberlint.outcome import Finding, Report, SuppressionKind, Unread
from cyberlint.reporters import Options, accepted, cited, held_open, in_repository
from cyberlint.rule import Severity
from cyberlint.tuples import NamedTuple

TITLE = "annotations for GitHub Actions"

MOST = 10
"""How many annotations of one level GitHub keeps per step."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class _Annotation(NamedTuple):
    """One annotation: its level, title and words, and the place that it is about, if any."""

    level: str
    title: str
    words: str
    path: str = ""
    row: int | None = None
    column: int | None = None


def report(report: Report, options: Options) -> str:
    """Return the commands: what could not be checked, the findings by severity, then the rest counted."""
    found = (finding for document in report.documents for finding in document.findings)
    annotations = [*map(_unread, report.unread), *_open(report), *map(_finding, found)]
    by_level = {level: [one for one in annotations if one.level == level] for level in _LEVELS.values()}
    accepted_ones = sum(len(document.suppressed) for document in report.documents)
    if accepted_ones or any(len(some) > MOST for some in by_level.values()):
        room = {level: MOST - (level == "notice") for level in by_level}  # the last notice is for the counts
        hidden = sum(max(len(some) - room[level], 0) for level, some in by_level.items())
        words = "\n".join([*_hidden(hidden), *_accepted(report, accepted_ones)])
        by_level["notice"][room["notice"] :] = [_Annotation("notice", "cyberlint", words)]
    shown = (one for some in by_level.values() for one in some[:MOST])
    return "".join(f"{_command(one, options.root)}\n" for one in shown)


def _hidden(count: int) -> Iterator[str]:
    if count:
        yield (
            f"{count:,} more, not shown: GitHub keeps {MOST} annotations of a level. "
            "The summary of the job and other formats have them all."
        )


def _accepted(report: Report, count: int) -> Iterator[str]:
    """Count what waivers and the baseline accept, and list what is waived."""
    if count:
        day = f", judged as of {report.as_of}" if report.as_of else ""
        yield f"{plural(count, 'more finding')} accepted by waivers or the baseline{day}."
    for item in report.suppressed(SuppressionKind.WAIVER):
        place = item.finding.location
        where = f"{place.path}:{place.line}" if place.line else place.path
        yield line(f"{item.finding.rule.id} at {where}: {accepted(item.suppression)}")


def _open(report: Report) -> Iterator[_Annotation]:
    """Tell which rules had to be decided and were not."""
    for document in report.documents:
        for outcome in document.outcomes:
            if held_open(outcome):
                words = line(f"not evaluated: {outcome.reason or 'no reason is known'}")
                title = f"{outcome.rule.id} {outcome.rule.name}"
                yield _Annotation("error", title, words, document.disclosure.path)


def _finding(finding: Finding) -> _Annotation:
    place, rule = finding.location, finding.rule
    laws = cited(finding.references)
    parts = (finding.message, place.human, f"Law: {laws}" if laws else "", rule.remedy)
    words = "\n".join(line(part) for part in parts if part)
    level = _LEVELS[finding.severity]
    return _Annotation(level, f"{rule.id} {rule.name}", words, place.path, place.line, place.column)


def _unread(item: Unread) -> _Annotation:
    return _Annotation("error", "not read", line(item.what), item.path, item.line, item.column)


def _command(one: _Annotation, root: str) -> str:
    """Write one command; what is not known is left out."""
    properties = {
        "file": in_repository(one.path, root),
        "line": one.row,
        "col": one.column,
        "title": one.title,
    }
    given = ",".join(f"{key}={_property(visible(str(value)))}" for key, value in properties.items() if value)
    return f"::{one.level} {given}::{_data(one.words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
