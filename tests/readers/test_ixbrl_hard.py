"""Inline XBRL that is broken, hostile or odd: a clear sentence with its place, never a traceback."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.markup import facts as facts_module
from cyberlint.markup.described import MAX_LIMITS
from cyberlint.markup.scan import MAX_FACTS
from cyberlint.markup.xml import MAX_DEPTH
from cyberlint.readers import ixbrl
from cyberlint.source import ReadError, Source
from inline import FILINGS, document, fact, parts, read

ROLE = "CybersecurityRiskRoleOfManagementTextBlock"
BOARD = "CybersecurityRiskBoardOfDirectorsOversightTextBlock"
ENGAGED = "CybersecurityRiskManagementThirdPartyEngagedFlag"
ITEM = "<p>Item 1C. Cybersecurity</p><p>{}</p><p>Item 2. Properties</p><p>We own a mill near the river.</p>"
UNKNOWN = "so that its period is not known"
LONG = "Our officers look after the program and report to the Board about it four times a year."


def continued(*links: str) -> str:
    """Return a body with a fact that continues at the first link, and continuations as `id>next`."""
    head = fact(ROLE, "one ", f'escape="true" continuedAt="{links[0]}" id="f"')
    chain = ""
    for link in links[1:]:
        name, _, following = link.partition(">")
        after = f' continuedAt="{following}"' if following else ""
        chain += f'<p><ix:continuation id="{name}"{after}>{name} </ix:continuation></p>'
    return f"<p>{head}</p>{chain}"


@pytest.mark.parametrize(
    ("links", "value", "what"),
    [
        (["a", "a>b", "b"], "one a b", None),
        (["b", "a", "b>a"], "one b a", None),
        (["a", "a>b"], "one a", "its continuation “b” does not exist"),
        (["a", "a>b", "b>a"], "one a b", "its continuation “a” leads back to it"),
        (["a", "a>a"], "one a", "its continuation “a” leads back to it"),
        (["a", "a", "a"], "one a", "its continuation “a” has an id that another has too"),
    ],
)
def test_continuations_are_followed_as_far_as_they_lead(
    links: list[str], value: str, what: str | None
) -> None:
    disclosure = read(document(continued(*links)))
    assert disclosure.facts[0].value == value
    expected = (f"line 4, column 4: cyd:{ROLE} may not be read whole: {what}",) if what else ()
    assert disclosure.limits == expected


def test_a_continuation_belongs_to_the_first_fact_that_names_it() -> None:
    body = continued("a", "a") + fact(BOARD, "board ", 'escape="true" continuedAt="a"')
    disclosure = read(document(body))
    assert [item.value for item in disclosure.facts] == ["one a", "board"]
    (limit,) = disclosure.limits
    assert limit.endswith(
        f"cyd:{BOARD} may not be read whole: its continuation “a” continues another element already"
    )


def test_a_fact_without_its_context_is_kept_and_the_limit_told() -> None:
    body = (
        f'<p><ix:nonNumeric contextRef="x" name="cyd:{ROLE}">a</ix:nonNumeric></p>\n'
        f'<p><ix:nonNumeric name="cyd:{BOARD}">b</ix:nonNumeric></p>'
    )
    disclosure = read(document(body))
    assert [(item.value, item.period) for item in disclosure.facts] == [("a", None), ("b", None)]
    assert disclosure.limits == (
        f"line 4, column 4: cyd:{ROLE} refers to a context “x” that does not exist, {UNKNOWN}",
        f"line 5, column 4: cyd:{BOARD} has no context, {UNKNOWN}",
    )


def test_a_fact_that_cannot_be_named_is_a_limit() -> None:
    body = "<p><ix:nonNumeric contextRef='c'>a</ix:nonNumeric><ix:nonNumeric name='q:b'>b</ix:nonNumeric></p>"
    assert read(document(body)).limits == (
        "line 4, column 4: a fact has no name",
        "line 4, column 51: the prefix of “q:b” is bound to no namespace",
    )


def test_many_defects_are_counted() -> None:
    body = "".join(f'<p><ix:nonNumeric name="cyd:{ROLE}">a</ix:nonNumeric></p>' for _ in range(30))
    limits = read(document(body)).limits
    assert len(limits) == MAX_LIMITS + 1
    assert limits[-1] == "10 more tags have such defects"


def test_a_transform_that_is_not_known_leaves_the_words() -> None:
    for form in ("ixt:fixed-maybe", "ixt:booleantrue", "unbound:fixed-true", "fixed-true"):
        body = fact(ENGAGED, "We do", f'format="{form}"')
        assert read(document(body)).facts[0].value == "We do"


@pytest.mark.parametrize(
    ("words", "value"), [(" true\n", True), ("0", False), ("<b>1</b>", True), ("Yes", "Yes")]
)
def test_a_flag_without_a_transform_is_what_it_says(words: str, value: bool | str) -> None:
    assert read(document(fact(ENGAGED, words, ""))).facts[0].value == value


def test_a_concept_that_the_taxonomy_does_not_know_is_kept() -> None:
    (found,) = read(document(fact("NobodyKnowsThisTextBlock", "<p>a</p>"))).facts
    assert (found.name, found.value, found.element) == ("NobodyKnowsThisTextBlock", "a", None)


def test_an_empty_fact_is_empty_and_not_nil() -> None:
    body = f'<p><ix:nonNumeric contextRef="c" name="cyd:{ROLE}"/>{fact(BOARD, "")}</p>'
    assert [(item.value, item.nil, item.spans) for item in read(document(body)).facts] == [
        ("", False, ())
    ] * 2


@pytest.mark.parametrize(
    ("form", "forms"), [("20-F/A", ("20-F",)), ("10-Q", ()), (None, ("10-K", "20-F")), ("10-KT", ("10-K",))]
)
def test_the_form_is_that_of_the_cover_page(form: str | None, forms: tuple[str, ...]) -> None:
    disclosure = read(document(fact(ROLE, "a"), form))
    assert (disclosure.form, disclosure.forms) == (form, forms)


def test_an_untagged_annual_report_gives_the_section_alone() -> None:
    disclosure = read(document("<p>Cover</p>" + ITEM.format(LONG)))
    assert disclosure.text == f"Item 1C. Cybersecurity\n{LONG}"
    assert disclosure.facts == ()
    assert (disclosure.scope, disclosure.form, disclosure.tagged) == (Scope.FULL_ITEM, "10-K", True)


def test_an_amendment_without_the_item_has_no_text() -> None:
    disclosure = read(document("<p>Part III</p><p>Our directors are named here.</p>", "10-K/A"))
    assert (disclosure.text, disclosure.facts, disclosure.sections) == ("", (), ())
    assert disclosure.scope is Scope.TAGGED_TEXT


def test_tags_that_stand_far_from_the_section_are_read_too() -> None:
    filler = "<p>The mill grinds wheat for bakers in four counties of the valley.</p>" * 3000
    body = ITEM.format(LONG) + filler + f"<p>See here. {fact(BOARD, 'The Board oversees it.')}</p>" + filler
    disclosure = read(document(body))
    assert disclosure.text == f"Item 1C. Cybersecurity\n{LONG}\nSee here. The Board oversees it."
    assert disclosure.scope is Scope.FULL_ITEM
    (span,) = disclosure.facts[0].spans
    assert disclosure.text[span.start : span.end] == "The Board oversees it."


def test_a_long_section_is_read_to_its_end() -> None:
    more = f"<p>{LONG}</p>" * 2000
    disclosure = read(document(ITEM.format(fact(ROLE, LONG)).replace("<p>Item 2.", more + "<p>Item 2.")))
    assert disclosure.text.count(LONG) == 2001


def test_an_accession_number_is_taken_from_the_name_of_the_file() -> None:
    assert read(document("<p/>"), "a/b_0009990199-26-000001.htm").accession == "0009990199-26-000001"
    assert read(document("<p/>"), "0009990199-26-000001/b.htm").accession is None


def test_filings_that_follow_each_other_are_told_apart() -> None:
    both = f"<XBRL>{document(fact(ROLE, 'one'))}</XBRL>\n<XBRL>{document(fact(BOARD, 'two'), '8-K')}</XBRL>"
    found = [part for part in parts(both) if isinstance(part, Disclosure)]
    assert [(part.form, part.facts[0].value) for part in found] == [("10-K", "one"), ("8-K", "two")]


def test_documents_of_a_filing_share_their_contexts_and_continuations() -> None:
    exhibit = '<p><ix:continuation id="a">in the exhibit</ix:continuation></p>' + fact(BOARD, "The Board")
    both = f"<XBRL>{document(continued('a'))}</XBRL><XBRL>{document(exhibit, None, contexts='')}</XBRL>"
    disclosure = read(both)
    assert [item.value for item in disclosure.facts] == ["one in the exhibit", "The Board"]
    assert [item.period.end for item in disclosure.facts if item.period] == ["2025-12-31"] * 2
    assert disclosure.limits == ()


def test_a_document_that_cannot_be_read_is_told_and_the_others_are_read() -> None:
    both = f"<XBRL>{document(fact(ROLE, 'one'))}</XBRL>\n<XBRL>{document('<p>', None)}</XBRL>"
    error, disclosure = parts(both)
    assert isinstance(error, ReadError)
    assert (error.what, error.line) == ("the XML is not well-formed: mismatched tag", 11)
    assert isinstance(disclosure, Disclosure)
    assert disclosure.facts[0].value == "one"
    assert disclosure.limits == (
        "another document of the filing could not be read: the XML is not well-formed: mismatched tag",
    )


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


def test_tags_that_wrap_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_module, "MAX_TAGGED", 100)
    assert refused(document(fact(ROLE, LONG + fact(BOARD, LONG))))[0] == (
        "the tags wrap more than 100 characters in all"
    )


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
        "".join(fact(ENGAGED, "1", f'continuedAt="k{n}"') for n in range(5000))
        + "".join(
            f'<ix:continuation id="k{n}" continuedAt="k{n + 1}">x</ix:continuation>' for n in range(5000)
        ),
        "<p>" + "".join(fact(ENGAGED, "1<ix:exclude>2</ix:exclude>", "") for _ in range(5000)) + "</p>",
        "".join(f"<p>{fact(ROLE, LONG + LONG)}</p>" for _ in range(2000)),
    ],
    ids=["one chain of many facts", "many exclusions", "many blocks"],
)
def test_hostile_tags_take_little_time(body: str) -> None:
    begin = time.perf_counter()
    read(document(body))
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


def test_every_real_filing_is_read(corpus: Path) -> None:
    files = [*(corpus / "corpus/ixbrl").glob("*.htm"), *(corpus / "corpus/form8k").glob("*.htm")]
    assert files
    for path in files:
        (disclosure,) = ixbrl.read(Source(path.name, path.read_bytes()))
        assert isinstance(disclosure, Disclosure)
        assert disclosure.form
        assert disclosure.text
        assert disclosure.limits == ()
        assert all(item.spans for item in disclosure.facts)
        if disclosure.form == "10-K":
            assert disclosure.scope is Scope.FULL_ITEM
