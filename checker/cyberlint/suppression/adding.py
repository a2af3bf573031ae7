"""New waivers at the end of a waiver file. What is there stays as it is, with its comments."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence

from cyberlint.cells import line
from cyberlint.outcome import Finding
from cyberlint.suppression import NAME
from cyberlint.suppression.files import EntriesError, folder, relative
from cyberlint.suppression.waivers import Waiver, WaiverFile, parse, read
from cyberlint.tuples import NamedTuple

QUOTED = 240
"""How many characters of a finding's words a waiver quotes; the fingerprint is of all of them."""

HEADER = """\
# Findings that are accepted, by whom, why and until when. `cyberlint waive` adds them. Every report lists
# them, and says so where one has expired, where its text has changed, and where nothing is left to waive.
waivers:
"""


class AddingError(ValueError):
    """Nothing can be added to a file; `entries` are what should have been."""

    def __init__(self, what: str, entries: str = "") -> None:
        super().__init__(what)
        self.entries = entries


class Signature(NamedTuple):
    """Who waives a finding and why, from which day until which."""

    reason: str
    owner: str
    until: str
    written: str


class Addition(NamedTuple):
    """A waiver file as it is to be: its path and text, and the new waivers with the line of each."""

    path: str
    text: str
    waived: tuple[tuple[Finding, int], ...]


def additions(findings: Iterable[Finding], named: str | None, signature: Signature) -> list[Addition]:
    """Return the waiver files with waivers of findings: the one that is `named`, or those beside documents.

    Nothing is written. Raises AddingError where nothing can be added, EntriesError where a file has defects.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(named or _beside(finding.location.path), []).append(finding)
    return [_addition(path, found, signature, found_there=not named) for path, found in by_file.items()]


def _beside(path: str) -> str:
    """Return the path of the waiver file beside a document."""
    return os.path.join(folder(path), NAME)  # noqa: PTH118


def _addition(path: str, findings: list[Finding], signature: Signature, *, found_there: bool) -> Addition:
    file = read(path, found=found_there) if os.path.lexists(path) else None
    waivers = [_waiver(finding, relative(path, finding.location.path), signature) for finding in findings]
    text = added(file, waivers, path)
    lines = parse(path, text).lines[-len(waivers) :]
    places = ((finding, line[""]) for finding, line in zip(findings, lines, strict=True))
    return Addition(path, text, tuple(places))


def _waiver(finding: Finding, path: str, signature: Signature) -> Waiver:
    """Return the waiver of a finding in the document that the waiver file names `path`."""
    place = finding.location
    return Waiver(
        rule=finding.rule.id,
        path=path,
        place=line(place.human) or (f"line {place.line}" if place.line else "the document"),
        text=_quoted(finding),
        fingerprint=finding.fingerprint,
        reason=line(signature.reason),
        owner=line(signature.owner),
        until=signature.until,
        written=signature.written,
    )


def _quoted(finding: Finding) -> str:
    """Return what is waived in words: the sentence, the value of the tag, or where something is missing."""
    quote = finding.evidence[0]
    if quote.text is None:
        return f"(absent from {line(finding.location.section or 'the text')})"
    words = line(quote.context or quote.text) or "(blank)"
    short = words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " […]"
    return (
        f"{line(quote.label)}: {short}"
        if quote.location.fact and not quote.context and quote.label
        else short
    )


def added(file: WaiverFile | None, waivers: Sequence[Waiver], path: str) -> str:
    """Return the text of a waiver file, or of a new one at `path`, with waivers at its end.

    Raises AddingError where the text is not what it should be then: its entries are not one below the other,
    or something follows them.
    """
    text = file.text if file else HEADER
    end = "\r\n" if "\r\n" in text else "\n"
    indent = _indent(text.splitlines(), file.lines[-1][""]) if file and file.waivers else "  "
    text = text if file and file.waivers else _opened(text)
    entries = "".join(f"{row}{end}" for item in waivers for row in _rows(item, indent or ""))
    text += ("" if text.endswith("\n") else end) + entries
    before = file.waivers if file else ()
    try:
        fits = indent is not None and parse(path, text).waivers == (*before, *waivers)
    except EntriesError:
        fits = False
    if not fits:
        raise AddingError("entries cannot be added at its end, one below the other", entries)
    return text


def _opened(text: str) -> str:
    """Return the text of a file without entries so that entries can follow."""
    return re.sub(
        r"^waivers:[ \t]*(?:\[\s*\]|null|~)(?=[ \t]*(?:#|\r?$))", "waivers:", text, flags=re.MULTILINE
    )


def _indent(rows: Sequence[str], first: int) -> str | None:
    """Return the spaces before the dash of the entry that begins on line `first`, None without one."""
    above = [row for row in rows[:first] if row.strip() and not row.strip().startswith("#")]
    found = (re.match(r"( *)-(?: |$)", row) for row in reversed(above[-2:]))  # a dash may have its own line
    return next((match[1] for match in found if match), None)


def _rows(item: Waiver, indent: str) -> list[str]:
    rows = [
        f"- rule: {item.rule}",
        "  location:",
        f"    path: {_scalar(item.path)}",
        f"    place: {_scalar(item.place)}",
        f"  text: {_scalar(item.text)}",
        f"  fingerprint: {_scalar(item.fingerprint)}",
        f"  reason: {_scalar(item.reason)}",
        f"  owner: {_scalar(item.owner)}",
        f"  until: {item.until}",
        f"  written: {item.written}",
    ]
    return [indent + row for row in rows]


def _scalar(text: str) -> str:
    """Return a text as YAML writes it in double quotes, which is as JSON does."""
    return json.dumps(text, ensure_ascii=False)
