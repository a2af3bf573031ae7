"""``cyberlint explain``: what one rule is about."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cyberlint.cli import options
from cyberlint.cli.rules import severity
from cyberlint.resources import bundled, parse
from cyberlint.rule import Rule

_WIDTH = 92


@click.command("explain", short_help="Say what a rule is about.")
@click.argument("selectors", nargs=-1, required=True, metavar="RULE...")
@click.option(
    "--rules",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Add the rules of a file or folder; may be given again.",
)
def command(selectors: tuple[str, ...], packs: tuple[Path, ...]) -> None:
    """Say why a RULE exists, what law it rests on, what to do, and when it is wrong.

    A RULE is an id, a name, the beginning of an id (CYD2) or a category.
    """
    rules = options.named(options.available(packs), selectors)
    click.echo("\n\n".join("\n".join(_page(rule)) for rule in rules))


def _page(rule: Rule) -> Iterator[str]:
    value = _value(rule)
    forms = ", ".join(rule.applies.forms) or "every form"
    yield f"{rule.id}  {rule.name}"
    yield from _fill(rule.title)
    yield ""
    yield f"  {severity(rule)} · {rule.confidence} confidence · {rule.category} · {forms} · {rule.since}"
    precision = value.get("precision")
    if precision:
        yield f"  {precision['true']} of {precision['judged']} hits on real filings were right"
    for title, text in (
        ("Why", rule.why),
        ("Law", "; ".join(reference.cite for reference in rule.references)),
        ("What to do", rule.remedy),
        ("When it is wrong", rule.false_positives),
    ):
        yield ""
        yield title
        yield from _fill(text)
    if rule.supersedes:
        yield ""
        yield f"It withdraws the findings of {', '.join(rule.supersedes)}: one finding per root cause."
    yield ""
    yield "Examples"
    for example in value["examples"]:
        yield from _example(example)


def _example(example: dict[str, Any]) -> Iterator[str]:
    yield f"  {example['outcome']}: {example['name']}"
    facts = example.get("facts", {})
    named = facts.items() if isinstance(facts, dict) else [(item["fact"], item["value"]) for item in facts]
    for name, value in named:
        shown = str(value).lower() if isinstance(value, bool) else "nil" if value is None else f"“{value}”"
        yield from _fill(f"{name} = {shown}", "      ")
    if "text" in example:
        yield from _fill(f"“{example['text'].strip()}”", "      ")


def _value(rule: Rule) -> dict[str, Any]:
    """Return the rule file's value, with the examples that a Rule leaves out."""
    path = Path(rule.path)
    file = path if path.is_file() else bundled("rules") / rule.path
    value: dict[str, Any] = parse(file.read_text(encoding="utf-8"))
    return value


def _fill(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]
