"""Word files for tests: what stands in the body, and around it what Word wants there."""

from __future__ import annotations

from html import escape

from cyberlint.disclosure import Disclosure
from cyberlint.readers import word as reader
from cyberlint.source import Source
from cyberlint.word.package import opened
from cyberlint.word.text import Text
from cyberlint.word.walk import text
from tools.word import W, packed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def run(words: str, properties: str = "") -> str:
    """Return a run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def deleted(words: str) -> str:
    """Return a tracked deletion."""
    return f'<w:del w:id="1" w:author="A"><w:r><w:delText>{escape(words)}</w:delText></w:r></w:del>'


def inserted(words: str) -> str:
    """Return a tracked insertion."""
    return f'<w:ins w:id="2" w:author="A">{run(words)}</w:ins>'


def field(instruction: str, result: str) -> str:
    """Return a field in its long form."""
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}{run(result)}{end}"


def p(*content: str, properties: str = "") -> str:
    """Return a paragraph of runs; content without markup is one."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell without markup is one paragraph."""
    cells = (
        "".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def level(number: int, form: str, text: str, more: str = "") -> str:
    """Return a level of the definition of a list."""
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/>{shown}</w:lvl>'


def definition(key: int, *levels: str) -> str:
    """Return the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def listed(key: int, of: int, more: str = "") -> str:
    """Return a list by its definition."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def docx(body: str, namespace: str = W, **parts: str) -> bytes:
    """Return a Word file with a body, and parts by their kind: what stands in their roots."""
    there = [kind for kind in KINDS if kind in parts]
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in there
    )
    names = (
        f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    main = f'<Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f"<Relationships>{main}</Relationships>",
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{f"word/{kind}.xml": f"<w:{kind} {names}>{parts[kind]}</w:{kind}>" for kind in there},
        }
    )


def walked(body: str, **parts: str) -> Text:
    """Return the text of a Word file with a body."""
    return text(opened(docx(body, **parts)))


def shown(body: str, **parts: str) -> list[str]:
    """Return the paragraphs of a body as they are shown."""
    return walked(body, **parts).text.split("\n")


def read(data: bytes, path: str = "draft.docx") -> Disclosure:
    """Read a Word file that holds a disclosure."""
    (part,) = reader.read(Source(path, data))
    assert isinstance(part, Disclosure), part
    return part
