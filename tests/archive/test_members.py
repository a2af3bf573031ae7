"""Archives: what they hold, and what is refused before it costs anything."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.archive import members
from cyberlint.archive.directory import directory, is_archive, is_word
from cyberlint.archive.members import Archive
from cyberlint.source import ReadError


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.comment = comment
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def encrypted(data: bytes) -> bytes:
    """Set the flag of encryption on every member."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            changed[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(changed)


class TestDirectory:
    @given(
        st.dictionaries(st.text("abc/.", min_size=1, max_size=9), st.binary(max_size=30), max_size=4),
        st.binary(max_size=40),
    )
    def test_it_holds_every_name(self, files: dict[str, bytes], comment: bytes) -> None:
        data = packed(files, comment=comment.replace(b"PK", b""))
        assert is_archive(data)
        assert all(name.encode() in directory(data) for name in files)

    def test_names_inside_a_member_are_not_in_it(self) -> None:
        inner = packed({"[Content_Types].xml": b"", "word/document.xml": b""}, zipfile.ZIP_STORED)
        assert is_word(inner)
        assert not is_word(packed({"draft.docx": inner}, zipfile.ZIP_STORED))

    @pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04", b"PK\x05\x06"])
    def test_what_is_no_archive_has_none(self, data: bytes) -> None:
        assert not is_word(data)

    def test_an_empty_archive(self) -> None:
        assert is_archive(packed({}))
        assert directory(packed({})) == b""


class TestArchive:
    def test_members_are_read_by_name(self) -> None:
        archive = Archive(packed({"a.txt": b"We test.", "b/c.txt": b""}))
        assert archive.names == ("a.txt", "b/c.txt")
        assert "b/c.txt" in archive
        assert "b" not in archive
        assert archive.read("a.txt") == b"We test."

    @pytest.mark.parametrize("cut", [1, 12, 60])
    def test_one_that_is_cut_off(self, cut: int) -> None:
        with pytest.raises(ReadError, match="damaged"):
            Archive(packed({"a.txt": b"We test." * 20})[:-cut]).read("a.txt")

    def test_a_member_that_is_damaged(self) -> None:
        data = packed({"a.txt": b"We test."}, zipfile.ZIP_STORED).replace(b"We test.", b"We rest.")
        with pytest.raises(ReadError, match=r"“a\.txt” in the archive is damaged"):
            Archive(data).read("a.txt")

    def test_one_that_is_encrypted(self) -> None:
        with pytest.raises(ReadError, match=r"“a\.txt” is encrypted; save the archive without a password"):
            Archive(encrypted(packed({"a.txt": b"We test."}))).read("a.txt")

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_an_unusual_compression(self, method: int) -> None:
        with pytest.raises(ReadError, match="a method other than the usual one"):
            Archive(packed({"a.txt": b"We test."}, method)).read("a.txt")

    def test_too_many_members(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members, "MAX_MEMBERS", 2)
        with pytest.raises(ReadError, match="the archive has 3 files; the limit is 2"):
            Archive(packed({"a": b"", "b": b"", "c": b""}))

    def test_a_member_that_inflates_more_than_a_hundredfold(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members, "SMALL", 1000)
        data = packed({"bomb": b"\0" * 1_000_000, "text": b"We test."})
        with pytest.raises(ReadError, match=r"“bomb” inflates to more than [\d,]+ bytes"):
            Archive(data).read("bomb")
        assert Archive(data).read("text") == b"We test."

    def test_members_that_inflate_to_too_much_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members, "MAX_INFLATED", 1500)
        archive = Archive(packed({"a": b"a" * 1000, "b": b"b" * 1000}))
        archive.read("a")
        with pytest.raises(ReadError, match="inflates to more than 500 bytes"):
            archive.read("b")

    def test_a_member_that_lies_about_its_size(self) -> None:
        data = packed({"a.txt": b"a" * 5000})
        lied = data.replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
        with pytest.raises(ReadError, match="is damaged"):
            Archive(lied).read("a.txt")

    @given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 30))
    def test_whatever_the_bytes_the_end_is_a_value_or_a_sentence(
        self, junk: bytes, at: int, gone: int
    ) -> None:
        data = packed({"a.txt": b"We test our defenses. " * 9, "b.txt": b"We train."})
        changed = data[:at] + junk + data[at + gone :]
        with suppress(ReadError):
            archive = Archive(changed)
            assert all(len(archive.read(name)) <= members.SMALL for name in archive.names)
