"""One finding as a note beside the text: what, by which law, what to do, and where else to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cyberlint.html import Html, element, join, line
from cyberlint.outcome import Finding, Location, Quote, Suppression
from cyberlint.reporters.html.anchors import Note
from cyberlint.rule import Confidence, Reference

QUOTED = 200
"""How many characters are quoted of another place."""
PLACES = 12
"""How many other places of one finding are listed."""

KINDS = {"error": "Error", "warning": "Warning", "info": "Info", "accepted": "Waived"}


def note(item: Note, linked: Mapping[str, str]) -> Html:
    """Return the note of one finding."""
    finding = item.finding
    return element(
        "li",
        _head(item, linked),
        element("p", line(finding.message), class_="message"),
        _elsewhere(item, linked),
        *([_waived(item.accepted)] if item.accepted else []),
        _part("remedy", "To do", finding.rule.remedy),
        _law(finding.references),
        _more(item, linked),
        class_=f"note {item.kind}",
        id=item.id,
        tabindex="-1",
        data_kind=item.kind,
        data_rule=finding.rule.id,
    )


def _head(item: Note, linked: Mapping[str, str]) -> Html:
    """Return the number, which leads back to the words, the severity and the rule."""
    number = Html(str(item.number))
    address = linked.get(item.mark(0))
    label = f"Finding {item.number}"
    if address:
        number = element("a", number, href=f"#{address}", aria_label=f"{label}: to its place in the text")
    return element(
        "p",
        element("span", number, class_="number"),
        " ",
        element("strong", KINDS[item.kind]),
        " ",
        element("span", item.finding.rule.id, class_="rule"),
        class_="kind",
    )


def _elsewhere(item: Note, linked: Mapping[str, str]) -> Html:
    """Quote the words that a finding is about where the page does not show them, as of another file."""
    quote = next(iter(item.finding.evidence), None)
    if quote is None or quote.text is None or item.mark(0) in linked:
        return Html()
    return element("p", _said(quote), class_="words-of")


def _waived(entry: Suppression) -> Html:
    who = f"{entry.owner}, since {entry.since}" if entry.owner else f"since {entry.since}"
    until = f", until {entry.until}" if entry.until else ""
    return _part("waiver", "Waived", f"{entry.reason} ({who}{until})")


def _part(class_: str, name: str, words: str) -> Html:
    if not words:
        return Html()
    return element("p", element("b", name), " ", line(words), class_=class_)


def _law(references: tuple[Reference, ...]) -> Html:
    """Return the law behind a finding; its links are the only ones that leave the page."""
    if not references:
        return Html()
    cited = join((law(item) for item in references), "; ")
    return element("p", element("b", "Law"), " ", cited, class_="law")


def law(item: Reference) -> Html:
    """Return one citation, as a link where it has an address on the web."""
    if item.url and item.url.startswith(("https://", "http://")):
        return element("a", item.cite, href=item.url, rel="noopener noreferrer")
    return element("span", item.cite)


def _more(item: Note, linked: Mapping[str, str]) -> Html:
    finding = item.finding
    places = list(_places(item, linked))
    listed = element("ul", *(element("li", place) for place in places)) if places else Html()
    return element(
        "details",
        element("summary", "Why, and when it does not hold"),
        _part("why", "Why", finding.rule.why),
        _part("why", "Not if", finding.rule.false_positives),
        element("p", element("b", "See also"), class_="why") if places else Html(),
        listed,
        element("p", _coordinates(finding), class_="place"),
    )


def _coordinates(finding: Finding) -> str:
    """Say where a finding is, how sure it is, and by what it is known again."""
    facts = [
        finding.rule.name,
        _where(finding.location),
        _source(finding.location),
        f"{finding.confidence} confidence"
        + ("" if finding.confidence is Confidence.HIGH else ": read the passage before you act on it"),
        f"fingerprint {finding.fingerprint}",
    ]
    return " · ".join(fact for fact in facts if fact)


def _where(location: Location) -> str:
    return location.human


def _source(location: Location) -> str:
    numbers = (("line", location.line), ("column", location.column))
    return ", ".join(f"{name} {number}" for name, number in numbers if number)


def _places(item: Note, linked: Mapping[str, str]) -> Iterator[Html]:
    """Yield the places that a finding rests on besides the first, each once."""
    seen: dict[tuple[object, ...], Html] = {}
    for at, quote in enumerate(item.finding.evidence):
        if not at or quote.text is None:
            continue
        key = (quote.text, quote.location.path, quote.location.offset, quote.location.line)
        seen.setdefault(key, _place(quote, linked.get(item.mark(at)), item))
    yield from list(seen.values())[:PLACES]
    if len(seen) > PLACES:
        yield Html(f"and {len(seen) - PLACES:,} more")


def _place(quote: Quote, address: str | None, item: Note) -> Html:
    said = _said(quote)
    elsewhere = quote.location.path != item.finding.location.path
    where = quote.location.human or _source(quote.location) or "in the source"
    if elsewhere:
        where = f"{quote.location.path}, {where}"
    return join((said, " — ", element("a", where, href=f"#{address}") if address else where))


def _said(quote: Quote) -> str:
    words = line(quote.text or "")
    if len(words) > QUOTED:
        words = words[:QUOTED].rsplit(" ", 1)[0] + " […]"
    concept = quote.location.fact
    if concept and " " not in words:
        return f"“{quote.label or concept}” is tagged {words}"
    return f"“{words}”"
