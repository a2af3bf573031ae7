"""A Word file with comments stays the file that it was, in its other parts and in what it can hold."""

from __future__ import annotations

import io
import re
import zipfile

from docx import Document

from cyberlint.disclosure import Span
from cyberlint.word.annotate import annotated
from cyberlint.word.comments import Comment, Words
from cyberlint.word.package import opened
from cyberlint.word.walk import text
from drafts import docx, p
from word.commented import WHO, characters, commented, marked, member, on, said, saltmarsh


class TestTheFile:
    def test_python_docx_reads_the_comments_back(self) -> None:
        data = saltmarsh()
        words = "Our Board of Directors has delegated oversight of cybersecurity to a committee of the Board."
        span = on(text(opened(data)), words)
        paragraphs = (
            (Words("Warning", bold=True),),
            (Words("Law: ", bold=True), Words("17 CFR <229> & “more”")),
        )
        document = Document(io.BytesIO(annotated(data, [Comment(span, paragraphs)], WHO)))
        old, new = document.comments
        assert (old.comment_id, old.author) == (0, "Reviewer")
        assert (new.comment_id, new.author, new.initials, new.timestamp) == (1, "cyberlint", "cl", None)
        assert new.text == "Warning\nLaw: 17 CFR <229> & “more”"
        assert [bool(each.bold) for each in new.paragraphs[1].runs] == [True, False]

    def test_the_comments_and_changes_that_are_there_stay(self) -> None:
        data = saltmarsh()
        after = commented(data, "Item 1C. Cybersecurity")
        marks = {(mark.kind, mark.text) for mark in text(opened(data)).marks}
        assert marks < {(mark.kind, mark.text) for mark in text(opened(after)).marks}
        assert characters(after) == characters(data)

    def test_every_other_part_keeps_its_bytes(self) -> None:
        data = saltmarsh()
        before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, commented(data, "Governance")))
        assert before.namelist() == after.namelist()
        written = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert written == {"word/document.xml", "word/comments.xml"}

    def test_a_file_without_comments_gets_the_part_and_says_so(self) -> None:
        after = commented(docx(p("We train.")), "train")
        assert b'<Override PartName="/word/comments.xml"' in member(after, "[Content_Types].xml")
        assert b'Target="comments.xml"' in member(after, "word/_rels/document.xml.rels")
        assert member(after, "word/comments.xml").count(b"<w:comment ") == 1

    def test_a_name_that_is_taken_is_not_written_over(self) -> None:
        buffer = io.BytesIO(docx(p("We train.")))
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr("word/comments.xml", "something else")
        after = commented(buffer.getvalue(), "train")
        assert member(after, "word/comments.xml") == b"something else"
        assert marked(after) == {"on: train": "train"}

    def test_numbers_are_not_used_twice(self) -> None:
        there = f'<w:comment w:id="7" w:author="A">{p("Old.")}</w:comment>'
        stray = '<w:commentRangeStart w:id="41"/>'
        after = commented(docx(p(stray, "We train."), comments=there), "We", "train")
        assert re.findall(rb'<w:comment w:id="(\d+)"', member(after, "word/comments.xml")) == [
            b"7",
            b"42",
            b"43",
        ]

    def test_a_strict_file_stays_one(self) -> None:
        strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        after = commented(docx(p("We train."), namespace=strict), "train")
        assert strict.encode() in member(after, "word/comments.xml")
        relation = b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        assert relation in member(after, "word/_rels/document.xml.rels")

    def test_a_date_is_written_where_one_is_given(self) -> None:
        data = docx(p("We train."))
        after = annotated(data, [said(Span(0, 2), "x")], WHO._replace(date="2026-02-01T00:00:00Z"))
        assert b'w:date="2026-02-01T00:00:00Z"' in member(after, "word/comments.xml")
        assert b"w:date" not in member(commented(data, "We"), "word/comments.xml")

    def test_the_same_file_gives_the_same_bytes(self) -> None:
        data = saltmarsh()
        assert commented(data, "Governance", "Board") == commented(data, "Governance", "Board")

    def test_white_space_between_elements_stays(self) -> None:
        data = docx("\n  " + p("We train.") + "\n  " + p("We test.") + "\n")
        after = member(commented(data, "test"), "word/document.xml")
        assert b"</w:p>\n  <w:p>" in after
