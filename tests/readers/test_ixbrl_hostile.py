"""Inline XBRL that is damaged or hostile: a clear sentence with its place, never a traceback, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure
from cyberlint.markup import facts as facts_module
from cyberlint.markup.facts import MAX_CYD_FACTS
from cyberlint.markup.scan import MAX_FACTS
from cyberlint.markup.xml import MAX_DEPTH
from cyberlint.readers import ixbrl
from cyberlint.source import ReadError, Source
from inline import FILINGS, document, fact, parts, read

ROLE = "CybersecurityRiskRoleOfManagementTextBlock"
BOARD = "CybersecurityRiskBoardOfDirectorsOversightTextBlock"
ENGAGED = "CybersecurityRiskManagementThirdPartyEngagedFlag"
ITEM = "<p>Item 1C. Cybersecurity</p><p>{}</p><p>Item 2. Properties</p><p>We own a mill near the river.</p>"
LONG = "Our officers look after the program and report to the Board about it four times a year."


def refused(text: str) -> tuple[str, int | None, int | None]:
    with pytest.raises(ReadError) as error:
        list(parts(text))
    return error.value.what, error.value.line, error.value.column


def test_what_is_not_well_formed_is_refused_at_its_place() -> None:
    assert refused(document("<p>a<b>b</p>")) == ("the XML is not well-formed: mismatched tag", 4, 11)


def test_tags_that_are_nested_too_deep_are_refused() -> None:
    opened = f'<ix:nonNumeric contextRef="c" name="cyd:{ROLE}">'
    deep = opened * (MAX_DEPTH + 1) + "</ix:nonNumeric>" * (MAX_DEPTH + 1)
    assert refused(document(deep))[0] == "tags are nested more than 256 deep"
    fine = opened * MAX_DEPTH + "</ix:nonNumeric>" * MAX_DEPTH
    assert len(read(document(fine)).facts) == MAX_DEPTH


def test_other_elements_may_be_nested_as_deep_as_they_like() -> None:
    deep = "<div>" * 100_000 + fact(ROLE, "deep down") + "</div>" * 100_000
    assert read(document(deep)).facts[0].value == "deep down"


def test_too_many_facts_are_refused() -> None:
    many = fact(ENGAGED, "1", "") * (MAX_FACTS + 1)
    assert refused(document(many))[0] == "the document has more than 10,000 facts to read"
    many = fact(ENGAGED, "1", "") * (MAX_CYD_FACTS + 1)
    assert refused(document(many))[0] == "the filing has more than 1,000 facts of the CYD taxonomy"


def test_tags_that_wrap_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_module, "MAX_TAGGED", 100)
    assert refused(document(fact(ROLE, LONG + fact(BOARD, LONG))))[0] == (
        "the tags wrap more than 100 characters in all"
    )


def test_of_several_filings_one_that_is_refused_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_module, "MAX_TAGGED", 20)
    both = f"<XBRL>{document(fact(ROLE, LONG))}</XBRL><XBRL>{document(fact(ROLE, 'short'))}</XBRL>"
    error, disclosure = parts(both)
    assert isinstance(error, ReadError)
    assert isinstance(disclosure, Disclosure)
    assert disclosure.facts[0].value == "short"


def test_entities_are_not_declared() -> None:
    text = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document("<p>&x;</p>")
    assert refused(text)[0] == "the document type has a subset of its own; cyberlint reads no such document"


def test_entities_of_html_are_characters() -> None:
    disclosure = read(
        "<!DOCTYPE html>" + document(ITEM.format(fact(ROLE, f"Chief&nbsp;Officer&rsquo;s {LONG}")))
    )
    assert disclosure.facts[0].value == f"Chief Officer’s {LONG}"


def test_a_file_without_inline_xbrl_is_refused() -> None:
    assert refused("<html/>")[0] == "no document in the file is Inline XBRL"


@pytest.mark.parametrize(
    ("data", "certainty"),
    [
        (document("").encode(), 3),
        (b"\xef\xbb\xbf" + document("").encode(), 3),
        (document("").encode("utf-16"), 3),
        (b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n" + document("").encode(), 3),
        (b"<html><body>Item 1C. Cybersecurity</body></html>", 0),
        (b'{"namespace": "http://www.xbrl.org/2013/inlineXBRL"}', 0),
        (b"", 0),
    ],
)
def test_inline_xbrl_is_recognised_by_its_namespace(data: bytes, certainty: int) -> None:
    assert ixbrl.recognise(Source("x", data)) == certainty


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_facts_and_places(encoding: str) -> None:
    text = "<?xml version='1.0' encoding='windows-1252'?>\n" + document(fact(ROLE, "“é” – one"))
    (disclosure,) = ixbrl.read(Source("x", text.encode(encoding)))
    assert isinstance(disclosure, Disclosure)
    assert disclosure.facts[0].value == "“é” – one"
    assert disclosure.map.place(disclosure.facts[0].offset or 0).line == 5


@pytest.mark.parametrize(
    "body",
    [
        "".join(fact(ENGAGED, "1", f'continuedAt="k{n}"') for n in range(900))
        + "".join(
            f'<ix:continuation id="k{n}" continuedAt="k{n + 1}">x</ix:continuation>' for n in range(900)
        ),
        "<p>" + "".join(fact(ENGAGED, "1<ix:exclude>2</ix:exclude>", "") for _ in range(900)) + "</p>",
        "".join(f"<p>{fact(ROLE, LONG + LONG)}</p>" for _ in range(900)),
    ],
    ids=["one chain of many facts", "many exclusions", "many blocks"],
)
def test_hostile_tags_take_little_time(body: str) -> None:
    begin = time.perf_counter()
    read(document(body, hidden=fact(ENGAGED, "1", 'id="h"')))
    assert time.perf_counter() - begin < 10


def changed(draw: st.DrawFn, text: str) -> str:
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 40, len(text))))
        piece = draw(
            st.sampled_from(["", "<", ">", "&", '"', "</p>", "<p>", "</ix:nonNumeric>", "\x00", "c-9", "]]>"])
        )
        text = text[:start] + piece + text[end:]
    return text


@settings(max_examples=150, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(path.name for path in FILINGS.glob("*.htm"))))
def test_a_damaged_filing_is_read_or_refused_with_its_place(data: st.DataObject, name: str) -> None:
    text = data.draw(st.composite(changed)((FILINGS / name).read_text(encoding="utf-8")))
    try:
        found = list(parts(text))
    except ReadError as error:
        found = [error]
    for part in found:
        if isinstance(part, ReadError):
            assert part.what
            assert (part.line or 1) <= text.count("\n") + 1
        else:
            assert all(span.end <= len(part.text) for item in part.facts for span in item.spans)
            assert all(section.span.end <= len(part.text) for section in part.sections)
