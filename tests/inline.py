"""Inline XBRL documents for tests: a body, and around it what EDGAR wants there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cyberlint.disclosure import Disclosure
from cyberlint.readers import ixbrl
from cyberlint.source import ReadError, Source

FILINGS = Path(__file__).parent / "filings" / "ixbrl"

NAMESPACES = {
    "": "http://www.w3.org/1999/xhtml",
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "ixt": "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "dei": "http://xbrl.sec.gov/dei/2025",
    "cyd": "http://xbrl.sec.gov/cyd/2025",
}
CONTEXT = (
    '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0009990199'
    "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2025-01-01</xbrli:startDate>"
    "<xbrli:endDate>2025-12-31</xbrli:endDate></xbrli:period></xbrli:context>"
)


def document(body: str, form: str | None = "10-K", hidden: str = "", contexts: str = CONTEXT) -> str:
    """Return a well-formed document around a body."""
    names = " ".join(f'xmlns{":" if prefix else ""}{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    cover = f'<ix:nonNumeric contextRef="c" name="dei:DocumentType">{form}</ix:nonNumeric>' if form else ""
    return (
        f"<html {names}><head><title>t</title></head>\n<body>\n"
        f'<div style="display:none"><ix:header><ix:hidden>{cover}{hidden}</ix:hidden>'
        f"<ix:resources>{contexts}</ix:resources></ix:header></div>\n{body}\n</body></html>\n"
    )


def fact(name: str, content: str, attributes: str = 'escape="true"') -> str:
    """Return a fact of the CYD taxonomy."""
    return f'<ix:nonNumeric contextRef="c" name="cyd:{name}" {attributes}>{content}</ix:nonNumeric>'


def parts(text: str, path: str = "filing.htm") -> Iterator[Disclosure | ReadError]:
    """Read a source text."""
    return ixbrl.read(Source(path, text.encode()))


def read(text: str, path: str = "filing.htm") -> Disclosure:
    """Read a source text that holds one filing."""
    (part,) = parts(text, path)
    assert isinstance(part, Disclosure), part
    return part


def filing(name: str) -> Disclosure:
    """Read one of our own filings."""
    return read((FILINGS / name).read_text(encoding="utf-8"), name)
