"""One finding for people: what, where, in which words, by which law, and what to do."""

from __future__ import annotations

from cyberlint.cells import plural
from cyberlint.outcome import Finding, Location, Quote
from cyberlint.reporters import cited
from cyberlint.reporters.full.excerpt import Mark, Row, excerpt
from cyberlint.reporters.full.page import Page
from cyberlint.rule import Confidence, Severity
from cyberlint.tuples import NamedTuple

QUOTED = 240
"""How many characters are shown of a tagged text, and of the words around which a flag is tagged."""
RELATED = 3
"""How many places are shown that a finding rests on besides the first, unless everything is asked for."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class _Frame(NamedTuple):
    """What the parts of one block share.

    `place` is the finding's, `narrative` the visible text of the document, or empty. Where nothing at all is
    `tagged` in it, as in a draft, no single tag is called missing.
    """

    page: Page
    gutter: int
    colour: str
    place: Location
    narrative: str = ""
    tagged: bool = True

    def beside(self, sign: str = "|") -> str:
        """Return an empty gutter."""
        return self.page.paint(" " * self.gutter + self.page.characters(sign), "blue", "bold")


def head(finding: Finding, page: Page) -> list[str]:
    """Return what a finding says and where, without the words that it rests on."""
    frame = _Frame(page, _gutter(finding), COLOURS[finding.severity], finding.location)
    return [*_title(finding, frame), *_place(finding, _primary(finding), frame)]


def lines(
    finding: Finding, page: Page, narrative: str = "", *, tagged: bool = True, verbose: bool = False
) -> list[str]:
    """Return the block of one finding, without an empty line at either end.

    With the `narrative`, the visible text of the document, a flag is shown with the words it is tagged
    around. Where the document has nothing `tagged`, a missing tag is not shown.
    """
    frame = _Frame(page, _gutter(finding), COLOURS[finding.severity], finding.location, narrative, tagged)
    primary = _primary(finding)
    related = [quote for quote in finding.evidence if quote.role != "primary"]
    shown = [*_title(finding, frame), *_place(finding, primary, frame)]
    if primary:
        same = [quote for quote in related if _in_one(quote, primary[0])]
        related = [quote for quote in related if quote not in same and not _same_tag(quote, primary[0])]
        shown += _words(primary + same, frame)
    most = len(related) if verbose else RELATED
    for quote in related[:most]:
        shown += _related(quote, frame)
    if len(related) > most:
        start = " " * (frame.gutter - 1) + "::: "
        rest = f"{plural(len(related) - most, 'more place')}; --verbose shows all"
        shown += page.entry(start, rest, "blue", "bold")
    return [*shown, *_notes(finding, frame, verbose=verbose)]


def _primary(finding: Finding) -> list[Quote]:
    return [quote for quote in finding.evidence if quote.role == "primary"]


def _gutter(finding: Finding) -> int:
    """Return the width of the gutter: that of the longest paragraph number, with a space before it."""
    numbers = [quote.location.paragraph or 0 for quote in finding.evidence]
    return max(3, len(str(max(numbers, default=0))) + 2)


def _title(finding: Finding, frame: _Frame) -> list[str]:
    start, name = f"{finding.severity}[{finding.rule.id} ", f"{finding.rule.name}]: "
    if len(start + name) <= frame.page.width:
        start, name = start + name, ""
    return frame.page.entry(start, name + finding.message, frame.colour, "bold", hang=4)


def _place(finding: Finding, primary: list[Quote], frame: _Frame) -> list[str]:
    absent = bool(primary) and primary[0].text is None
    arrow = " " * (frame.gutter - 1) + "--> "
    return _where(arrow, finding.location, frame.page, "expected here" if absent else "")


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


def _words(quotes: list[Quote], frame: _Frame) -> list[str]:
    """Quote the evidence of one sentence, or show a fact and its value."""
    first = quotes[0]
    if first.text is None and not frame.tagged:
        return []
    if _is_tag(first):
        return frame.page.entry(f"{' ' * frame.gutter}= {_noun(first)}: ", _tag(first, frame), "bold")
    if first.text is None:
        return []
    marks = [_mark(quote) for quote in quotes if quote.context]
    rows = excerpt(first.context or first.text, marks, frame.page.width - frame.gutter - 2, frame.page.exact)
    return [frame.beside(), *_excerpt(rows, first.location.paragraph, frame)]


def _is_tag(quote: Quote) -> bool:
    """Tell whether a tag as a whole is evidence, not some words in it."""
    whole = quote.context is None or quote.context.strip() == (quote.text or "").strip()
    return bool(quote.location.fact) and whole


def _noun(quote: Quote) -> str:
    """Say what kind of tag it is, by the suffix that the taxonomy gives to each kind."""
    concept = quote.location.fact or ""
    return "flag" if concept.endswith("Flag") else "text block" if concept.endswith("TextBlock") else "tag"


def _tag(quote: Quote, frame: _Frame) -> str:
    """Say what is tagged: “Cybersecurity Risk Role of Management” is not tagged."""
    label = f"“{quote.label or quote.location.fact}”"
    if quote.text is None:
        return f"{label} is not tagged"
    words = _shorten(quote.text)
    if " " in words:
        return f"{label}: {words}"
    around = _around(quote.location, frame)
    return f"{label} is {words}, tagged around “{around}”" if around else f"{label} is {words}"


def _around(place: Location, frame: _Frame) -> str:
    """Return the words that a flag is tagged around, unless they are those that the finding quotes."""
    here = (place.section, place.paragraph, place.sentence)
    quoted = (frame.place.section, frame.place.paragraph, frame.place.sentence)
    if not place.length or (place.sentence and here == quoted):
        return ""
    start = place.offset or 0
    words = frame.narrative[start : start + place.length]
    return _shorten(words) if len(words.split()) > 2 else ""


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " […]"


def _same_tag(quote: Quote, other: Quote) -> bool:
    """Tell whether two quotes show one tag."""
    return _is_tag(quote) and _is_tag(other) and (quote.text, quote.location) == (other.text, other.location)


def _mark(quote: Quote) -> Mark:
    return Mark(quote.start, quote.start + len(quote.text or ""), "^" if quote.role == "primary" else "-")


def _in_one(quote: Quote, other: Quote) -> bool:
    """Tell whether two quotes are words of one sentence."""
    here, there = quote.location, other.location
    return (
        quote.context is not None
        and not _is_tag(other)
        and (quote.context, here.path, here.paragraph, here.sentence)
        == (other.context, there.path, there.paragraph, there.sentence)
    )


def _excerpt(rows: list[Row], paragraph: int | None, frame: _Frame) -> list[str]:
    page = frame.page
    number = f"{'¶' if page.unicode else 'p'}{paragraph}" if paragraph else ""
    left = page.paint(f"{number:>{frame.gutter}}|", "blue", "bold")
    shown: list[str] = []
    for row in rows:
        shown += [f"{left} {row.text}", *_underline(row, frame)]
        left = frame.beside("·")
    return shown


def _underline(row: Row, frame: _Frame) -> list[str]:
    if not row.signs:
        return []
    colour = "blue" if set(row.signs) <= {" ", "-"} else frame.colour
    return [f"{frame.beside()} {frame.page.paint(row.signs, colour, 'bold')}"]


def _related(quote: Quote, frame: _Frame) -> list[str]:
    """Show another place that the finding rests on; where it is the finding's own it is not repeated."""
    start = " " * (frame.gutter - 1) + "::: "
    page, here = frame.page, quote.location
    elsewhere = (here.path, here.line, here.column) != (
        frame.place.path,
        frame.place.line,
        frame.place.column,
    )
    if _is_tag(quote):
        place = _where(" " * len(start), here, page, "tagged here") if elsewhere and quote.text else []
        return [*page.entry(start, f"{_noun(quote)} {_tag(quote, frame)}", "blue", "bold"), *place]
    if quote.text is None:
        return []
    if elsewhere or not here.human:
        return [*_where(start, here, page), *_words([quote], frame)]
    return [*page.entry(start, f"({here.human})", "blue", "bold"), *_words([quote], frame)]


def _notes(finding: Finding, frame: _Frame, *, verbose: bool) -> list[str]:
    rule = finding.rule
    law = cited(finding.references)
    notes = [("law", law), ("help", rule.remedy)]
    if rule.confidence is not Confidence.HIGH:
        notes.append(("note", f"confidence {rule.confidence}: read the passage before you act on it"))
    if verbose:
        notes.insert(0, ("why", rule.why))
        notes.append(("not if", rule.false_positives))
        notes += [("see", f"{item.cite}: {item.url}") for item in finding.references if item.url]
        notes.append(("tags", ", ".join(_concepts(finding))))
        notes.append(("id", finding.fingerprint))
    shown: list[str] = []
    for name, text in notes:
        if text:
            shown += frame.page.entry(f"{' ' * frame.gutter}= {name}: ", text, "bold")
    return shown


def _concepts(finding: Finding) -> list[str]:
    """Return the concepts of the tags that a finding speaks of: whoever mends a tag looks for them."""
    return list(dict.fromkeys(quote.location.fact for quote in finding.evidence if quote.location.fact))
