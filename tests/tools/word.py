"""A filing as a Word draft, written by hand so that the same filing is the same bytes everywhere.

The draft is still being worked on: the second sentence of a long paragraph is a tracked insertion beside a
tracked deletion, what is bracketed is highlighted, and a note to the draft carries a comment. Accepting the
changes gives the text of every other format.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element

from tools.filing import BLOCKS, Filing, paragraphs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DATE = "2026-02-02T09:00:00Z"
WHO = f'w:author="Reviewer" w:date="{DATE}"'
LONG = 3
"""Sentences: so many have a tracked change among them."""


def word(filing: Filing) -> bytes:
    """Write the file."""
    body = "".join(_paragraph(style, text) for style, text in _paragraphs(filing.body))
    document = f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations({"styles": "styles.xml", "comments": "comments.xml"}),
            "word/styles.xml": _styles(),
            "word/comments.xml": _comments(),
        }
    )


def packed(files: dict[str, str]) -> bytes:
    """Pack files, without compression, which differs from library to library, and without a date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            lead = '<?xml version="1.0" encoding="UTF-8"?>\n' if name.endswith((".xml", ".rels")) else ""
            archive.writestr(info, (text if text.startswith("<?xml") else lead + text).encode())
    return buffer.getvalue()


def _paragraphs(node: Element) -> Iterator[tuple[str, str]]:
    """Yield style and text of every paragraph."""
    for child in node:
        if any(inner.tag in BLOCKS for inner in child):
            yield from _paragraphs(child)
        else:
            style = {"h2": "Heading1", "h3": "Heading2"}.get(str(child.tag), "Normal")
            yield from ((style, text) for text in paragraphs([child]))


def _paragraph(style: str, text: str) -> str:
    sentences = re.findall(r"\S.*?[.!?](?=\s|$)|\S[^.!?]*$", text)
    content = "".join(_marked(text))
    if len(sentences) >= LONG and "[" not in text:
        first, second, *rest = sentences
        deleted = '<w:r><w:delText xml:space="preserve">We use leading tools. </w:delText></w:r>'
        content = (
            f'{_run(first)}{_run(" ")}<w:del w:id="1" {WHO}>{deleted}</w:del>'
            f'<w:ins w:id="2" {WHO}>{_run(second)}</w:ins>{_run(" ")}{_run(" ".join(rest))}'
        )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _marked(text: str) -> Iterator[str]:
    """Yield the runs of a text: what is bracketed is highlighted, a note has a comment."""
    for part in re.split(r"(\[[^\]]*\])", text):
        if not part:
            continue
        run = _run(part, '<w:rPr><w:highlight w:val="yellow"/></w:rPr>' if part.startswith("[") else "")
        if part.startswith("[Note"):
            reference = '<w:r><w:commentReference w:id="0"/></w:r>'
            run = f'<w:commentRangeStart w:id="0"/>{run}<w:commentRangeEnd w:id="0"/>{reference}'
        yield run


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _comments() -> str:
    words = "Waiting for an answer from IT; take this out before we file."
    comment = f'<w:comment w:id="0" {WHO} w:initials="R"><w:p>{_run(words)}</w:p></w:comment>'
    return f'<w:comments xmlns:w="{W}">{comment}</w:comments>'


def _styles() -> str:
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/>'
        f"</w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        for level in (1, 2)
    )
    return f'<w:styles xmlns:w="{W}">{normal}{heads}</w:styles>'


def _types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "comments": "comments"}
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
