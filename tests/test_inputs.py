"""What the paths on a command line name."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cyberlint import inputs, source
from cyberlint.inputs import collect
from cyberlint.outcome import Unread
from cyberlint.source import Source

Folder = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Work in an empty folder, and write files there."""
    monkeypatch.chdir(tmp_path)

    def write(*names: str) -> None:
        for name in names:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(f"content of {name}", encoding="utf-8")

    return write


def paths(*given: str) -> list[str]:
    return [item.path for item in collect(given)]


def unread(*given: str) -> list[tuple[str, str]]:
    return [(item.path, item.what) for item in collect(given) if isinstance(item, Unread)]


def test_files_keep_the_order_in_which_they_are_named(folder: Folder) -> None:
    folder("b.txt", "a.txt")
    assert list(collect(["b.txt", "a.txt"])) == [
        Source("b.txt", b"content of b.txt"),
        Source("a.txt", b"content of a.txt"),
    ]


def test_a_folder_is_searched_below_in_sorted_order(folder: Folder) -> None:
    folder("f/b.txt", "f/a/z.htm", "f/c.jsonl.gz", "f/a.json", "f/a/deep/er/x.TXT")
    assert paths("f") == ["f/a/deep/er/x.TXT", "f/a/z.htm", "f/a.json", "f/b.txt", "f/c.jsonl.gz"]
    assert paths("f/") == paths("f")
    assert paths(".")[0] == paths("./")[0] == "f/a/deep/er/x.TXT"
    assert paths("./f")[0] == "./f/a/deep/er/x.TXT"


def test_files_that_no_reader_claims_are_skipped_and_counted(folder: Folder) -> None:
    folder("f/a.txt", "f/logo.png", "f/data.gz", "f/README")
    found = collect(["f", "f"])
    assert [item.path for item in found] == ["f/a.txt"]
    assert found.skipped == 3


def test_a_file_that_is_named_is_tried_whatever_it_is_called(folder: Folder) -> None:
    folder("f/filing", "f/a.txt")
    found = collect(["f/filing", "f"])
    assert [item.path for item in found] == ["f/filing", "f/a.txt"]
    assert found.skipped == 0


def test_hidden_files_and_folders_are_passed_over(folder: Folder) -> None:
    folder("f/.draft.txt", "f/.git/a.txt", "f/a.txt")
    found = collect(["f"])
    assert [item.path for item in found] == ["f/a.txt"]
    assert found.skipped == 0
    assert paths("f/.draft.txt") == ["f/.draft.txt"]


def test_what_is_named_twice_is_read_once(folder: Folder) -> None:
    folder("f/a.txt")
    Path("link.txt").symlink_to("f/a.txt")
    assert paths("f/a.txt", "./f/a.txt", "f", "link.txt", os.path.abspath("f/a.txt")) == ["f/a.txt"]  # noqa: PTH100
    assert paths("nope", "nope") == ["nope"]


def test_a_search_passes_over_what_is_excluded(folder: Folder) -> None:
    folder("f/a.txt", "f/README.md", "f/old/b.txt", "f/new/old/c.txt", "f/new/d.txt")
    found = collect(["f"], exclude=["README.md", "f/old", "*/new/old/**"])
    assert [item.path for item in found] == ["f/a.txt", "f/new/d.txt"]
    assert found.skipped == 0
    named = collect(["f/README.md", "f"], exclude=["*.md", "f/*/**", "a.txt"])
    assert [item.path for item in named] == ["f/README.md"]


def test_a_search_passes_over_what_cyberlint_wrote(folder: Folder) -> None:
    folder("f/a.txt")
    Path("f/report.md").write_text("## cyberlint: no findings\n", encoding="utf-8")
    found = collect(["f"])
    assert [item.path for item in found] == ["f/a.txt"]
    assert found.skipped == 1
    assert paths("f", "f/report.md") == paths("f/report.md", "f")[::-1] == ["f/a.txt", "f/report.md"]


