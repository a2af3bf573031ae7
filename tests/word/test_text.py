"""Which characters come from which run, and what is marked on them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import MarkKind, Span
from cyberlint.word.text import Text
from cyberlint.word.xml import name
from drafts import deleted, inserted, p, run, table, walked

YELLOW = '<w:highlight w:val="yellow"/>'


def marks(found: Text) -> list[tuple[str, str, str]]:
    """Return kind, words and text of every mark."""
    return [(mark.kind.value, found.text[mark.span.start : mark.span.end], mark.text) for mark in found.marks]


def comment(key: str, *paragraphs: str) -> str:
    return f'<w:comment w:id="{key}" w:author="A">{"".join(p(each) for each in paragraphs)}</w:comment>'


class TestPieces:
    def test_a_span_is_made_of_pieces_of_runs(self) -> None:
        found = walked(p("We ", run("test  our", "<w:b/>"), inserted(" defenses.")))
        start = found.text.index("est")
        pieces = found.within(Span(start, len(found.text)))
        assert found.text == "We test our defenses."
        assert [(piece.element.text, piece.offset, piece.length) for piece in pieces] == [
            ("test  our", 1, 3),
            ("test  our", 6, 3),
            (" defenses.", 1, 9),
        ]
        assert {name(piece.element) for piece in pieces} == {"w:t"}

    def test_a_position_lies_in_a_paragraph(self) -> None:
        found = walked(p("One.") + p("Two."))
        here = found.paragraph(found.text.index("Two"))
        assert here is not None
        assert "".join(each.text or "" for each in here.iter() if name(each) == "w:t") == "Two."

    def test_an_empty_text_has_no_paragraph(self) -> None:
        assert walked("").paragraph(0) is None

    words = st.text(st.sampled_from("ab .\xa0\t\u200b-é"), max_size=6)

    @given(st.lists(st.lists(words, max_size=4), max_size=5))
    def test_every_piece_stands_in_the_text_as_in_its_element(self, paragraphs: list[list[str]]) -> None:
        found = walked("".join(p(*map(run, words)) for words in paragraphs))
        for piece in found.pieces:
            there = found.text[piece.start : piece.start + piece.length]
            assert there == (piece.element.text or "")[piece.offset : piece.offset + piece.length]
            assert there == " ".join(there.split())
        covered = "".join(found.text[piece.start : piece.start + piece.length] for piece in found.pieces)
        assert covered.replace(" ", "") == "".join(found.text.split())

    @given(st.lists(st.lists(words, max_size=4), max_size=5))
    def test_how_runs_are_cut_makes_no_difference(self, paragraphs: list[list[str]]) -> None:
        apart = walked("".join(p(*map(run, words)) for words in paragraphs)).text
        assert apart == walked("".join(p(run("".join(words))) for words in paragraphs)).text


class TestMarks:
    def test_highlighted_and_struck_words(self) -> None:
        body = p(
            "We test ", run("[twice", YELLOW), run(" a year]", YELLOW), run(" or never", "<w:strike/>"), "."
        )
        assert marks(walked(body)) == [("highlight", "[twice a year]", ""), ("strike", "or never", "")]

    def test_a_look_may_come_from_a_style_and_be_taken_back(self) -> None:
        styles = (
            '<w:style w:type="character" w:styleId="Cut"><w:rPr><w:dstrike/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>'
        )
        back = run("kept", '<w:strike w:val="0"/>')
        body = p("gone ", back, properties='<w:pStyle w:val="Old"/>') + p(
            run("cut", '<w:rStyle w:val="Cut"/>')
        )
        assert marks(walked(body, styles=styles)) == [("strike", "gone", ""), ("strike", "cut", "")]

    def test_hidden_words_are_no_text(self) -> None:
        found = walked(p("We test", run(" (ask legal)", "<w:vanish/>"), "."))
        assert found.text == "We test."
        assert marks(found) == [("hidden", "", " (ask legal)")]

    def test_tracked_changes_are_kept_beside_the_text(self) -> None:
        found = walked(p("We ", deleted("never "), inserted("always "), "test."))
        assert marks(found) == [("deletion", "", "never "), ("insertion", "always", "")]
        assert found.marks[0].span == Span(3, 3)

    def test_a_comment_is_on_words_or_at_a_place(self) -> None:
        on = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/>'
        on += '<w:r><w:commentReference w:id="0"/></w:r>'
        at = '<w:r><w:commentReference w:id="1"/></w:r>'
        comments = comment("0", "Which test?", "Ask IT.") + comment("1", "Done.")
        found = walked(p("We ", on.format(run("test ")), "it.") + p("Yes.", at), comments=comments)
        assert marks(found) == [("comment", "test", "Which test?\nAsk IT."), ("comment", "", "Done.")]

    def test_a_comment_may_reach_over_paragraphs_and_one_that_is_missing_is_nothing(self) -> None:
        start, end = (f'<w:commentRange{kind} w:id="0"/>' for kind in ("Start", "End"))
        lost = '<w:commentRangeStart w:id="5"/><w:commentRangeEnd w:id="5"/>'
        found = walked(p("One.", start) + p("Two.", lost) + p("Three.", end), comments=comment("0", "All?"))
        assert marks(found) == [("comment", "Two.\nThree.", "All?")]

    def test_what_is_deleted_between_paragraphs_is_kept_too(self) -> None:
        gone = f'<w:del w:id="1">{p("We pay.")}</w:del>'
        assert marks(walked(p("A.") + gone + table(("b", "c")))) == [("deletion", "", "We pay.")]

    def test_kinds_are_the_words_of_the_json_form(self) -> None:
        assert [kind.value for kind in MarkKind] == [kind.name.lower() for kind in MarkKind]
