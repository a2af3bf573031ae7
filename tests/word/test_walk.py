"""What of a Word file is text, in the order in which it is read."""

from __future__ import annotations

import pytest

from cyberlint.source import ReadError
from cyberlint.word.package import Package
from cyberlint.word.walk import text
from cyberlint.word.xml import parse
from drafts import deleted, field, inserted, p, run, shown, table, walked

WE_TEST = "We test our defenses."


class TestTrackedChanges:
    def test_insertions_count_and_deletions_do_not(self) -> None:
        assert shown(p("We ", deleted("never "), inserted("always "), "test.")) == ["We always test."]

    def test_moved_text_stands_where_it_was_moved_to(self) -> None:
        away = f'<w:moveFrom w:id="1">{run("We train. ")}</w:moveFrom>'
        there = f'<w:moveTo w:id="2">{run(" We train.")}</w:moveTo>'
        assert shown(p(away, WE_TEST, there)) == [f"{WE_TEST} We train."]

    def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(self) -> None:
        first = p("We test our ", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
        assert shown(first + p("defenses.") + p("We train.")) == [WE_TEST, "We train."]

    def test_a_paragraph_that_is_deleted_as_a_whole_joins_nothing(self) -> None:
        gone = p(deleted("We pay."), properties='<w:rPr><w:del w:id="1"/></w:rPr>')
        assert shown(p(WE_TEST) + gone + p("We train.")) == [WE_TEST, "We train."]

    def test_a_deleted_row_is_gone_and_an_inserted_one_is_there(self) -> None:
        rows = table(("Kept", "1"), ("Gone", "2"), ("New", "3"))
        marked = rows.replace("<w:tr>", "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>", 2).replace(
            "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>", "<w:tr>", 1
        )
        assert shown(marked) == ["Kept 1", "New 3"]


class TestWrappers:
    @pytest.mark.parametrize(
        "wrapper",
        [
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
            '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
            '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
            '<w:smartTag w:element="place">{}</w:smartTag>',
            '<w:customXml w:element="a"><w:hyperlink>{}</w:hyperlink></w:customXml>',
            '<w:ins w:id="1"><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:ins>',
        ],
    )
    def test_what_wraps_runs_hides_none(self, wrapper: str) -> None:
        assert shown(p("We ", wrapper.format(run("test ")), "our defenses.")) == [WE_TEST]

    def test_a_content_control_may_hold_paragraphs_rows_and_cells(self) -> None:
        control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
        number, title = (f"<w:tc>{p(words)}</w:tc>" for words in ("Item 1C.", "Cybersecurity"))
        row = f"<w:tr>{control.format(number)}{title}</w:tr>"
        body = control.format(p(WE_TEST)) + f"<w:tbl>{control.format(row)}</w:tbl>"
        assert shown(body) == [WE_TEST, "Item 1C. Cybersecurity"]


class TestFields:
    def test_the_result_counts_and_the_instruction_does_not(self) -> None:
        assert shown(p("See page ", field("PAGEREF risk", "12"), ".")) == ["See page 12."]

    def test_a_field_may_stand_in_the_instruction_of_another(self) -> None:
        inner = field("QUOTE", "hidden")
        assert shown(p("A ", field(f"IF </w:instrText></w:r>{inner}<w:r><w:instrText>", "B"), " C")) == [
            "A B C"
        ]

    def test_a_field_may_reach_over_paragraphs_as_contents_do(self) -> None:
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        assert shown(p(begin, result, "One") + p("Two") + p(end, "Three")) == ["One", "Two", "Three"]

    def test_a_check_box_is_shown(self) -> None:
        box = '<w:ffData><w:checkBox><w:default w:val="0"/>{}</w:checkBox></w:ffData>'
        ticked, empty = (
            f'<w:r><w:fldChar w:fldCharType="begin">{box.format(state)}</w:fldChar></w:r>'
            '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            for state in ("<w:checked/>", "")
        )
        assert shown(p("Yes ", ticked, " No ", empty)) == ["Yes ☒ No ☐"]

    def test_an_instruction_without_an_end_is_a_limit(self) -> None:
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        found = walked(p(WE_TEST) + p(begin, "lost") + p("lost"))
        assert found.text == WE_TEST
        assert found.limits == (
            "a field of the Word file has no end; what follows its beginning is taken for its instruction",
        )

    def test_ends_without_a_beginning_do_no_harm(self) -> None:
        ends = '<w:r><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r>'
        assert shown(p(ends, WE_TEST)) == [WE_TEST]


class TestTables:
    def test_a_row_of_short_cells_is_a_line_and_one_of_prose_is_paragraphs(self) -> None:
        long = "Our chief information security officer leads the team that runs the program day to day."
        assert shown(table(("Item 1C.", "Cybersecurity", "24"), ("•", long), (long, long))) == [
            "Item 1C. Cybersecurity 24",
            f"• {long}",
            long,
            long,
        ]

    def test_a_cell_of_several_paragraphs_is_not_on_a_line(self) -> None:
        assert shown(table(("Role", p("One.") + p("Two.")))) == ["Role", "One.", "Two."]

    def test_a_table_may_stand_in_a_cell(self) -> None:
        assert shown(table((table(("a", "b")) + p("c"), "d")) + p("e")) == ["a b", "c", "d", "e"]


class TestWhatHangsOnAParagraph:
    def test_a_note_follows_the_paragraph_that_refers_to_it_once(self) -> None:
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        note = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", "As of today.")}</w:footnote>'
        body = p("We have", reference, " two teams.") + p("We train", reference, ".")
        assert shown(body, footnotes=note) == ["We have two teams.", "As of today.", "We train."]

    def test_an_endnote_is_read_too_and_a_missing_one_is_nothing(self) -> None:
        references = '<w:r><w:endnoteReference w:id="1"/><w:endnoteReference w:id="9"/></w:r>'
        assert shown(p("A", references), endnotes=f'<w:endnote w:id="1">{p("B")}</w:endnote>') == ["A", "B"]

    def test_a_text_box_is_read_once_though_it_is_written_twice(self) -> None:
        box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
        both = (
            f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        )
        assert shown(p("Before ", f"<w:r>{both}</w:r>", "and after.")) == ["Before and after.", "In a box."]

    def test_a_drawing_without_words_is_a_picture(self) -> None:
        assert walked(p("<w:r><w:drawing/></w:r>")).pictures == 1


class TestCharacters:
    def test_white_space_is_one_space_and_what_nobody_sees_is_nothing(self) -> None:
        assert shown(p("Item 1C.", "<w:r><w:tab/></w:r>", "  Cyber\xadsecu\u200brity ")) == [
            "Item 1C. Cybersecurity"
        ]

    def test_characters_that_word_keeps_as_elements(self) -> None:
        box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        assert shown(p(box, " third", "<w:r><w:noBreakHyphen/></w:r>", "party")) == ["☒ third-party"]

    def test_a_line_break_ends_a_paragraph_unless_a_sentence_goes_on(self) -> None:
        broken = "<w:r><w:br/></w:r>"
        assert shown(p("Item 1C.", broken, "Cybersecurity")) == ["Item 1C.", "Cybersecurity"]
        assert shown(p("We test", broken, "our defenses.", broken, "We train.")) == [WE_TEST, "We train."]

    def test_an_equation_is_read(self) -> None:
        assert shown(p("Risk is ", "<m:oMath><m:r><m:t>p×c</m:t></m:r></m:oMath>", ".")) == ["Risk is p×c."]

    def test_of_words_with_a_reading_above_them_the_words_count(self) -> None:
        ruby = f"<w:ruby><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('words')}</w:rubyBase></w:ruby>"
        assert shown(p(f"<w:r>{ruby}</w:r>")) == ["words"]


class TestRunIn:
    def test_a_heading_whose_paragraph_mark_is_hidden_runs_into_the_text(self) -> None:
        heading = p("Governance.", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
        assert shown(heading + p(WE_TEST)) == [f"Governance. {WE_TEST}"]


class TestLimits:
    def test_another_file_inside_is_said_to_be_unread(self) -> None:
        found = walked(p(WE_TEST) + '<w:altChunk w:id="r9"/>' * 2)
        assert found.limits == (
            "part of the draft is another file inside it (w:altChunk), which is not read",
        )

    def test_nesting_ends_in_an_error(self) -> None:
        body = p("x")
        for _ in range(90):
            body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
        with pytest.raises(ReadError, match=r"no well-formed XML|nests more than"):
            walked(body)

    def test_a_document_without_a_body_is_damaged(self) -> None:
        with pytest.raises(ReadError, match="has no body"):
            text(Package(parse(b"<w xmlns='x'/>", "word/document.xml")))
