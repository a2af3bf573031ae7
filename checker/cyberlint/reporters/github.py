"""Workflow commands that GitHub Actions shows as annotations beside the lines they are about.

GitHub keeps ten annotations of each level per step and drops the rest without a word, so the ten most
severe are written and a notice counts the others.
See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from cyberlint.cells import line, visible
from cyberlint.outcome import Finding, Report, Unread
from cyberlint.reporters import Options, plural
from cyberlint.rule import Severity

TITLE = "annotations for GitHub Actions"

MOST = 10
"""How many annotations of one level GitHub keeps per step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(report: Report, _options: Options) -> str:
    """Return the commands: inputs that were not read, then the findings by severity."""
    findings = [finding for document in report.documents for finding in document.findings]
    findings.sort(key=lambda finding: list(_COMMANDS).index(finding.severity))
    commands = [*(_unread(item) for item in report.unread), *(_finding(finding) for finding in findings)]
    room = (
        MOST - commands[0].startswith("::notice") if commands else MOST
    )  # the last notice needs a place too
    if len(commands) > room:
        words = f"{plural(len(commands) - room, 'finding')} more, not shown: GitHub keeps {MOST} annotations"
        commands[room:] = [
            _command("notice", {"title": "cyberlint"}, f"{words}. Other formats have them all.")
        ]
    return "".join(f"{command}\n" for command in commands)


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


def _command(name: str, properties: dict[str, str | int | None], message: str) -> str:
    """Write one command; what is not known is left out."""
    given = ",".join(f"{key}={_property(visible(str(value)))}" for key, value in properties.items() if value)
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
