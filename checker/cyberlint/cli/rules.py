"""``cyberlint rules``: list the rules."""

from __future__ import annotations

from typing import Any

import click

from cyberlint.cells import line
from cyberlint.cli import options
from cyberlint.cli.selecting import named
from cyberlint.cli.writing import display, write
from cyberlint.record import encode
from cyberlint.rule import Option, Rule

_FORMATS = ("table", "json", "markdown")


@click.command("rules", short_help="List the rules.")
@click.argument("selectors", nargs=-1, metavar="[RULE]...")
@options.some(*options.PACKS)
@click.option(
    "--format",
    "chosen_format",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How the list is written.",
)
def command(selectors: tuple[str, ...], chosen_format: str, **given: Any) -> None:
    """List the rules, those of configured packs too: all of them, or those that a RULE names.

    A RULE is an id, a name, the beginning of an id (CYD2) or a category.
    """
    from cyberlint.cli.configured import configured_rules  # noqa: PLC0415 - not for --help

    rules = named(configured_rules(options.given(given)), selectors)
    match chosen_format:
        case "json":
            write(encode([_record(rule) for rule in rules], indent=2) + "\n")
        case "markdown":
            write(f"{markdown(rules)}\n")
        case _:
            display(f"{_table(rules)}\n")


def _record(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "pack": rule.pack or None,
        "title": rule.title,
        "severity": rule.severity,
        "escalates": [escalation.to for escalation in rule.escalate],
        "confidence": rule.confidence,
        "precision": _precision(rule),
        "category": rule.category,
        "status": rule.status,
        "replacedBy": rule.replaced_by,
        "default": "on" if rule.default else "off",
        "since": rule.since,
        "forms": list(rule.applies.forms),
        "needs": list(rule.applies.needs),
        "supersedes": list(rule.supersedes),
        "mandatory": rule.mandatory,
        "waivable": rule.waivable,
        "options": [_option(option) for option in rule.options],
        "why": rule.why,
        "remedy": rule.remedy,
        "falsePositives": rule.false_positives,
        "references": [{"cite": reference.cite, "url": reference.url} for reference in rule.references],
        "path": rule.path,
    }


def _precision(rule: Rule) -> dict[str, int] | None:
    """Return how many hits were judged and how many were right, as a rule file names them."""
    return dict(zip(("judged", "true"), rule.precision, strict=True)) if rule.precision else None


def _option(option: Option) -> dict[str, object]:
    bounds = {"minimum": option.minimum} if option.type == "integer" else {}
    return {
        "name": option.name,
        "type": option.type,
        "default": option.default,
        "description": option.description,
        **bounds,
    }


def markdown(rules: list[Rule]) -> str:
    """Return the rules as a Markdown table."""
    lines = ["| id | severity | what it reports | forms |", "|---|---|---|---|"]
    for rule in rules:
        forms = ", ".join(rule.applies.forms) or "all"
        title = line(rule.title).replace("|", "\\|")
        lines.append(f"| {rule.id} | {severity(rule)} | {title} | {forms} |")
    return "\n".join(lines)


def severity(rule: Rule) -> str:
    """Return a rule's severity in words: “warning, error” where it escalates, “info, off” where it is off."""
    parts = [rule.severity.value, *(escalation.to.value for escalation in rule.escalate)]
    if not rule.default:
        parts.append("off")
    if rule.status != "stable":
        parts.append(rule.status.value)
    return ", ".join(dict.fromkeys(parts))


def _table(rules: list[Rule]) -> str:
    rows = [(rule.id, severity(rule), f"{line(rule.title)}  ({rule.name})") for rule in rules]
    ids, severities = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    return "\n".join(f"{row[0]:{ids}}  {row[1]:{severities}}  {row[2]}" for row in rows)
