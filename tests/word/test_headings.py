"""Headings by their style: what Word knows of a paragraph that its words do not tell."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as Draft

from cyberlint.disclosure import Disclosure
from cyberlint.narrative.passages import passages
from cyberlint.source import ReadError
from drafts import definition, deleted, field, inserted, level, listed, p, read, run, table, walked
from word.item import BODY, ITEM, MORE, titles

HEADING = '<w:pStyle w:val="Heading{}"/>'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{number}"><w:name w:val="heading {number}"/></w:style>'
    for number in range(1, 10)
)


def saved(draft: Draft) -> Disclosure:
    buffer = io.BytesIO()
    draft.save(buffer)
    return read(buffer.getvalue())


def heads(body: str, styles: str = STYLES, **parts: str) -> list[tuple[str, int]]:
    """Return the words and the level of the paragraphs in the style of a heading."""
    found = walked(body, styles=styles, **parts)
    return [(found.text[head.span.start : head.span.end], head.level) for head in found.heads]


def h(*content: str, of: int = 2, more: str = "") -> str:
    """Return a heading."""
    return p(*content, properties=HEADING.format(of) + more)


class TestWhichParagraphs:
    @pytest.mark.parametrize(
        ("style", "levels"),
        [
            ('w:styleId="Heading3"', [2]),
            ('w:styleId="berschrift3"><w:name w:val="heading 3"/', [2]),
            ('w:styleId="Firm"><w:name w:val="Firm Sub"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr', [4]),
            ('w:styleId="Firm"><w:basedOn w:val="Heading2"/', [1]),
            (
                'w:styleId="Firm"><w:basedOn w:val="Heading2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr',
                [],
            ),
            ('w:styleId="toc2"><w:name w:val="toc 2"/', []),
            ('w:styleId="Heading12"', []),
        ],
    )
    def test_a_style_is_one_by_its_level_its_name_or_what_it_is_based_on(
        self, style: str, levels: list[int]
    ) -> None:
        key = style.split('"')[1]
        head, _, tail = style.partition(">")
        inner = f"<w:style w:type='paragraph' {head}>{tail + '>' if tail else ''}</w:style>"
        body = p("whom we tell", properties=f'<w:pStyle w:val="{key}"/>')
        others = STYLES.replace('"Heading3"', '"Other3"') if key == "Heading3" else STYLES
        assert [level for _, level in heads(body, others + inner)] == levels

    def test_a_paragraph_may_say_it_itself(self) -> None:
        assert heads(p("whom we tell", properties='<w:outlineLvl w:val="1"/>')) == [("whom we tell", 1)]
        assert heads(h("no heading", more='<w:outlineLvl w:val="9"/>')) == []

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ((run("whom", "<w:b/>"), run(" we tell")), "whom we tell"),
            ((deleted("when"), inserted("whom"), " we tell"), "whom we tell"),
            ((field("REF x", "whom"), " we tell"), "whom we tell"),
            ((f'<w:hyperlink w:anchor="x">{run("whom we")}</w:hyperlink>', " tell"), "whom we tell"),
            ((f"<w:sdt><w:sdtContent>{run('whom we tell')}</w:sdtContent></w:sdt>",), "whom we tell"),
            (("<w:r><w:t>Third</w:t><w:noBreakHyphen/><w:t>party</w:t></w:r>",), "Third-party"),
            (("<w:r><w:t>Vendors</w:t><w:br/><w:t>And Others</w:t></w:r>",), "Vendors And Others"),
            (("<w:r><w:t>1.</w:t><w:tab/><w:t>Vendors</w:t></w:r>",), "1. Vendors"),
            ((run("whom we tell", "<w:caps/>"),), "WHOM WE TELL"),
            ((run("Whom we tell", "<w:smallCaps/>"),), "WHOM WE TELL"),
            (
                ('<w:commentRangeStart w:id="1"/>', "whom we tell", '<w:commentRangeEnd w:id="1"/>'),
                "whom we tell",
            ),
        ],
    )
    def test_whatever_stands_in_one(self, content: tuple[str, ...], words: str) -> None:
        assert heads(h(*content) + p(BODY)) == [(words, 1)]

    def test_one_that_was_deleted_is_none(self) -> None:
        assert heads(h(deleted("whom we tell")) + h("") + p(BODY)) == []

    def test_one_whose_mark_was_deleted_goes_on_in_the_next(self) -> None:
        gone = h("We also ", more='<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>')
        assert heads(gone + p("test it.")) == []
        assert heads(gone + h("watch", of=3)) == [("We also watch", 2)]

    def test_one_that_runs_into_its_text_is_apart(self) -> None:
        hidden = h("whom we tell", more="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
        assert walked(hidden + p(BODY), styles=STYLES).text == f"whom we tell\n{BODY}"

    def test_a_row_of_a_table_is_one_where_it_begins_with_one(self) -> None:
        row = table((h("Item 1C."), h("Cybersecurity", of=3)))
        assert heads(row) == [("Item 1C. Cybersecurity", 1)]
        assert heads(table(("(a)", h("Vendors")))) == []
        assert heads(table((h("Vendors"), "24"))) == [("Vendors", 1)]

    def test_a_note_or_a_box_at_one_is_no_part_of_it(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{p('In a box.')}</w:txbxContent></w:pict></w:r>"
        assert heads(h("whom we tell", box) + p(BODY)) == [("whom we tell", 1)]
        boxed = f"<w:r><w:pict><w:txbxContent>{h('Aside', of=4)}</w:txbxContent></w:pict></w:r>"
        assert heads(p(BODY, boxed)) == [("Aside", 3)]

    def test_a_long_text_in_the_style_keeps_its_lines(self) -> None:
        long = f"<w:r><w:t>whom we tell</w:t><w:br/><w:t>{BODY * 2}</w:t></w:r>"
        assert walked(h(long), styles=STYLES).text == f"whom we tell\n{BODY * 2}"


class TestTheNumberThatWordComputes:
    @pytest.mark.parametrize(
        ("form", "text"), [("decimal", "Item %1C."), ("none", "Item 1C."), ("none", "Item 1C.%1")]
    )
    def test_it_may_be_all_that_names_the_item(self, form: str, text: str) -> None:
        numbered = h("Cybersecurity", of=1, more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        numbering = definition(0, level(0, form, text)) + listed(1, 0)
        assert heads(numbered + p(BODY), numbering=numbering) == [(ITEM, 0)]

    def test_a_level_may_belong_to_a_style(self) -> None:
        own = '<w:pStyle w:val="Heading{}"/>'
        numbering = definition(
            0,
            level(0, "upperRoman", "Part %1", own.format(1)),
            level(1, "decimal", "Item %2C.", own.format(2)),
        ) + listed(1, 0)
        listed_ = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        styles = STYLES.replace("</w:style>", f"{listed_}</w:style>")
        firm = '<w:style w:type="paragraph" w:styleId="Firm"><w:basedOn w:val="Heading2"/></w:style>'
        body = h("Of it all", of=1) + p("Cybersecurity", properties='<w:pStyle w:val="Firm"/>') + p(BODY)
        found = heads(body, styles + firm, numbering=numbering)
        assert found == [("Part I Of it all", 0), (ITEM, 1)]


def numberless(*, cover: bool) -> Draft:
    """Return a report whose Items have titles and no numbers."""
    draft = Document()
    if cover:
        draft.add_paragraph("FORM 10-K")
    for title, text in (("Business", "We build ferries."), ("Risk Factors", "Ferries can sink.")):
        draft.add_heading(title, 1)
        draft.add_paragraph(text)
    draft.add_heading("Cybersecurity", 1)
    draft.add_heading("how we find what threatens us", 2)
    draft.add_paragraph(BODY)
    draft.add_heading("Who watches over it?", 2)
    draft.add_paragraph(MORE)
    draft.add_heading("Properties", 1)
    draft.add_paragraph("We own a pier, and the cyber lounge on it.")
    return draft


class TestTheItem:
    def test_its_parts_have_any_words(self) -> None:
        draft = Document()
        draft.add_heading(ITEM, 1)
        draft.add_heading("how we find and weigh what threatens us, and whom we ask about it", 2)
        draft.add_paragraph(BODY)
        draft.add_heading("Who watches over it?", 2)
        draft.add_paragraph(MORE)
        found = saved(draft)
        assert titles(found) == [
            ITEM,
            "how we find and weigh what threatens us, and whom we ask about it",
            "Who watches over it?",
        ]
        read_ = [one for passage in passages(found) for one in passage.sentences if not one.heading]
        assert [found.text[one.span.start : one.span.end] for one in read_] == [BODY, MORE]
        assert read_[1].section == "Item 1C › Who watches over it?"

    @pytest.mark.parametrize("cover", [True, False])
    def test_it_is_found_by_its_title_where_items_have_no_numbers(self, cover: bool) -> None:
        found = saved(numberless(cover=cover))
        assert found.form == "10-K"
        assert titles(found) == ["Cybersecurity", "how we find what threatens us", "Who watches over it?"]
        assert found.text.endswith(MORE)

    def test_it_ends_before_the_title_of_another(self) -> None:
        draft = Document()
        draft.add_heading(ITEM, 2)
        draft.add_paragraph(BODY)
        draft.add_heading("Mine Safety Disclosures", 2)
        draft.add_paragraph("None.")
        assert saved(draft).text.endswith(BODY)

    def test_a_heading_below_it_that_is_called_as_another_does_not_end_it(self) -> None:
        draft = Document()
        draft.add_heading(ITEM, 2)
        draft.add_paragraph(BODY)
        draft.add_heading("Facilities", 3)
        draft.add_paragraph(MORE)
        assert titles(saved(draft)) == [ITEM, "Facilities"]

    def test_text_in_the_style_of_a_heading_is_text(self) -> None:
        draft = Document()
        draft.add_heading(ITEM, 1)
        for text in (BODY, "We have no insurance against cyber incidents.", "None.", MORE):
            draft.add_heading(text, 2)
        found = saved(draft)
        assert titles(found) == [ITEM]
        said = [one for passage in passages(found) for one in passage.sentences if not one.heading]
        assert len(said) == 4

    def test_a_heading_that_comes_again_is_no_part(self) -> None:
        draft = Document()
        draft.add_heading(ITEM, 1)
        draft.add_paragraph(BODY)
        draft.add_heading(f"{ITEM} (continued)", 1)
        draft.add_paragraph(MORE)
        assert titles(saved(draft)) == [ITEM]

    def test_a_report_without_it_has_none(self) -> None:
        draft = numberless(cover=False)
        for paragraph in draft.paragraphs[4:9]:
            paragraph._p.getparent().remove(paragraph._p)
        with pytest.raises(ReadError, match="nothing to lint"):
            saved(draft)


def test_places_are_those_of_the_item() -> None:
    found = saved(numberless(cover=True))
    for section in found.sections:
        assert found.text[section.span.start :].startswith(section.title)
