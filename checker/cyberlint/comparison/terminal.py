"""A comparison for people at a terminal: what changed, with the words that did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberlint.cells import plural
from cyberlint.comparison import Comparison, Fate
from cyberlint.comparison.layout import FATES, counted, findings, flag, named, paragraphs, same
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import Finding
from cyberlint.redline import Kind, Row
from cyberlint.redline.words import Change
from cyberlint.reporters import Options
from cyberlint.reporters.full.finding import COLOURS
from cyberlint.reporters.full.page import Page

FEW = 5
"""So many comparisons are shown in full; of more, unless everything is asked for, what changed is counted."""

_BEGINNING = 60  # characters of what moved away

_SIGNS = {Change.KEPT: ("", ""), Change.DELETED: ("[-", "-]"), Change.INSERTED: ("{+", "+}")}
_MARKS = {Kind.CHANGED: "~", Kind.ADDED: "+", Kind.REMOVED: "-", Kind.MOVED: ">", Kind.AWAY: "<"}


def report(comparisons: Sequence[Comparison], options: Options) -> str:
    """Return the whole report, ready to print."""
    page = Page.of(options)
    brief = options.quiet or (len(comparisons) > FEW and not options.verbose)
    blocks = ["\n".join(_comparison(one, page, brief=brief, verbose=options.verbose)) for one in comparisons]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _comparison(comparison: Comparison, page: Page, *, brief: bool, verbose: bool) -> Iterator[str]:
    before, after = comparison.prior, comparison.current
    titles = [page.exact(_title(one, alone=before.path != after.path)) for one in (before, after)]
    yield page.rule((" → " if page.unicode else " -> ").join(titles))
    names = (after.registrant, f"{named(before)}, then {named(after)}")
    yield from page.counts("", page.dot.join(page.set(name) for name in names if name))
    for note in comparison.notes:
        yield from page.entry("note: ", note, "yellow", "bold")
    yield from page.counts("", page.set(counted(comparison)), "bold")
    yield from page.counts("", page.set(findings(comparison)), "bold")
    yield from _flags(comparison, page, every=not brief)
    if not brief:
        yield from _text(comparison, page, verbose=verbose)
    yield from _findings(comparison, page, brief=brief)


def _title(disclosure: Disclosure, *, alone: bool) -> str:
    """Return the file of a filing, or, where both stand in one, its accession number."""
    return disclosure.path if alone else disclosure.accession or disclosure.path


def _flags(comparison: Comparison, page: Page, *, every: bool) -> Iterator[str]:
    """Yield the flags before and after; those alone that changed, unless `every` one is asked for."""
    shown = [one for one in comparison.flags if every or one.tag_changed or one.answer_changed]
    if not shown:
        return
    yield ""
    yield page.characters(f"  {'flag':22} {'tagged':16} narrative")
    arrow = "→" if page.unicode else "->"
    for change in shown:
        old, new, said, says = map(page.characters, flag(change))
        tag = f"{old} {arrow} {new}" if change.tag_changed else new
        answer = f"{said} {arrow} {says}" if change.answer_changed else says
        row = f"{'!' if change.at_odds else ' '} {change.name:22} {tag:16} {answer}"
        changed = (change.both_tagged and change.tag_changed) or change.answer_changed
        yield page.paint(row, "yellow") if changed else row


def _text(comparison: Comparison, page: Page, *, verbose: bool) -> Iterator[str]:
    """Yield the sentences that changed, under their sections, and count those between them that did not."""
    section, unchanged = "", 0
    away: list[Row] = []
    for paragraph in paragraphs(comparison.redline):
        for row in paragraph.rows:
            if row.kind is Kind.SAME and not verbose:
                unchanged += not row.heading
                continue
            if unchanged or (away and not _leaves_with(row, away[-1])):
                yield from _moved_away(away, comparison, page)
                away = []
            yield from _left_out(unchanged, page)
            unchanged = 0
            if paragraph.section != section:
                yield from _moved_away(away, comparison, page)
                away, section = [], paragraph.section
                yield from ("", page.paint(page.set(section), "bold"))
            if row.kind is Kind.AWAY:
                away.append(row)
            else:
                yield from _row(row, comparison, page)
    yield from _moved_away(away, comparison, page)
    yield from _left_out(unchanged, page)


def _leaves_with(row: Row, last: Row) -> bool:
    """Whether a sentence moved away to the section to which the one before it did."""
    return row.kind is Kind.AWAY and _destination(row) == _destination(last)


def _destination(row: Row) -> str:
    """Return the section to which a sentence moved, where it is another one."""
    there = row.after.section if row.after else ""
    return there if there and row.before and there != row.before.section else ""


def _moved_away(rows: Sequence[Row], comparison: Comparison, page: Page) -> Iterator[str]:
    """Set in one line what moved away together: it is shown where it stands now."""
    if not rows:
        return
    said, there = comparison.redline.said(rows[0])[0] or "", _destination(rows[0])
    what = f"{plural(len(rows), 'sentence')} moved" if len(rows) > 1 else "moved"
    start = f"{what} to {there}: " if there else f"{what}: "
    yield from page.entry("< ", start + _beginning(said, page), "dim", "bold", hang=2)


def _left_out(count: int, page: Page) -> Iterator[str]:
    if count:
        yield page.paint(page.characters(f"  {same(count)}"), "dim")


def _beginning(said: str, page: Page) -> str:
    """Return the first words of a sentence."""
    words = " ".join(said.split())
    if len(words) <= _BEGINNING:
        return words
    return f"{words[:_BEGINNING].rpartition(' ')[0]} {'…' if page.unicode else '...'}"


def _row(row: Row, comparison: Comparison, page: Page) -> list[str]:
    """Set one sentence, what was deleted and inserted in it marked."""
    words = "".join(
        f"{_SIGNS[piece.change][0]}{piece.text}{_SIGNS[piece.change][1]}"
        if row.kind in (Kind.CHANGED, Kind.MOVED)
        else piece.text
        for piece in comparison.redline.words(row)
    )
    colour = {Kind.ADDED: "green", Kind.REMOVED: "red", Kind.MOVED: "blue"}.get(row.kind)
    mark = _MARKS.get(row.kind, " ")
    lines = page.entry(f"{mark} ", words, *([colour, "bold"] if colour else ["bold"]), hang=2)
    return _painted(lines, page, colour)


def _painted(lines: list[str], page: Page, colour: str | None) -> list[str]:
    """Colour what is added or removed whole; in a sentence that changed, what stands between the signs."""
    if not page.colour:
        return lines
    if colour:
        return [lines[0], *(page.paint(row, colour) for row in lines[1:])]
    shown, inside = [], ""
    for row in lines:
        painted, inside = _between(row, inside, page)
        shown.append(painted)
    return shown


def _between(row: str, inside: str, page: Page) -> tuple[str, str]:
    """Colour the parts of one line between signs; `inside` is the colour that a line before has begun."""
    out, at = "", 0
    while at < len(row):
        if inside:
            sign = "-]" if inside == "red" else "+}"
            end = row.find(sign, at)
            stop = len(row) if end < 0 else end + len(sign)
            out += page.paint(row[at:stop], inside)
            inside = inside if end < 0 else ""
        else:
            starts = [
                (found, colour)
                for sign, colour in (("[-", "red"), ("{+", "green"))
                if (found := row.find(sign, at)) >= 0
            ]
            stop, inside = min(starts) if starts else (len(row), "")
            out += row[at:stop]
        at = stop
    return out, inside


def _findings(comparison: Comparison, page: Page, *, brief: bool) -> Iterator[str]:
    """Yield the findings by what became of them; those that stayed are named."""
    for fate, word in FATES.items():
        found = comparison.of(fate)
        if not found or (brief and fate is Fate.STAYED):
            continue
        yield ""
        yield page.paint(f"{word} ({len(found)})", "bold")
        if fate is Fate.STAYED:
            yield from page.entry("  ", ", ".join(dict.fromkeys(one.rule.id for one in found)))
            continue
        for finding in found:
            yield from _finding(finding, page)


def _finding(finding: Finding, page: Page) -> list[str]:
    start = f"  {finding.severity}[{finding.rule.id}]: "
    return page.entry(start, finding.message, COLOURS[finding.severity], "bold", hang=4)
