"""New waivers at the end of a waiver file. What is there stays as it is, with its comments."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from cyberlint.cells import line
from cyberlint.outcome import Finding
from cyberlint.suppression.waivers import Waiver, WaiverFile, parse

QUOTED = 240
"""How many characters of a finding's words a waiver quotes; the fingerprint is of all of them."""

HEADER = """\
# Findings that are accepted, by whom, why and until when. `cyberlint waive` adds them. Every report lists
# them, and says so where one has expired, where its text has changed, and where nothing is left to waive.
waivers:
"""


class AddingError(ValueError):
    """The file is written in a way that nothing can be added to."""


def waiver(finding: Finding, path: str, *, reason: str, owner: str, until: str, written: str) -> Waiver:
    """Return the waiver of a finding in the document that the waiver file names `path`."""
    place = finding.location
    return Waiver(
        rule=finding.rule.id,
        path=path,
        place=line(place.human) or (f"line {place.line}" if place.line else "the document"),
        text=_quoted(finding),
        fingerprint=finding.fingerprint,
        reason=line(reason),
        owner=line(owner),
        until=until,
        written=written,
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

    Raises AddingError where the entries are not one below the other, and EntriesError where a waiver is
    defective or is there already.
    """
    text = file.text if file else HEADER
    end = "\r\n" if "\r\n" in text else "\n"
    if file is None or not file.waivers:
        text, indent = _opened(text), "  "
    else:
        indent = _indent(text.splitlines(), file.lines[-1][""])
    text += "" if text.endswith("\n") else end
    text += "".join(f"{row}{end}" for item in waivers for row in _rows(item, indent))
    before = file.waivers if file else ()
    if parse(path, text).waivers != (*before, *waivers):
        raise AddingError("entries cannot be added at its end")
    return text


def _opened(text: str) -> str:
    """Return the text of a file without entries so that entries can follow."""
    return re.sub(
        r"^waivers:[ \t]*(?:\[\s*\]|null|~)(?=[ \t]*(?:#|\r?$))", "waivers:", text, flags=re.MULTILINE
    )


def _indent(rows: Sequence[str], first: int) -> str:
    """Return the spaces before the dash of the entry whose first key stands on line `first`."""
    for row in reversed(rows[:first]):
        found = re.match(r"( *)-(?: |$)", row)
        if found:
            return found[1]
        if row.strip() and not row.strip().startswith("#"):
            break
    raise AddingError("its entries are not written one below the other, each after a dash")


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
