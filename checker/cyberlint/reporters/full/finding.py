"""One finding for people: what, where, in which words, by which law, and what to do."""

from __future__ import annotations

from cyberlint.outcome import Finding, Location, Quote
from cyberlint.reporters.full.excerpt import Mark, Row, excerpt
from cyberlint.reporters.full.page import Page
from cyberlint.rule import Confidence, Severity

QUOTED = 160
"""How many characters of a tagged text are shown."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def lines(finding: Finding, page: Page, *, verbose: bool = False) -> list[str]:
    """Return the block of one finding, without an empty line at either end."""
    primary = [quote for quote in finding.evidence if quote.role == "primary"]
    related = [quote for quote in finding.evidence if quote.role != "primary"]
    colour = COLOURS[finding.severity]
    gutter = _gutter(finding)
    shown: list[str] = [*_title(finding, page, colour), *_place(finding, primary, gutter, page)]
    if primary:
        same = [quote for quote in related if _in_one(quote, primary[0])]
        related = [quote for quote in related if quote not in same]
        shown += _words(primary + same, gutter, page, colour)
    for quote in related:
        shown += _related(quote, gutter, page)
    return [*shown, *_notes(finding, gutter, page, verbose=verbose)]


def _title(finding: Finding, page: Page, colour: str) -> list[str]:
    start, name = f"{finding.severity}[{finding.rule.id} ", f"{finding.rule.name}]: "
    if len(start + name) <= page.width:
        return page.entry(start + name, finding.message, colour, "bold", hang=4)
    return page.entry(start, name + finding.message, colour, "bold", hang=4)


def _gutter(finding: Finding) -> int:
    """Return the width of the gutter: that of the longest paragraph number, with a space before it."""
    numbers = [quote.location.paragraph or 0 for quote in finding.evidence]
    return max(3, len(str(max(numbers, default=0))) + 2)


def _place(finding: Finding, primary: list[Quote], gutter: int, page: Page) -> list[str]:
    absent = bool(primary) and primary[0].text is None
    arrow = " " * (gutter - 1) + "--> "
    return _where(arrow, finding.location, page, "expected here" if absent else "")


def _where(start: str, location: Location, page: Page, remark: str = "") -> list[str]:
    """Name a place: file, line and column for a program, and in brackets the one for people."""
    path = page.paint(start, "blue", "bold") + coordinates(location, page)
    people = page.set(" — ".join(part for part in (location.human, remark) if part))
    if not people:
        return [path]
    if len(start) + len(coordinates(location, page)) + len(people) + 4 <= page.width:
        return [f"{path}  ({people})"]
    return [path, *page.entry(" " * len(start), f"({people})")]


def coordinates(location: Location, page: Page) -> str:
    """Return “path:line:column”, as far as they are known."""
    numbers = [str(number) for number in (location.line, location.column) if number]
    return ":".join([page.exact(location.path), *numbers])


def _words(quotes: list[Quote], gutter: int, page: Page, colour: str) -> list[str]:
    """Quote the evidence of one sentence, or show a fact and its value."""
    first = quotes[0]
    if first.context is None and first.location.fact:
        return page.entry(f"{' ' * gutter}= tag: ", _fact(first), "bold")
    if first.text is None:
        return []
    marks = [_mark(quote) for quote in quotes if quote.context]
    bar = page.paint(" " * gutter + "|", "blue", "bold")
    return [
        bar,
        *_excerpt(first.context or first.text, marks, first.location.paragraph, gutter, page, colour),
    ]


def _fact(quote: Quote) -> str:
    """Say what is tagged: “Cybersecurity Risk Role of Management” is not tagged."""
    label = f"“{quote.label or quote.location.fact}”"
    if quote.text is None:
        return f"{label} is not tagged"
    words = " ".join(quote.text.split())
    if len(words) > QUOTED:
        words = words[:QUOTED].rsplit(" ", 1)[0] + " […]"
    return f"{label} is {words}" if " " not in words else f"{label}: {words}"


def _mark(quote: Quote) -> Mark:
    return Mark(quote.start, quote.start + len(quote.text or ""), "^" if quote.role == "primary" else "-")


def _in_one(quote: Quote, other: Quote) -> bool:
    """Tell whether two quotes stand in one sentence."""
    here, there = quote.location, other.location
    return quote.context is not None and (quote.context, here.path, here.paragraph, here.sentence) == (
        other.context,
        there.path,
        there.paragraph,
        there.sentence,
    )


def _excerpt(
    text: str, marks: list[Mark], paragraph: int | None, gutter: int, page: Page, colour: str
) -> list[str]:
    rows = excerpt(text, marks, page.width - gutter - 2, page.exact)
    sign = page.characters("¶") if page.unicode else "p"
    number = f"{sign}{paragraph}" if paragraph else ""
    shown: list[str] = []
    for index, row in enumerate(rows):
        left = f"{number:>{gutter}}|" if index == 0 else " " * gutter + page.characters("·")
        shown.append(f"{page.paint(left, 'blue', 'bold')} {row.text}")
        shown += _underline(row, gutter, page, colour)
    return shown


def _underline(row: Row, gutter: int, page: Page, colour: str) -> list[str]:
    if not row.signs:
        return []
    painted = page.paint(row.signs, "blue" if set(row.signs) <= {" ", "-"} else colour, "bold")
    return [f"{page.paint(' ' * gutter + '|', 'blue', 'bold')} {painted}"]


def _related(quote: Quote, gutter: int, page: Page) -> list[str]:
    """Show another place that the finding rests on."""
    start = " " * (gutter - 1) + "::: "
    if quote.context is None and quote.location.fact:
        shown = page.entry(start, f"tag {_fact(quote)}", "blue", "bold")
        if quote.text is not None:
            shown += _where(" " * len(start), quote.location, page, "tagged here")
        return shown
    if quote.text is None:
        return []
    return [*_where(start, quote.location, page), *_words([quote], gutter, page, "blue")]


def _notes(finding: Finding, gutter: int, page: Page, *, verbose: bool) -> list[str]:
    rule = finding.rule
    law = "; ".join(reference.cite for reference in rule.references)
    notes = [("law", law), ("help", rule.remedy)]
    if rule.confidence is not Confidence.HIGH:
        notes.append(("note", f"confidence {rule.confidence}: read the passage before you act on it"))
    if verbose:
        notes.insert(0, ("why", rule.why))
        notes.append(("not if", rule.false_positives))
        notes += [("see", f"{item.cite}: {item.url}") for item in rule.references if item.url]
        notes.append(("id", finding.fingerprint))
    shown: list[str] = []
    for name, text in notes:
        if text:
            shown += page.entry(f"{' ' * gutter}= {name}: ", text, "bold")
    return shown
