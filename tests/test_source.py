"""Bytes become text: whatever they are, without an error, and as what they most probably mean."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.source import ReadError, Source

QUOTED = "“Board” – the board’s role"


def text(data: bytes) -> str:
    return Source("a.txt", data).text()


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode(),
        codecs.BOM_UTF8 + QUOTED.encode(),
        QUOTED.encode("utf-16"),
        codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"),
        QUOTED.encode("cp1252"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "Windows-1252"],
)
def test_encodings_of_filings(data: bytes) -> None:
    assert text(data) == QUOTED


@pytest.mark.parametrize(
    ("declaration", "encoding", "words"),
    [
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "shift_jis", "取締役会"),
        ("<?xml version='1.0' encoding='ISO-8859-15'?>", "iso8859-15", "5 €"),
        ('<meta charset="gb18030">', "gb18030", "董事会"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "совет"),
    ],
)
def test_a_declared_encoding_is_used_where_the_bytes_are_no_utf8(
    declaration: str, encoding: str, words: str
) -> None:
    assert text((declaration + words).encode(encoding)) == declaration + words


def test_latin_1_means_windows_1252_as_it_does_to_browsers() -> None:
    assert text(b'<meta charset="iso-8859-1">\x93Board\x94').endswith("“Board”")


@pytest.mark.parametrize(
    "name", ["zlib", "base64", "rot13", "undefined", "utf-16", "utf-7", "idna", "no-such"]
)
def test_a_declaration_that_is_no_encoding_of_filings_is_not_trusted(name: str) -> None:
    assert text(f"<meta charset={name}>\x93Board\x94".encode("latin-1")).endswith("“Board”")


def test_utf8_with_a_damaged_byte_loses_that_byte_alone() -> None:
    assert text(QUOTED.encode() + b"\xff" + QUOTED.encode()) == f"{QUOTED}\ufffd{QUOTED}"


def test_a_last_byte_of_windows_1252_is_no_character_cut_in_two() -> None:
    assert text(b"caf\xe9") == "café"


def test_line_ends_stay_as_they_are() -> None:
    assert text(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@given(st.binary(max_size=300))
def test_no_bytes_are_an_error(data: bytes) -> None:
    text(data)
    Source("a.txt", data).head(7)


@given(st.text(max_size=60), st.integers(0, 80))
def test_the_head_is_the_beginning_of_the_text(words: str, size: int) -> None:
    """It may end within a character, which it leaves out."""
    source = Source("a.txt", words.encode("utf-8", "replace"))
    assert source.text().startswith(source.head(size)) or words.startswith("\ufeff")
    assert len(source.head(size).encode()) > size - 4 or size > len(source.data)


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("a.HTM", ".htm"),
        ("b/c.d/e", ""),
        ("a.jsonl.gz", ".gz"),
        (r"C:\drafts\10-K.DOCX", ".docx"),
        ("<stdin>", ""),
    ],
)
def test_the_suffix_of_a_path(path: str, suffix: str) -> None:
    assert Source(path, b"").suffix == suffix


def test_an_error_of_reading_knows_its_place() -> None:
    error = ReadError("the tag <ix:nonNumeric> is not closed", line=8, column=14_221)
    assert str(error) == error.what == "the tag <ix:nonNumeric> is not closed"
    assert (error.line, error.column) == (8, 14_221)
