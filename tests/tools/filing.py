"""A fictional filing, described once: what every example file is written from.

A description is a YAML file of ``tests/examples/``. Its `body` is XHTML in which the short names of the
taxonomy are elements: ``<processes>…</processes>`` is a text block, ``<integrated is="true">…</integrated>``
a flag around words, ``<more of="processes">…</more>`` the continuation of a block, ``<dei name="…">…</dei>``
a fact of the cover page, ``<cover>`` the cover page and ``<page>24</page>`` the foot of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from cyberlint.taxonomy import elements
from cyberlint.yamldata import load

FOLDER = Path(__file__).resolve().parents[1] / "examples"
BLOCKS = frozenset({"h2", "h3", "p", "table", "tr", "td", "hr", "page", "cover"})
STYLES = {
    "h2": "font-weight:bold;margin:14pt 0 6pt 0",
    "h3": "font-style:italic;font-weight:bold;margin:10pt 0 4pt 0",
    "p": "margin:6pt 0;text-align:justify",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """One CYD fact: its short name, a flag's value (None for a text block), its id, its marked-up parts."""

    name: str
    flag: str | None
    id: str
    parts: tuple[Element, ...]

    @property
    def concept(self) -> str:
        """The local name in the taxonomy."""
        return elements()[self.name].concept

    @property
    def paragraphs(self) -> list[str]:
        """The visible text, a paragraph an entry."""
        return paragraphs(self.parts)

    @property
    def inline(self) -> bool:
        """Whether the tag wraps words of one paragraph instead of whole paragraphs."""
        return not any(node.tag in BLOCKS for part in self.parts for node in part.iter())

    @property
    def markup(self) -> str:
        """The XHTML inside the tag, without the tags in it."""
        return "".join(inner(part) for part in self.parts).strip()


@dataclass(frozen=True, slots=True)
class Filing:
    """A described filing; the fields are those of the YAML file."""

    name: str
    formats: list[str]
    registrant: str
    form: str
    cik: str
    accession: str
    start: str
    end: str
    filed: str
    prefix: str
    body: Element

    @property
    def annual(self) -> bool:
        """Whether it is an annual report; else an incident report of one day."""
        return self.start != self.end

    @property
    def taxonomy(self) -> int:
        """The year of the CYD taxonomy that it uses."""
        return 2025

    @property
    def tags(self) -> list[Tag]:
        """The CYD facts in the order of the document."""
        found = [node for node in self.body.iter() if node.tag in elements()]
        more = {name: list(self.body.iterfind(f".//more[@of='{name}']")) for name in elements()}
        return [
            Tag(node.tag, node.get("is"), f"f-{number}", (node, *more[node.tag]))
            for number, node in enumerate(found, start=100)
        ]

    @property
    def cover(self) -> dict[str, str]:
        """The dei facts, by local name, with the values that an instance holds."""
        hidden = {
            "AmendmentFlag": "false",
            "EntityCentralIndexKey": self.cik.zfill(10),
            **(
                {"DocumentFiscalYearFocus": self.end[:4], "DocumentFiscalPeriodFocus": "FY"}
                if self.annual
                else {}
            ),
        }
        shown = {
            node.get("name", ""): node.get("value") or "".join(node.itertext())
            for node in self.body.iter("dei")
        }
        return hidden | shown


def filing(path: Path) -> Filing:
    """Read one description."""
    fields = load(path.read_text(encoding="utf-8")).value
    body = ET.fromstring(f"<body>{fields.pop('body')}</body>")  # our own file
    return Filing(body=body, **fields)


def filings() -> list[Filing]:
    """Read every description, in the order of their names."""
    return [filing(path) for path in sorted(FOLDER.glob("*.yaml"))]


def paragraphs(parts: Iterable[Element]) -> list[str]:
    """Return the visible text of marked-up parts: white space collapsed, a block element an entry."""
    lines = [""]
    for part in parts:
        for piece in pieces(part):
            if piece is None:
                lines.append("")
            else:
                lines[-1] += piece
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def pieces(node: Element) -> Iterator[str | None]:
    """Yield the words inside an element, and None wherever a block element begins or ends."""
    yield node.text or ""
    for child in node:
        block = None if child.tag in BLOCKS else ""
        yield block
        yield from pieces(child)
        yield block
        yield child.tail or ""


def inner(node: Element) -> str:
    """Write what an element holds as XHTML, leaving out the tags but not their content."""
    return escape(node.text or "") + "".join(outer(child) + escape(child.tail or "") for child in node)


def outer(node: Element) -> str:
    """Write an XHTML element with its content; a tag is written as its content alone."""
    if node.tag in elements() or node.tag in {"more", "dei", "cover"}:
        return inner(node)
    return element(node, inner(node))


def element(node: Element, content: str) -> str:
    """Write an XHTML element around content, in the style of filings: no class, all in the attribute."""
    if node.tag == "page":
        return (
            f'<div style="text-align:center;font-size:9pt">{content}</div>\n'
            '<hr style="page-break-after:always"/>\n'
            '<div style="font-size:9pt"><a href="#contents">Table of Contents</a></div>'
        )
    attributes = {key: value for key, value in node.attrib.items() if key != "class"}
    style = "text-align:center;margin:4pt 0" if node.get("class") == "center" else STYLES.get(str(node.tag))
    tag = "p" if node.tag in {"h2", "h3"} else str(node.tag)
    if node.tag == "h2" and "".join(node.itertext()) == "TABLE OF CONTENTS":
        attributes["id"] = "contents"
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{tag}{written}{f' style={quoteattr(style)}' if style else ''}>{content}</{tag}>"


def day(iso: str) -> str:
    """Write an ISO date as the head of an R page does: Dec. 31, 2025."""
    value = date.fromisoformat(iso)
    month = "May" if value.month == 5 else f"{value:%b}."
    return f"{month} {value.day:02}, {value.year}"
