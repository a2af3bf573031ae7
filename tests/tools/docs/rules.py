"""The pages of ``docs/rules/``, one for every built-in rule, and their index, from the rule files.

What the examples mark is what the rule finds when it is run on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cyberlint.cli.rules import severity
from cyberlint.pack import builtin, source
from cyberlint.resources import bundled
from cyberlint.rule import Rule, Status
from cyberlint.taxonomy import elements
from tools.docs import markdown
from tools.docs.examples import examples

ROOT = Path(__file__).resolve().parents[3]
SURVEY = ROOT / "docs/rules-survey.md"
NEEDS = {
    "facts": "tagged facts",
    "narrative": "the narrative",
    "full-item": "the whole text of the Item",
    "prior": "the prior filing, given with `--prior`",
    "incident-report": "an incident report of the registrant, given with `--prior`",
    "waiver": "each waiver",
    "baseline": "each entry of the baseline",
}
ABOUT = {
    "tagging": "What is tagged, and what is not.",
    "contradiction": "What is tagged against what is said.",
    "completeness": "What the Item requires and the text does not say.",
    "materiality": "The statement on material effects.",
    "governance": "The board, its committee and management.",
    "third-parties": "Those who are engaged, and those who provide services.",
    "drafting": "How the text is written.",
    "incident": "Reports of material incidents, Form 8-K Item 1.05 and Form 6-K.",
    "year-over-year": "What changed since the year before, and what did not.",
    "waivers": "Waivers and entries of the baseline that no longer hold.",
}
"""What the rules of a category are about."""


MANY = 4
"""A rule that asks about more elements is about all of a kind; they are not listed."""


class Measured(NamedTuple):
    """What the survey says of a rule: how many filings have a finding, and how often it was right."""

    filings: int
    per_annual: tuple[str, str]
    right: str


def table() -> str:
    """Return every rule with a link to its page, as README.md shows it."""
    rows = (
        (
            f"[{rule.id}](docs/rules/{rule.id}.md)",
            severity(rule),
            markdown.cell(rule.title),
            _forms(rule) or "all",
        )
        for rule in builtin()
    )
    return markdown.table(("id", "severity", "what it reports", "forms"), rows)


def categories() -> str:
    """Return the categories with how many rules each has."""
    counts = {category: len(rules) for category, rules in _by_category()}
    rows = (
        (f"[{category}](docs/rules/README.md#{category})", str(count), ABOUT[category])
        for category, count in counts.items()
    )
    return markdown.table(("category", "rules", "about"), rows, "lr")


def index() -> str:
    """Return the index of the rules, by category."""
    parts = [
        "# The rules",
        markdown.paragraph(
            "A page for every rule that cyberlint comes with: why it exists, its law, what it asks, and"
            " examples. *Per 1,000* is how many of so many annual reports have a finding, *right* how many of"
            " those that were read were true: [how that was measured](../rules-survey.md)."
        ),
        markdown.paragraph("Generated from `rules/` by `make docs`."),
    ]
    for category, rules in _by_category():
        parts += [f"## {category}", ABOUT[category], markdown.table(*_listed(rules))]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """Return the page of every rule, by its id."""
    return {rule.id: "\n\n".join(_page(rule)) + "\n" for rule in builtin()}


@cache
def survey() -> tuple[int, dict[str, Measured]]:
    """Return how many filings were surveyed, and what was found, as ``docs/rules-survey.md`` says."""
    text = SURVEY.read_text(encoding="utf-8")
    total = re.search(r"run on ([\d,]+) real filings", text)
    assert total, f"{SURVEY} does not say how many filings there are"
    rows = re.findall(
        r"(?m)^\| (CYD\d+) \|[^|]*\|[^|]*\| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \|[^|]*\| ([^|]*?) \|$", text
    )
    return int(total[1].replace(",", "")), {
        rule: Measured(int(filings.replace(",", "")), (us, foreign), right)
        for rule, filings, us, foreign, right in rows
    }


def _by_category() -> list[tuple[str, list[Rule]]]:
    """Return the rules of each category, the categories in the order of their first rules' ids."""
    found: dict[str, list[Rule]] = {}
    for rule in builtin():
        found.setdefault(rule.category, []).append(rule)
    return sorted(found.items(), key=lambda item: (item[0] == "waivers", item[1][0].id))


def _listed(rules: Iterable[Rule]) -> tuple[tuple[str, ...], list[tuple[str, ...]], str]:
    head = ("id", "severity", "what it reports", "forms", "10-K per 1,000", "20-F per 1,000", "right")
    rows = []
    for rule in rules:
        measured = survey()[1].get(rule.id)
        rows.append(
            (
                f"[{rule.id}]({rule.id}.md)",
                severity(rule),
                markdown.cell(rule.title),
                _forms(rule) or "all",
                *(measured.per_annual if measured else ("–", "–")),
                _right(rule),
            )
        )
    return head, rows, "llllrrr"


def _right(rule: Rule) -> str:
    return f"{rule.precision[1]} of {rule.precision[0]}" if rule.precision else "–"


