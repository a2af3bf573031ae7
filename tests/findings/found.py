"""A short Item, and findings made of what was seen in it."""

from __future__ import annotations

from typing import Any

from cases import case, fact
from cyberlint.condition import Case, Evidence
from cyberlint.disclosure import Scope, Section, SourceMap, Span
from cyberlint.findings import finding
from cyberlint.outcome import Finding
from cyberlint.rule import Severity
from pack.rules import made

SOURCE = """\
<h1>Item 1C. Cybersecurity</h1>
<p>Governance</p>
<p>Our board oversees the risk. It meets <b>each quarter</b>.</p>
"""
TEXT = "Item 1C. Cybersecurity\nGovernance\nOur board oversees the risk. It meets each quarter."


def source_map() -> SourceMap:
    """Map every piece of the visible text to the source; a run begins wherever a tag ends."""
    pieces = [
        "Item 1C. Cybersecurity",
        "Governance",
        "Our board oversees the risk. It meets ",
        "each quarter",
        ".",
    ]
    starts, offsets, at, offset = [], [], 0, 0
    for piece in pieces:
        at, offset = TEXT.index(piece, at), SOURCE.index(piece, offset)
        starts.append(at)
        offsets.append(offset)
        at, offset = at + len(piece), offset + len(piece)
    return SourceMap(SOURCE, tuple(starts), tuple(offsets))


def words(piece: str) -> Span:
    """Return where some words stand in the Item."""
    return Span(TEXT.index(piece), TEXT.index(piece) + len(piece))


BLOCK = fact(
    "board_oversight", TEXT[words("Our").start :], spans=(Span(words("Our").start, len(TEXT)),), offset=50
)
FLAG = fact("report_to_board", True, offset=0)
HIDDEN = fact("integrated", True)
ITEM = (
    Section("1C", "Cybersecurity", Span(0, len(TEXT))),
    Section("1C", "Governance", Span(words("Governance").start, len(TEXT))),
)


def about(*facts: Any, each: str | None = None, **fields: Any) -> Case:
    """Return a case: the Item with facts, or another text."""
    given = {"scope": Scope.FULL_ITEM, "sections": ITEM, "map": source_map(), "path": "draft.htm"} | fields
    return case(
        *facts, text=fields.pop("text", TEXT), each=each, **{k: v for k, v in given.items() if k != "text"}
    )


def found(
    *expected: Evidence,
    given: tuple[Evidence, ...] = (),
    of: Case | None = None,
    named: str = "ACME101",
    **fields: Any,
) -> Finding:
    """Return the finding of a rule on what its parts have seen."""
    rule = made()._replace(id=named).defined(**fields)
    return finding(rule, Severity.WARNING, of or about(BLOCK, FLAG), expected, given)


def evidence(piece: str, operator: str = "text", **fields: Any) -> Evidence:
    """Return words of the Item that an operator has seen."""
    return Evidence(operator, "board_oversight", piece, words(piece), **({"fact": BLOCK} | fields))
