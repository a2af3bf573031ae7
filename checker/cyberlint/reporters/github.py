"""Workflow commands that GitHub Actions shows as annotations beside the lines they are about.

GitHub keeps ten annotations of each level per step and drops the rest without a word, so the ten most
severe are written and a notice counts the others, and those that are accepted. The command line adds the
Markdown report, which has them all, to the summary of the job.
See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cyberlint.cells import line, visible
from cyberlint.outcome import Finding, Report, SuppressionKind, Unread
from cyberlint.reporters import Options, accepted, held_open, plural
from cyberlint.rule import Severity

TITLE = "annotations for GitHub Actions"

MOST = 10
"""How many annotations of one level GitHub keeps per step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(report: Report, _options: Options) -> str:
    """Return the commands: what could not be checked, the findings by severity, then the rest counted."""
    findings = [finding for document in report.documents for finding in document.findings]
    findings.sort(key=lambda finding: list(_COMMANDS).index(finding.severity))
    commands = [*map(_unread, report.unread), *_open(report), *map(_finding, findings)]
    notices = list(_accepted(report))
    only_notices = bool(commands) and commands[0].startswith("::notice")
    room = MOST - 1 if only_notices and (notices or len(commands) > MOST) else MOST
    if len(commands) > room:
        more = f"{len(commands) - room:,} more, not shown: GitHub keeps {MOST} annotations."
        notices.insert(0, f"{more} The summary of the job and other formats have them all.")
        del commands[room:]
    if notices:
        commands.append(_command("notice", {"title": "cyberlint"}, "\n".join(notices)))
    return "".join(f"{command}\n" for command in commands)


def _accepted(report: Report) -> Iterator[str]:
    """Count what waivers and the baseline accept, and list what is waived."""
    found = sum(len(document.suppressed) for document in report.documents)
    if found:
        day = f", judged as of {report.as_of}" if report.as_of else ""
        yield f"{plural(found, 'more finding')} accepted by waivers or the baseline{day}."
    for item in report.suppressed(SuppressionKind.WAIVER):
        place = item.finding.location
        where = f"{place.path}:{place.line}" if place.line else place.path
        yield line(f"{item.finding.rule.id} at {where}: {accepted(item.suppression)}")


def _open(report: Report) -> Iterator[str]:
    """Tell which rules had to be decided and were not."""
    for document in report.documents:
        for outcome in document.outcomes:
            if held_open(outcome):
                rule = outcome.rule
                where = {"file": document.disclosure.path, "title": f"{rule.id} {rule.name}"}
                yield _command(
                    "error", where, line(f"not evaluated: {outcome.reason or 'no reason is known'}")
                )


def _finding(finding: Finding) -> str:
    location, rule = finding.location, finding.rule
    laws = "; ".join(reference.cite for reference in rule.references)
    parts = (line(finding.message), location.human, f"Law: {laws}" if laws else "", rule.remedy)
    properties = {
        "file": location.path,
        "line": location.line,
        "col": location.column,
        "title": f"{rule.id} {rule.name}",
    }
    return _command(_COMMANDS[finding.severity], properties, "\n".join(line(part) for part in parts if part))


def _unread(item: Unread) -> str:
    properties = {"file": item.path, "line": item.line, "col": item.column, "title": "not read"}
    return _command("error", properties, line(item.what))


def _command(name: str, properties: Mapping[str, str | int | None], message: str) -> str:
    """Write one command; what is not known is left out."""
    given = ",".join(f"{key}={_property(visible(str(value)))}" for key, value in properties.items() if value)
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
