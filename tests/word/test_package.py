"""Opening a Word file: what it is made of, and what is refused with which sentence."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.source import MissingExtraError, ReadError
from cyberlint.word import walk, xml
from cyberlint.word.package import opened
from cyberlint.word.walk import text
from cyberlint.word.xml import attribute, child, is_on, name, number, parse
from drafts import docx, p, walked
from tools.word import W

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (
                OLE + b"\0" * 600,
                r"of the old Word format \(\.doc\); open it in Word and save it as a Word document",
            ),
            (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password; save it without one"),
            (b"{\\rtf1\\ansi We test.}", r"Rich Text \(RTF\); open it in Word"),
            (b"We test.", r"no Word document \(\.docx\), or is damaged"),
            (packed({"a.txt": "We test."}), "an archive, but no Word document"),
            (docx(p("We test."))[:-30], "no Word document, or is damaged"),
            (packed({"[Content_Types].xml": "", "word/a.xml": ""}), "does not say where its document is"),
        ],
    )
    def test_what_is_no_word_file(self, data: bytes, sentence: str) -> None:
        with pytest.raises(ReadError, match=sentence):
            opened(data)

    def test_a_part_that_is_no_xml(self) -> None:
        files = unpacked(docx(p("We test."))) | {"word/document.xml": b"<w:document"}
        with pytest.raises(ReadError, match=r"“word/document\.xml” is no well-formed XML"):
            opened(packed(files))

    @pytest.mark.parametrize(
        "subset", ['<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/hostname">', ""]
    )
    def test_a_document_type(self, subset: str) -> None:
        body = f"<!DOCTYPE w [{subset}]><w xmlns='{W}'>{'&a;' if subset else ''}</w>"
        with pytest.raises(ReadError, match="declares a document type, which Word never does"):
            opened(packed(unpacked(docx("")) | {"word/document.xml": body.encode()}))

    def test_entities_in_entities_end_in_an_error_at_once(self) -> None:
        levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
        body = f'<!DOCTYPE w [<!ENTITY e0 "x">{levels}]><w xmlns="{W}">&e11;</w>'
        with pytest.raises(ReadError):
            opened(packed(unpacked(docx("")) | {"word/document.xml": body.encode()}))

    def test_a_part_that_inflates_without_measure(self) -> None:
        bomb = b"<w>" + b" " * 30_000_000 + b"</w>"
        with pytest.raises(ReadError, match=r"“word/document\.xml” inflates to more than 4,194,304 bytes"):
            opened(packed(unpacked(docx("")) | {"word/document.xml": bomb}))

    def test_another_package_of_office(self) -> None:
        with pytest.raises(ReadError, match="no Word document"):
            opened(packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}))


class TestRead:
    def test_the_strict_form_is_read_as_the_usual_one(self) -> None:
        assert text(opened(docx(p("We test."), STRICT))).text == "We test."

    def test_the_document_may_have_another_name(self) -> None:
        files = {
            path.replace("document.xml", "document2.xml"): data.replace(b"document.xml", b"document2.xml")
            for path, data in unpacked(docx(p("We test."))).items()
        }
        assert text(opened(packed(files))).text == "We test."

    def test_what_a_file_refers_to_and_does_not_hold_is_left_out(self) -> None:
        files = unpacked(docx(p("We test."), comments="", styles=""))
        del files["word/comments.xml"]
        package = opened(packed(files))
        assert package.comments is None
        assert package.styles is not None

    def test_nothing_outside_the_file_is_looked_for(self) -> None:
        files = unpacked(docx(p("We test."), styles=""))
        relations = files["word/_rels/document.xml.rels"].replace(
            b"styles.xml", b"https://example.com/styles.xml"
        )
        files["word/_rels/document.xml.rels"] = relations.replace(
            b" Target=", b' TargetMode="External" Target='
        )
        assert opened(packed(files)).styles is None


class TestExtra:
    def test_without_the_library_the_error_names_the_extra(self, without: Callable[[str], None]) -> None:
        without("docx")
        with pytest.raises(
            MissingExtraError, match=r'needs an extra of cyberlint: pip install "cyberlint\[word\]"'
        ):
            opened(docx(p("We test.")))

    def test_the_library_is_there_for_the_tests(self) -> None:
        opened(docx(""))
        assert "docx" in sys.modules


class TestXml:
    root = parse(
        f'<w:a xmlns:w="{W}" w:val="007" w:big="{9**12}"><w:b/><w:c w:val="off"/><!-- c --></w:a>'.encode(),
        "x",
    )

    def test_names_are_the_same_in_both_namespaces(self) -> None:
        assert name(self.root) == "w:a"
        assert name(parse(f'<a xmlns="{STRICT}"/>'.encode(), "x")) == "w:a"
        assert name(parse(b"<a/>", "x")) == "?a"
        assert [name(each) for each in self.root] == ["w:b", "w:c", ""]

    def test_children_and_attributes(self) -> None:
        assert child(self.root, "w:b", "w:c") is None
        assert attribute(child(self.root, "w:c")) == "off"
        assert attribute(None) is None

    def test_switches_and_numbers(self) -> None:
        assert is_on(child(self.root, "w:b"))
        assert not is_on(child(self.root, "w:c"))
        assert not is_on(None)
        assert (number(self.root), number(self.root, "big"), number(None)) == (7, None, None)


NAMES = [
    *(
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "fldChar",
        "instrText",
        "br",
        "tab",
    ),
    *("footnoteReference", "txbxContent", "pPr", "rPr"),
]
elements = st.recursive(
    st.sampled_from(["We test.", " ", "Item 1C", ""]),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.lists(inner, max_size=4)).map(
        lambda made: f'<w:{made[0]} w:id="1" w:fldCharType="begin">{"".join(made[1])}</w:{made[0]}>'
    ),
    max_leaves=30,
)


@settings(max_examples=200)
@given(st.lists(elements, max_size=4))
def test_whatever_elements_stand_where_ends_in_a_text(body: list[str]) -> None:
    found = walked("".join(body), footnotes=f'<w:footnote w:id="1">{p("Note.")}</w:footnote>')
    assert all(0 <= mark.span.start <= mark.span.end <= len(found.text) for mark in found.marks)
    assert "\n\n" not in found.text
    assert found.text == found.text.strip()


def test_a_part_that_is_too_large_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MAX_TAGS", 20)
    with pytest.raises(ReadError, match=r"“word/document\.xml” of the Word file has more than 20 tags"):
        opened(docx(p("We train.") * 20))


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MAX_PARAGRAPHS", 3)
    assert walked(p("We train.") * 3).text
    with pytest.raises(ReadError, match="the Word file has more than 3 paragraphs, which is the limit"):
        walked(p("We train.") * 4)
