"""Inline XBRL that is broken, hostile or odd: a clear sentence with its place, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.markup.described import MAX_LIMITS
from cyberlint.readers import ixbrl
from cyberlint.source import ReadError, Source
from inline import document, fact, parts, read

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


def test_an_annual_report_without_tags_tells_whether_it_leaves_the_item_out() -> None:
    cover = "<p>FORM 10-K</p><p>For the fiscal year ended December 31, 2025</p>"
    before = f"{cover}<p>Item 1B. Unresolved Staff Comments</p><p>None.</p>"
    left_out = read(document(f"{before}<p>Item 2. Properties</p><p>We own two mills.</p>"))
    assert (left_out.text, left_out.scope, left_out.limits) == ("", Scope.FULL_ITEM, ())
    assert (left_out.tagged, left_out.form) == (True, "10-K")
    assert read(document(before)).limits == (
        "no heading of Item 1C was found, nor the place where it belongs",
    )


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