def test_links_to_folders_are_not_followed(folder: Folder) -> None:
    folder("f/a.txt")
    Path("f/again").symlink_to(".", target_is_directory=True)
    assert paths("f") == ["f/a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_to_itself_ends_no_search(folder: Folder) -> None:
    folder("f/a.txt")
    Path("f/loop").symlink_to("loop")
    Path("f/loop.htm").symlink_to("loop.htm")
    assert paths("f") == ["f/a.txt", "f/loop.htm"]
    assert [path for path, _ in unread("f")] == ["f/loop.htm"]


def test_a_pattern_is_expanded_in_sorted_order(folder: Folder) -> None:
    folder("f/b.txt", "f/a.txt", "f/c.htm", "f/g/d.txt", "f/.e.txt")
    assert paths("f/*.txt") == ["f/a.txt", "f/b.txt"]
    assert paths("f/**/*.txt") == ["f/a.txt", "f/b.txt", "f/g/d.txt"]
    assert paths("[f]") == ["f/a.txt", "f/b.txt", "f/c.htm", "f/g/d.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder: Folder) -> None:
    folder("draft[1].txt")
    assert paths("draft[1].txt") == ["draft[1].txt"]


def test_what_is_not_there_is_said(folder: Folder) -> None:
    folder("a.txt")
    Path("dangling.txt").symlink_to("gone.txt")
    assert unread("nope.txt", "a.txt", "*.pdf", "dangling.txt") == [
        ("nope.txt", "there is no such file or folder"),
        ("*.pdf", "no file matches this pattern"),
        ("dangling.txt", "the file is a link to nothing, or is gone"),
    ]


def test_a_name_that_no_system_has_is_said() -> None:
    name = "a" * 5000
    assert unread(name) == [(name, "the file cannot be read: file name too long")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(folder: Folder) -> None:
    folder("a.txt", "f/b.txt")
    Path("a.txt").chmod(0)
    Path("f").chmod(0)
    try:
        assert unread("a.txt", "f", "f/b.txt") == [
            ("a.txt", "the file may not be read: permission denied"),
            ("f", "the file may not be read: permission denied"),
            ("f/b.txt", "the file may not be read: permission denied"),
        ]
    finally:
        Path("f").chmod(0o700)


def test_a_file_that_is_too_large_is_not_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder("a.txt")
    monkeypatch.setattr(inputs, "most", lambda _head: 10)
    monkeypatch.setattr(inputs, "_BEGINNING", 4)
    assert unread("a.txt") == [("a.txt", "the file has 16 bytes; the limit is 10")]


@pytest.mark.parametrize(
    ("beginning", "allowed"),
    [
        (b"<SEC-DOCUMENT>0009990199-26-000007.txt", True),
        (b"\xef\xbb\xbf\n-----BEGIN PRIVACY-ENHANCED MESSAGE-----", True),
        (b"<SUBMISSION>", True),
        (b"<html>", False),
    ],
)
def test_a_submission_may_be_larger_than_other_files(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, beginning: bytes, allowed: bool
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 60)
    folder("a.txt")
    Path("a.txt").write_bytes(beginning + b"x" * 60)
    (found,) = collect(["a.txt"])
    assert isinstance(found, Source) is allowed


def test_standard_input_is_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, shown in ((None, "<stdin>"), ("draft.txt", "draft.txt")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
        assert list(collect(["-", "-"], stdin_filename=name)) == [Source(shown, b"words")]


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "most", lambda _head: 4)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    assert unread("-") == [("<stdin>", "the file has more than 4 bytes; the limit is 4")]


def test_standard_input_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = None) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken()))
    assert unread("-") == [("<stdin>", "the file cannot be read: input/output error")]


def test_a_process_without_standard_input_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert unread("-") == [("<stdin>", "there is no standard input")]


def test_a_pipe_is_read_like_a_file(folder: Folder) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"words")
    assert list(collect([f"/dev/fd/{reading}"])) == [Source(f"/dev/fd/{reading}", b"words")]
    os.close(reading)
