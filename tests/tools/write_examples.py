"""Write ``examples/``: every fictional filing of ``tests/examples/`` in the formats that it names.

``python -m tools.write_examples`` with ``tests`` on the path, or `make docs`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

from tools.drafts import markdown, plain_text
from tools.edgar import archive, submission
from tools.filing import Filing, Tag, element, filings
from tools.pdf import pdf
from tools.rpage import rows, rpage_html, rpage_text
from tools.word import word

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMESPACES = {
    "dei": "http://xbrl.sec.gov/dei/2025",
    "cyd": "http://xbrl.sec.gov/cyd/2025",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
}
INLINE = {
    "": "http://www.w3.org/1999/xhtml",
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "ixt": "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
    "xbrli": "http://www.xbrl.org/2003/instance",
}


def main() -> None:
    """Write every example and say which."""
    for name, data in written().items():
        file = EXAMPLES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        print(f"examples/{name}")


def written() -> dict[str, bytes]:
    """Return what every example file must hold, by its path below ``examples/``."""
    return {
        f"{filing.name}{suffix}": text.encode() if isinstance(text := write(filing), str) else text
        for filing in filings()
        for suffix, write in (WRITERS[name] for name in filing.formats)
    }


def inline_xbrl(filing: Filing) -> str:
    """Write the filing as an Inline XBRL document, ASCII as EDGAR wants it."""
    tags = {tag.parts[0]: tag for tag in filing.tags}
    text = f"""<?xml version="1.0" encoding="ASCII"?>
<html{declared(INLINE | NAMESPACES)} xml:lang="en-US">
<head>
<title>{stem(filing)}</title>
<meta http-equiv="Content-Type" content="text/html"/>
</head>
<body style="font-family:'Times New Roman',serif;font-size:10pt">
<div style="display:none"><ix:header>
<ix:hidden>
{hidden(filing)}
</ix:hidden>
<ix:references>
{schema(filing)}
</ix:references>
<ix:resources>
{context(filing, "xbrli:")}
</ix:resources>
</ix:header></div>
{"".join(marked(node, tags) + escaped(node.tail) for node in filing.body).strip()}
</body>
</html>
"""
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def marked(node: Element, tags: dict[Element, Tag]) -> str:
    """Write an element of the body with the Inline XBRL that it stands for."""
    content = escaped(node.text) + "".join(marked(child, tags) + escaped(child.tail) for child in node)
    if node.tag == "cover":
        return content.strip() + '\n<hr style="page-break-after:always"/>'
    if node.tag == "dei":
        form = f' format="{node.get("format")}"' if node.get("format") else ""
        return (
            f'<ix:nonNumeric contextRef="c-1" name="dei:{node.get("name")}"{form}>{content}</ix:nonNumeric>'
        )
    if node.tag == "more":
        owner = next(tag for tag in tags.values() if node in tag.parts)
        return f'<ix:continuation id="{owner.id}-1">{content}</ix:continuation>'
    if node not in tags:
        return element(node, content)
    tag = tags[node]
    kind = f'format="ixt:fixed-{tag.flag}"' if tag.flag else 'escape="true"'
    on = f' continuedAt="{tag.id}-1"' if len(tag.parts) > 1 else ""
    start = f'<ix:nonNumeric contextRef="c-1" name="cyd:{tag.concept}" id="{tag.id}" {kind}{on}>'
    return f"{start}{content}</ix:nonNumeric>"


def escaped(text: str | None) -> str:
    """Escape text between tags."""
    return escape(text or "", quote=False)


def hidden(filing: Filing) -> str:
    """Write the cover page's facts that nobody sees."""
    shown = {node.get("name") for node in filing.body.iter("dei")}
    return "\n".join(
        f'<ix:nonNumeric contextRef="c-1" name="dei:{name}">{value}</ix:nonNumeric>'
        for name, value in filing.cover.items()
        if name not in shown
    )


def declared(namespaces: dict[str, str]) -> str:
    """Write namespace declarations."""
    return "".join(f' xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in namespaces.items())


def schema(filing: Filing) -> str:
    """Write the reference to the registrant's schema."""
    return f'<link:schemaRef xlink:type="simple" xlink:href="{stem(filing)}.xsd"/>'


def stem(filing: Filing) -> str:
    """Return the name that filing agents give a document: the registrant's short name and the date."""
    return f"{filing.prefix}-{filing.end.replace('-', '')}"


def context(filing: Filing, prefix: str = "") -> str:
    """Write the one context: the registrant and the period."""
    return "\n".join(
        f"{indent * '  '}{line}"
        for indent, line in (
            (0, f'<{prefix}context id="c-1">'),
            (1, f"<{prefix}entity>"),
            (
                2,
                f'<{prefix}identifier scheme="http://www.sec.gov/CIK">{filing.cik.zfill(10)}</{prefix}identifier>',
            ),
            (1, f"</{prefix}entity>"),
            (1, f"<{prefix}period>"),
            (2, f"<{prefix}startDate>{filing.start}</{prefix}startDate>"),
            (2, f"<{prefix}endDate>{filing.end}</{prefix}endDate>"),
            (1, f"</{prefix}period>"),
            (0, f"</{prefix}context>"),
        )
    )


def instance(filing: Filing) -> str:
    """Write the extracted instance: facts alone, the XHTML of text blocks escaped."""
    facts = [
        f'<dei:{name} contextRef="c-1">{escaped(value)}</dei:{name}>' for name, value in filing.cover.items()
    ]
    for tag in filing.tags:
        value = tag.flag or escaped(tag.markup)
        facts.append(f'<cyd:{tag.concept} contextRef="c-1" id="{tag.id}">{value}</cyd:{tag.concept}>')
    body = "\n".join((schema(filing), context(filing), *facts))
    spaces = declared({"": INLINE["xbrli"]} | NAMESPACES)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xbrl{spaces}>\n{body}\n</xbrl>\n'


def record(filing: Filing) -> dict[str, object]:
    """Return the disclosure as JSON values."""
    return {
        "accession": filing.accession,
        "cik": filing.cik,
        "registrant": filing.registrant,
        "form": filing.form,
        "period": filing.end,
        "filed": filing.filed,
        "facts": [
            {
                "concept": tag.concept,
                "value": tag.flag == "true" if tag.flag else "\n".join(tag.paragraphs),
                "taxonomy": f"cyd/{filing.taxonomy}",
                "end": filing.end,
                "months": 12,
            }
            for tag in rows(filing)
        ],
    }


WRITERS: dict[str, tuple[str, Callable[[Filing], str | bytes]]] = {
    "inline-xbrl": (".htm", inline_xbrl),
    "rpage-text": (".R.txt", rpage_text),
    "rpage-html": (".R.htm", rpage_html),
    "instance": (".xml", instance),
    "json": (".json", lambda filing: json.dumps(record(filing), indent=2, ensure_ascii=False) + "\n"),
    "json-lines": (".jsonl", lambda filing: json.dumps(record(filing), ensure_ascii=False) + "\n"),
    "plain-text": (".txt", plain_text),
    "markdown": (".md", markdown),
    "word": (".docx", word),
    "pdf": (".pdf", pdf),
    "submission": (".txt", lambda filing: submission(filing, inline_xbrl(filing), stem(filing))),
    "zip": (".zip", lambda filing: archive(inline_xbrl(filing), instance(filing), stem(filing))),
}

if __name__ == "__main__":
    main()
