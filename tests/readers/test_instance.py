"""Extracted XBRL instances: the same facts as in the Inline XBRL, without what lies around them."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.markup.instance import composed, unescaped
from cyberlint.markup.visible import visible
from cyberlint.readers import instance
from cyberlint.source import ReadError, Source
from inline import FILINGS, filing, read
from markup.strategies import SOUP, markup

INSTANCE = (FILINGS.parent / "instance/heron-10-K-A.xml").read_text(encoding="utf-8")


def parts(text: str) -> list[Disclosure]:
    return list(instance.read(Source("i.xml", text.encode())))


def instance_of(text: str = INSTANCE) -> Disclosure:
    (disclosure,) = parts(text)
    return disclosure


def refused(text: str) -> tuple[str, int | None, int | None]:
    with pytest.raises(ReadError) as error:
        parts(text)
    return error.value.what, error.value.line, error.value.column


def test_facts_are_the_elements_of_the_taxonomy() -> None:
    assert [(fact.name, fact.value, fact.id) for fact in instance_of().facts] == [
        ("management_role", "Our R&D head’s team leads.\nIt has nine members.", "f-1"),
        ("expertise", "It has nine members.", None),
        ("board_oversight", "Plain words, no markup.", None),
        ("third_party_engaged", True, None),
        ("integrated", None, None),
        ("positions_responsible", "Yes", None),
    ]


def test_the_text_is_what_the_blocks_hold_each_once() -> None:
    disclosure = instance_of()
    assert disclosure.text == ("Plain words, no markup.\nOur R&D head’s team leads.\nIt has nine members.")
    assert disclosure.scope is Scope.TAGGED_TEXT
    words = [[disclosure.text[span.start : span.end] for span in fact.spans] for fact in disclosure.facts]
    assert words[:3] == [
        ["Our R&D head’s team leads.\nIt has nine members."],
        ["It has nine members."],
        ["Plain words, no markup."],
    ]


def test_places_lead_to_the_characters_of_the_source() -> None:
    disclosure = instance_of()
    for words in ("Our", "head", "team", "leads", "It has", "nine", "members", "Plain", "markup"):
        offset = disclosure.map.offset(disclosure.text.index(words))
        assert INSTANCE[offset:].startswith(words)
    amp = disclosure.map.offset(disclosure.text.index("&"))
    assert INSTANCE[amp:].startswith("&amp;amp;D")
    assert [INSTANCE[fact.offset or 0 :][:5] for fact in disclosure.facts] == ["<cyd:"] * 6
    assert disclosure.map.offset(len(disclosure.text)) == INSTANCE.index("&lt;/p&gt;</cyd")


def test_the_filing_is_named_by_the_facts_without_dimensions() -> None:
    disclosure = instance_of()
    assert (disclosure.form, disclosure.forms, disclosure.period) == ("10-K/A", ("10-K",), "2025-12-31")
    assert (disclosure.registrant, disclosure.cik) == ("Heron & Reed Corp.", "9990105")
    assert (disclosure.format, disclosure.taxonomy) == ("instance", 2025)


def test_contexts_give_period_and_dimensions() -> None:
    facts = instance_of().facts
    assert facts[2].dimensions == (("d:LegalEntityAxis", "other:EastMember"),)
    assert [(fact.period.start, fact.period.end) for fact in facts if fact.period] == [
        ("2025-01-01", "2025-12-31")
    ] * 5


def test_a_context_that_is_missing_is_a_limit() -> None:
    (limit,) = instance_of().limits
    assert limit == (
        "line 21, column 1: CybersecurityRiskManagementPositionsOrCommitteesResponsibleFlag refers to a "
        "context “nowhere” that does not exist, so that its period is not known"
    )


@pytest.mark.parametrize("name", sorted(path.name for path in FILINGS.glob("*.htm")))
def test_an_instance_has_the_facts_of_the_inline_xbrl_that_it_was_extracted_from(name: str) -> None:
    inline = filing(name)
    found = instance_of(extracted(inline))

    def comparable(disclosure: Disclosure) -> list[object]:
        return [fact._replace(spans=(), offset=None) for fact in disclosure.facts]

    assert comparable(found) == comparable(inline)
    assert (found.form, found.registrant, found.cik, found.period) == (
        inline.form,
        inline.registrant,
        inline.cik,
        inline.period,
    )


def extracted(disclosure: Disclosure) -> str:
    """Write the instance that EDGAR would extract."""
    contexts, facts = [], []
    cover = {
        "DocumentType": disclosure.form,
        "EntityRegistrantName": disclosure.registrant,
        "EntityCentralIndexKey": (disclosure.cik or "").zfill(10),
        "DocumentPeriodEndDate": disclosure.period,
    }
    for name, value in cover.items():
        facts.append(f"<dei:{name} contextRef='none'>{escape(value or '')}</dei:{name}>")
    for number, fact in enumerate(disclosure.facts):
        period = fact.period
        assert period
        dates = f"<b:startDate>{period.start}</b:startDate><b:endDate>{period.end}</b:endDate>"
        if period.start is None:
            dates = f"<b:instant>{period.end}</b:instant>"
        members = "".join(
            f'<d:typedMember dimension="{axis}"><x>{member}</x></d:typedMember>'
            for axis, member in fact.dimensions
        )
        contexts.append(
            f'<b:context id="c{number}"><b:entity><b:identifier scheme="s">1</b:identifier><b:segment>'
            f"{members}</b:segment></b:entity><b:period>{dates}</b:period></b:context>"
        )
        name = f"cyd:{fact.concept}"
        nil = ' xsi:nil="true"' if fact.nil else ""
        value = str(fact.value).lower() if isinstance(fact.value, bool) else fact.value or ""
        markup_of = "".join(f"<p>{escape(line)}</p>" for line in value.split("\n"))
        content = escape(markup_of) if fact.text else value
        facts.append(f'<{name} contextRef="c{number}" id="{fact.id}"{nil}>{content}</{name}>')
    return (
        '<b:xbrl xmlns:b="http://www.xbrl.org/2003/instance" xmlns:d="http://xbrl.org/2006/xbrldi" '
        f'xmlns:dei="http://xbrl.sec.gov/dei/2025" xmlns:cyd="http://xbrl.sec.gov/cyd/{disclosure.taxonomy}" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(contexts + facts)}</b:xbrl>'
    )


def test_a_wrapper_is_taken_off() -> None:
    text = f"<DOCUMENT>\n<TYPE>EX-101.INS\n<TEXT>\n<XBRL>\n{INSTANCE}</XBRL>\n</TEXT>\n</DOCUMENT>\n"
    assert instance_of(text).facts[0].value == instance_of().facts[0].value


def test_another_xml_is_refused() -> None:
    assert refused("<a>\n</a>") == ("the root element is not that of an XBRL instance", 1, 1)
    assert refused("") == ("the file holds no XBRL instance", None, None)
    assert refused(INSTANCE.replace("</other:Revenue>", "</other:revenue>"))[0].endswith("mismatched tag")
    deep = "<other:a>" * 300 + "</other:a>" * 300
    assert (
        refused(INSTANCE.replace("</xbrl>", f"{deep}</xbrl>"))[0] == "elements are nested more than 256 deep"
    )


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (INSTANCE, 3),
        (f"\ufeff\n{INSTANCE}", 3),
        ("<xsd:schema xmlns:xbrli='http://www.xbrl.org/2003/instance'/>", 0),
        ("The namespace http://www.xbrl.org/2003/instance of <xbrl >", 0),
        ("", 0),
    ],
)
def test_an_instance_is_recognised_by_its_root(text: str, certainty: int) -> None:
    assert instance.recognise(Source("x.xml", text.encode())) == certainty


def test_inline_xbrl_is_no_instance() -> None:
    assert instance.recognise(Source("x", (FILINGS / "nested-and-continued.htm").read_bytes())) == 0
    assert read((FILINGS / "nested-and-continued.htm").read_text(encoding="utf-8")).format == "ixbrl"


@given(SOUP)
def test_unescaping_gives_back_what_was_escaped(source: str) -> None:
    under = unescaped(escape(source), (0, len(escape(source))))
    assert under.text == source


@given(markup())
def test_places_in_escaped_markup_are_those_of_the_markup(source: str) -> None:
    outer = escape(source)
    under = unescaped(outer, (0, len(outer)))
    shown = visible(under.text)
    twice = composed(shown, under)
    assert twice.text == shown.text
    for position in range(len(shown.text)):
        if not shown.text[position].isspace():
            offset = shown.map(source).offset(position)
            assert twice.map(outer).offset(position) == under.map(outer).offset(offset)


@settings(deadline=None)
@given(st.data())
def test_a_damaged_instance_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(INSTANCE)))
    end = data.draw(st.integers(start, min(start + 60, len(INSTANCE))))
    piece = data.draw(
        st.sampled_from(["", "<", "&", "&lt;p style=&quot;display:none&quot;&gt;", "<!--", "]]>", "\0"])
    )
    found: list[Disclosure] = []
    with suppress(ReadError):
        found = parts(INSTANCE[:start] + piece + INSTANCE[end:])
    assert all(span.end <= len(each.text) for each in found for fact in each.facts for span in fact.spans)


def test_every_real_instance_is_read(corpus: Path) -> None:
    files = list((corpus / "corpus/instance").glob("*.xml"))
    assert files
    for path in files:
        (disclosure,) = instance.read(Source(path.name, path.read_bytes()))
        assert (disclosure.form, disclosure.limits) == ("10-K", ())
        assert disclosure.facts
        for fact in disclosure.facts:
            assert "".join(disclosure.text[span.start : span.end] for span in fact.spans) == fact.text