def _page(rule: Rule) -> Iterator[str]:
    yaml = source(rule).value
    yield f"# {rule.id}: {markdown.text(rule.title)}"
    yield f"`{rule.name}` · [all rules](README.md) · [the rule file](../../rules/{rule.path})"
    yield markdown.table(("", ""), _about(rule, yaml))
    yield from _part("Why", rule.why)
    yield "## Law"
    yield "\n".join(f"- {_law(law.cite, law.url)}" for law in rule.references)
    yield from _part("What to do", rule.remedy)
    yield from _part("When it is wrong", rule.false_positives)
    yield from _measured(rule, yaml)
    yield from _asks(rule)
    yield from _options(rule)
    yield "## Examples"
    yield markdown.paragraph(
        "They stand in the rule file and are run as tests; the registrants are fictional. The words that a"
        " finding rests on are in bold."
    )
    yield from examples(rule, yaml)


def _part(title: str, words: str) -> Iterator[str]:
    yield f"## {title}"
    yield markdown.paragraph(markdown.spans(words))


def _about(rule: Rule, yaml: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    raised = list(dict.fromkeys(escalation.to.value for escalation in rule.escalate))
    yield "severity", rule.severity.value + (f", at worst {raised[-1]}" if raised else "")
    yield "confidence", rule.confidence.value
    yield "category", f"[{rule.category}](README.md#{rule.category})"
    yield "forms", _forms(rule) or "all"
    needs = [NEEDS.get(need, need) for need in rule.applies.needs]
    yield "looks at", ", ".join(needs) or "what was read"
    if 0 < len(subjects := _subjects(yaml)) <= MANY:
        yield "about", ", ".join(markdown.text(elements()[name].title) for name in subjects)
    if rule.applies.period_from:
        yield "periods", f"that end on or after {rule.applies.period_from}"
    yield "status", f"{rule.status.value}, since {rule.since}{_replaced(rule)}"
    yield "runs", _runs(rule)
    if rule.mandatory:
        yield "must be decided", "yes: a run in which it could not be ends with exit status 3"
    yield "can be waived", "yes" if rule.waivable else "no"
    if rule.supersedes:
        others = ", ".join(f"[{other}]({other}.md)" for other in rule.supersedes)
        yield "withdraws", f"the findings of {others}, which have the same cause"


def _subjects(value: Any) -> list[str]:
    """Return the elements that a rule names in what it asks, in the order of the taxonomy."""
    match value:
        case str():
            found = {value} & elements().keys()
        case list():
            found = {name for part in value for name in _subjects(part)}
        case Mapping():
            asked = (part for key, part in value.items() if key not in ("examples", "message", "why"))
            found = {name for part in (*value, *asked) for name in _subjects(part)}
        case _:
            found = set()
    return [name for name in elements() if name in found]


def _replaced(rule: Rule) -> str:
    return f"; [{rule.replaced_by}]({rule.replaced_by}.md) took its place" if rule.replaced_by else ""


def _runs(rule: Rule) -> str:
    if rule.status is Status.PREVIEW:
        return f"with `--preview`, or with `--select={rule.id}`"
    if rule.status is Status.DEPRECATED or not rule.default:
        return f"where it is selected: `--select={rule.id}`"
    return "by default"


def _law(cite: str, url: str | None) -> str:
    return f"[{markdown.text(cite)}]({url})" if url else markdown.text(cite)


def _measured(rule: Rule, yaml: Mapping[str, Any]) -> Iterator[str]:
    total, found = survey()
    known = found.get(rule.id)
    parts = []
    if known:
        parts.append(f"{known.filings:,} of {total:,} real filings have such a finding.")
    if rule.precision:
        judged, right = rule.precision
        parts.append(f"Of {judged} findings that were read, {right} were right.")
        parts.append(markdown.spans(yaml["precision"].get("note", "")))
    if parts:
        yield "## On real filings"
        yield markdown.paragraph(" ".join(part for part in parts if part))
        yield "[How it was measured](../rules-survey.md)"


def _asks(rule: Rule) -> Iterator[str]:
    """Yield the conditions as the rule file has them."""
    text = (bundled("rules") / rule.path).read_text(encoding="utf-8")
    keys = ("applies", "each", "when", "expect", "focus", "escalate")
    parts = re.split(r"(?m)^(?=[a-z-]+:)", text)
    found = {part.partition(":")[0]: part.rstrip() for part in parts}
    yield "## What it asks"
    yield "```yaml\n" + "\n".join(found[key] for key in keys if key in found) + "\n```"


def _options(rule: Rule) -> Iterator[str]:
    if not rule.options:
        return
    yield "## Options"
    yield f"Set in `cyberlint.toml`, under `[rules.{rule.id}.options]`."
    rows = (
        (
            markdown.code(option.name),
            markdown.cell(option.description),
            option.type,
            markdown.code(option.default),
        )
        for option in rule.options
    )
    yield markdown.table(("option", "what it is", "type", "default"), rows)


def _forms(rule: Rule) -> str:
    return ", ".join(rule.applies.forms)
