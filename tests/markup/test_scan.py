"""The tags of Inline XBRL, found quickly or event by event: the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.markup.documents import documents
from cyberlint.markup.facts import is_read
from cyberlint.markup.inline import IX, Inline
from cyberlint.markup.scan import QuickScanner, Scanner, scan
from cyberlint.markup.xml import Parser
from cyberlint.source import Source
from inline import FILINGS, NAMESPACES, document

NAMES = {**NAMESPACES, "i2": IX, "gaap": "http://fasb.org/us-gaap/2025"}

FACTS = st.sampled_from(
    [
        'name="cyd:ATextBlock" id="é&amp;1" contextRef="c"',
        "\n name = 'cyd:BFlag' format='ixt:fixed-true'",
        'name="gaap:C" title=" name=\'cyd:D\'"',
        'title=" name=\'gaap:D\'" name="cyd:E"',
        'title="a > b" name="dei:F" xsi:nil="true" continuedAt="k"',
        'name="q:G"',
        'name=""',
        "",
    ]
)
PIECES = st.sampled_from(
    [
        "text é ",
        "<b/>",
        "<!-- <ix:nonNumeric name='cyd:X'> -->",
        "<![CDATA[</ix:nonNumeric>]]>",
        "<?p <ix:exclude>?>",
    ]
)


@st.composite
def tagged(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    name = draw(
        st.sampled_from(["ix:nonNumeric", "i2:nonFraction", "ix:continuation", "ix:exclude", "xbrli:context"])
    )
    attributes = draw(FACTS) if "non" in name else f'id="{draw(st.sampled_from("kl"))}"'
    if draw(st.booleans()):
        return f"<{name} {attributes}/>"
    return f"<{name} {attributes}>{draw(inner)}</{name}\n>"


BODIES = st.recursive(
    PIECES, lambda inner: st.lists(st.one_of(inner, tagged(inner)), max_size=4).map("".join)
)


def rooted(body: str) -> str:
    names = " ".join(f'xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in NAMES.items())
    return f"<html {names}>{body}</html>"


def quick(source: str, start: int, end: int) -> Inline:
    parser = Parser(source, start, end)
    parser.run()
    assert parser.namespaces
    return QuickScanner(parser, is_read, parser.namespaces).scan(end)


def slow(source: str, start: int, end: int) -> Inline:
    return Scanner(Parser(source, start, end), is_read).scan()


@given(BODIES)
def test_both_ways_find_the_same_tags(body: str) -> None:
    source = f"é{rooted(body)}\n"
    ends = (1, len(source) - 1)
    assert quick(source, *ends) == slow(source, *ends)


def test_both_ways_find_the_same_in_real_filings(corpus: Path) -> None:
    for path in sorted((corpus / "corpus").rglob("*.htm")):
        text = Source(path.name, path.read_bytes()).text()
        for each in documents(text):
            if IX in text[each.start : each.end]:
                assert quick(text, each.start, each.end) == slow(text, each.start, each.end)


def test_a_tag_has_its_name_attributes_and_ranges() -> None:
    source = rooted(
        '<ix:nonNumeric name="cyd:BFlag" format="ixt:fixed-true" xsi:nil="1" id="f">Yes</ix:nonNumeric>'
    )
    (tag,) = scan(source, 0, len(source), is_read).facts
    assert tag.concept == "http://xbrl.sec.gov/cyd/2025 BFlag"
    assert tag.format == "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12 fixed-true"
    assert (tag.id, tag.nil, tag.escaped, tag.continued_at) == ("f", True, False, None)
    assert source[slice(*tag.inner)] == "Yes"
    assert source[slice(*tag.outer)].startswith("<ix:nonNumeric name")
    assert source[slice(*tag.outer)].endswith("</ix:nonNumeric>")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<p>", '<p xmlns:cyd="http://xbrl.sec.gov/cyd/2024">', 1),
        lambda text: text.replace(' xmlns="http://www.w3.org/1999/xhtml"', f' xmlns="{IX}"'),
    ],
    ids=["a prefix is bound again", "the default namespace is that of Inline XBRL"],
)
def test_namespaces_that_are_not_plain_are_followed(change: object) -> None:
    assert callable(change)
    text = change(
        document('<p><ix:nonNumeric name="cyd:A">a</ix:nonNumeric></p>').replace("<body>", "<p/><body>")
    )
    found = scan(text, 0, len(text), is_read)
    assert found == slow(text, 0, len(text))
    assert found.facts


def test_the_tags_of_our_filings_are_found() -> None:
    path = FILINGS / "nested-and-continued.htm"
    text = path.read_text(encoding="utf-8")
    found = scan(text, 0, len(text.rstrip()), is_read)
    assert len([tag for tag in found.facts if "/cyd/" in tag.concept]) == 6
    assert len(found.continuations) == 3
    assert len(found.excludes) == 1
    assert len(found.headers) == 1
    assert list(found.contexts) == ["year"]
    assert found.defects == []
