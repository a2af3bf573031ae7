"""``cyberlint explain``: what one rule is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from cyberlint.cells import line, wrap
from cyberlint.cli import options
from cyberlint.cli.rules import severity
from cyberlint.cli.selecting import named
from cyberlint.cli.writing import display, width
from cyberlint.pack import BUILT_IN, source
from cyberlint.rule import Option, Rule, Status

_WIDTH = 92
"""The width of a page in cells; a narrower terminal has its own."""


@click.command("explain", short_help="Say what a rule is about.")
@click.argument("selectors", nargs=-1, required=True, metavar="RULE...")
@options.some(*options.PACKS)
def command(selectors: tuple[str, ...], **given: Any) -> None:
    """Say why a RULE exists, what law it rests on, what to do, and when it is wrong.

    A RULE is an id, a name, the beginning of an id (CYD2) or a category.
    """
    from cyberlint.cli.configured import configured_rules  # noqa: PLC0415 - not for --help

    rules = named(configured_rules(options.given(given)), selectors)
    display("\n\n".join("\n".join(_page(rule)) for rule in rules) + "\n")


def _page(rule: Rule) -> Iterator[str]:
    forms = ", ".join(rule.applies.forms) or "every form"
    yield f"{rule.id}  {rule.name}"
    yield from _fill(rule.title)
    yield ""
    about = [severity(rule), f"{rule.confidence} confidence", rule.category, forms, f"since {rule.since}"]
    if rule.pack not in ("", BUILT_IN):
        about.append(f"pack {rule.pack}")
    yield from _fill(" · ".join(about))
    if rule.precision:
        judged, right = rule.precision
        yield f"  {right} of {judged} hits on real filings were right"
    yield from _runs(rule)
    yield from _part("Why", rule.why)
    yield from _part("Law", *(" ".join(filter(None, (law.cite, law.url))) for law in rule.references))
    yield from _part("What to do", rule.remedy)
    yield from _part("When it is wrong", rule.false_positives)
    if rule.supersedes:
        others = ", ".join(rule.supersedes)
        yield from _part("One finding per root cause", f"It withdraws the findings of {others}.")
    if rule.options:
        yield from _part(
            f"Options, in cyberlint.toml: [rules.{rule.id}.options]", *map(_option, rule.options)
        )
    yield from ("", "Examples")
    for example in source(rule).value["examples"]:
        yield from _example(example)
    if rule.pack == BUILT_IN:
        yield from _part("More", f"docs/rules/{rule.id}.md in the source of cyberlint")


def _option(option: Option) -> str:
    value = json.dumps(option.default, ensure_ascii=False)
    return f"{option.name} = {value}  {option.description}"


def _runs(rule: Rule) -> Iterator[str]:
    """Yield why a rule does not run by default."""
    match rule.status:
        case Status.PREVIEW:
            yield "  in preview: it runs with --preview, or where it is selected by its id or name"
        case Status.DEPRECATED:
            instead = f"; {rule.replaced_by} takes its place" if rule.replaced_by else ""
            yield f"  deprecated: it runs only where it is selected by its id or name{instead}"


def _part(title: str, *paragraphs: str) -> Iterator[str]:
    yield from ("", title)
    for paragraph in paragraphs:
        yield from _fill(paragraph)


def _example(example: dict[str, Any]) -> Iterator[str]:
    yield from _fill(f"{example['outcome']}: {example['name']}")
    facts = example.get("facts", {})
    named = facts.items() if isinstance(facts, dict) else [(item["fact"], item["value"]) for item in facts]
    for name, value in named:
        shown = (
            f"“{_unmarked(value)}”" if isinstance(value, str) else json.dumps(value).replace("null", "nil")
        )
        yield from _fill(f"{name} = {shown}", "      ")
    if "text" in example:
        yield from _fill(f"“{_unmarked(example['text'])}”", "      ")


def _unmarked(text: str) -> str:
    """Return an example's text without the marks around the words that the evidence must cover."""
    return text.replace("[[", "", 1).replace("]]", "", 1).strip()


def _fill(text: str, indent: str = "  ") -> list[str]:
    return wrap(line(text), min(width(), _WIDTH), indent, indent)
