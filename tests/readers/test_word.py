"""Word drafts, as lawyers hand them round."""

from __future__ import annotations

import pytest

from cyberlint import readers
from cyberlint.disclosure import Place, Scope
from cyberlint.readers import word
from cyberlint.source import ReadError, Source
from drafts import deleted, docx, inserted, p, read, run, table
from reports import reports

COVER = p("FORM 10-K") + p("For the fiscal year ended December 31, 2025") + p("Harbor Lane Corp.")
COVER += p("(Exact name of registrant as specified in its charter)")
CONTENTS = table(("Item 1C.", "Cybersecurity", "24"), ("Item 2.", "Properties", "25"))
HIGHLIGHT = '<w:highlight w:val="yellow"/>'
ITEM = p("Item 1C.", "<w:r><w:tab/></w:r>", "Cybersecurity") + p(
    "We maintain a cybersecurity program that our ",
    deleted("full board"),
    inserted("audit committee"),
    " oversees ",
    run("[●]", HIGHLIGHT),
    " times a year.",
)
AFTER = p("Item 2. Properties") + p("We own ", run("two", HIGHLIGHT), " yards.")


def test_a_whole_report() -> None:
    draft = read(docx(COVER + CONTENTS + ITEM + AFTER))
    assert draft.text == (
        "Item 1C. Cybersecurity\n"
        "We maintain a cybersecurity program that our audit committee oversees [●] times a year."
    )
    assert (draft.format, draft.form, draft.registrant, draft.period) == (
        "word",
        "10-K",
        "Harbor Lane Corp.",
        "2025-12-31",
    )
    assert (draft.scope, draft.tagged, draft.facts, draft.limits) == (Scope.FULL_ITEM, False, (), ())


def test_the_marks_are_those_of_what_is_read_by_their_places_in_it() -> None:
    draft = read(docx(COVER + ITEM + AFTER))
    found = [(mark.kind.value, draft.text[slice(*mark.span)], mark.text) for mark in draft.marks]
    assert found == [
        ("deletion", "", "full board"),
        ("insertion", "audit committee", ""),
        ("highlight", "[●]", ""),
    ]


def test_a_place_has_no_line_and_leads_to_the_text_of_the_whole_file() -> None:
    draft = read(docx(COVER + ITEM + AFTER))
    position = draft.text.index("audit committee")
    offset = draft.map.offset(position)
    assert draft.place(position) == Place(None, None)
    assert draft.map.source[offset : offset + 15] == "audit committee"


def test_the_item_alone() -> None:
    assert read(docx(p("Item 16K. Cybersecurity") + p("We have no cybersecurity program."))).form == "20-F"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (p("We build ferries."), "nothing to lint"),
        (p(""), "the Word file shows no text"),
        (p("<w:r><w:drawing/></w:r>"), "the Word file shows nothing but pictures, which are not read"),
        (p(deleted("Item 1C. Cybersecurity")), "the Word file shows no text"),
    ],
)
def test_there_may_be_nothing_to_lint(body: str, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence):
        read(docx(body))


@pytest.mark.parametrize(
    ("path", "data", "surety"),
    [
        ("a", docx(""), 3),
        ("a.docx", b"junk", 2),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 2),
        ("a.txt", b"{\\rtf1 We test.}", 2),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, 0),
        ("a.txt", b"We test.", 0),
    ],
)
def test_how_surely_it_is_recognised(path: str, data: bytes, surety: int) -> None:
    assert word.recognise(Source(path, data)) == surety


@pytest.mark.parametrize("name", ["draft.docx", "draft.txt", "-"])
def test_an_old_word_file_is_refused_whatever_it_is_called(name: str) -> None:
    with pytest.raises(ReadError, match="of the old Word format"):
        list(readers.read(Source(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)))


def test_the_item_of_every_report_is_found_as_in_plain_text() -> None:
    for report in list(reports(200)):
        body = "".join(p(inserted(line[:9]), line[9:] or " ") for line in report.text.split("\n"))
        draft = read(docx(body))
        (plain,) = readers.read(Source("report.txt", report.text.encode()), "text")
        assert draft.sections[0].item == report.item, report.heading
        assert draft.text == plain.text, report.heading  # type: ignore[union-attr]
