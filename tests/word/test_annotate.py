"""Comments are written on words, and nothing else of the text becomes another."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import MarkKind, Span
from cyberlint.source import ReadError
from cyberlint.word.annotate import annotated
from cyberlint.word.package import opened
from cyberlint.word.walk import text
from drafts import deleted, docx, field, inserted, p, run, table, walked
from word.commented import ITALIC, WHO, characters, commented, marked, member, on, said

BODIES = {
    "a whole run": p(run("We train "), run("every employee"), run(" each year.")),
    "the middle of a run": p(run("We train every employee each year.", ITALIC)),
    "the beginning of a run": p("every employee is trained."),
    "the end of a run": p("We train every employee"),
    "parts of several runs": p(run("We train ev"), run("ery", ITALIC), run(" employee each year.")),
    "an insertion": p("We train ", inserted("every employee"), " each year."),
    "part of an insertion": p("We train ", inserted("and test every employee of ours"), "."),
    "both sides of a deletion": p("We train every ", deleted("single "), "employee."),
    "a link": p("We train ", f'<w:hyperlink w:anchor="x">{run("every employee")}</w:hyperlink>', "."),
    "a content control": p(f"<w:sdt><w:sdtContent>{run('We train every employee.')}</w:sdtContent></w:sdt>"),
    "a block of controlled content": (
        f"<w:sdt><w:sdtContent>{p('We train every employee.')}</w:sdtContent></w:sdt>"
    ),
    "the result of a field": p("We train ", field("REF x", "every employee"), "."),
    "a simple field": p(f'We train <w:fldSimple w:instr="REF x">{run("every employee")}</w:fldSimple>'),
    "a cell": table(("Training", "We train every employee each year.")),
    "a run with a tab": p("<w:r><w:t>We train every</w:t><w:tab/><w:t>employee each year.</w:t></w:r>"),
    "a run with a break": p("<w:r><w:t>We train every</w:t><w:br/><w:t>employee.</w:t></w:r>"),
    "a run of several texts": p("<w:r><w:t>We </w:t><w:t>train every emp</w:t><w:t>loyee.</w:t></w:r>"),
}


class TestTheWords:
    @pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
    def test_a_comment_is_on_its_words_alone(self, body: str) -> None:
        before = docx(body)
        after = commented(before, "every employee")
        assert marked(after) == {"on: every employee": "every employee"}
        assert text(opened(after)).text == text(opened(before)).text
        assert characters(after) == characters(before)

    def test_comments_may_overlap(self) -> None:
        data = docx(p("We train every employee each year."))
        words = (
            "train every",
            "every",
            "every employee each",
            "We",
            "year.",
            "We train every employee each year.",
        )
        after = commented(data, *words)
        assert marked(after) == {f"on: {each}": each for each in words}
        assert characters(after) == characters(data)

    def test_comments_may_be_on_the_same_words(self) -> None:
        data = docx(p("We train every employee."))
        span = on(text(opened(data)), "every")
        after = annotated(data, [said(span, "one"), said(span, "two")], WHO)
        assert marked(after) == {"one": "every", "two": "every"}
        references = re.findall(rb'commentReference w:id="(\d)"', member(after, "word/document.xml"))
        assert references == [b"0", b"1"]

    def test_a_comment_may_go_from_cell_to_cell(self) -> None:
        data = docx(table(("We train", "every employee")))
        assert marked(commented(data, "train every")) == {"on: train every": "train every"}

    def test_an_empty_span_is_the_words_after_it(self) -> None:
        data = docx(p(run("We train "), run("every employee.")))
        after = annotated(data, [said(Span(9, 9), "here"), said(Span(24, 24), "at the end")], WHO)
        assert marked(after) == {"here": "every employee.", "at the end": "every employee."}

    def test_a_character_that_is_an_element(self) -> None:
        data = docx(p("<w:r><w:t>a state</w:t><w:noBreakHyphen/><w:t>of the art tool</w:t></w:r>"))
        after = commented(data, "state-of", "-")
        assert marked(after) == {"on: state-of": "state-of", "on: -": "-"}
        assert characters(after) == characters(data)


class TestWhereNoCommentCanBe:
    """Word has comments in the body alone: the words are then named by what holds them."""

    def test_a_footnote_is_its_reference(self) -> None:
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        note = f'<w:footnote w:id="2">{p("As of today.")}</w:footnote>'
        data = docx(p("We have two teams", reference, "."), footnotes=note)
        after = commented(data, "of today")
        assert member(after, "word/footnotes.xml") == member(data, "word/footnotes.xml")
        document = member(after, "word/document.xml").decode()
        assert re.search(
            r'commentRangeStart[^>]*/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd', document
        )

    def test_a_reference_that_is_deleted_is_none(self) -> None:
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        gone = f'<w:del w:id="9" w:author="A">{reference}</w:del>'
        data = docx(
            p("One", gone, " two", reference),
            footnotes=f'<w:footnote w:id="2">{p("As of today.")}</w:footnote>',
        )
        document = member(commented(data, "today"), "word/document.xml").decode()
        assert document.index("</w:del>") < document.index("commentRangeStart")

    @pytest.mark.parametrize(
        ("held", "words"),
        [
            (f"<w:r><w:pict><w:txbxContent>{p('In a box.')}</w:txbxContent></w:pict></w:r>", "box"),
            ("<m:oMath><m:r><m:t>p×c</m:t></m:r></m:oMath>", "p×c"),
            (
                f"<w:r><w:ruby><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('words')}</w:rubyBase></w:ruby></w:r>",
                "words",
            ),
        ],
        ids=["text box", "formula", "ruby"],
    )
    def test_what_holds_the_words_stays_whole(self, held: str, words: str) -> None:
        data = docx(p("Before ", held, " after."))
        document = member(commented(data, words), "word/document.xml").decode()
        (inside,) = re.findall(r"<w:commentRangeStart[^>]*/>(.*)<w:commentRangeEnd", document)
        assert inside == held.replace("<w:pPr></w:pPr>", "<w:pPr/>")

    def test_a_file_without_words_takes_none(self) -> None:
        with pytest.raises(ReadError, match="no words to put a comment on"):
            annotated(docx(p("")), [said(Span(0, 0), "x")], WHO)


words = st.text("ab ", min_size=1, max_size=6)
runs = st.builds(run, words, st.sampled_from(["", ITALIC, "<w:b/>"]))
contents = st.one_of(
    runs,
    st.builds(inserted, words),
    st.builds(deleted, words),
    st.builds(lambda one: f'<w:hyperlink w:anchor="x">{one}</w:hyperlink>', runs),
    st.builds(lambda one, two: f"<w:r><w:t>{one}</w:t><w:tab/><w:t>{two}</w:t></w:r>", words, words),
)
bodies = st.lists(
    st.lists(contents, min_size=1, max_size=4).map(lambda each: p(*each)), min_size=1, max_size=3
).map("".join)


@given(bodies, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5))
def test_any_words_of_any_paragraphs(body: str, places: list[tuple[int, int]]) -> None:
    before = walked(body)
    if not before.text.strip():
        return
    size = len(before.text)
    spans = [Span(start % size, min(start % size + length, size)) for start, length in places]
    data = docx(body)
    after = annotated(data, [said(span, str(number)) for number, span in enumerate(spans)], WHO)
    again = text(opened(after))
    assert again.text == before.text
    assert characters(after) == characters(data)
    found: dict[str, Any] = {mark.text: mark.span for mark in again.marks if mark.kind is MarkKind.COMMENT}
    for number, span in enumerate(spans):
        shown = before.text[span.start : span.end].strip()
        if shown:
            assert again.text[found[str(number)].start : found[str(number)].end] == shown
