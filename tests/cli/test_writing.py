"""Where output goes: whole to a file or not at all, and never over what is no file."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import append, write


def test_a_file_is_written_whole_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    write("“one”\n", target)
    write("two\n", target)
    assert target.read_bytes() == b"two\n"
    assert list(tmp_path.iterdir()) == [target]


def test_text_is_utf8_with_line_feeds_whatever_the_system(tmp_path: Path) -> None:
    write("“董事会”\n\ud800\n", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == "“董事会”\n\\ud800\n".encode()


def test_what_was_there_stays_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.txt"
    target.write_text("before")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CommandError, match=r"report\.txt cannot be written: No space left on device"):
        write("after", target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as raised:
        write("x", tmp_path / "gone/report.txt")
    assert raised.value.reason == f"{tmp_path}/gone/report.txt cannot be written: No such file or directory"
    assert raised.value.code == 2


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.txt").touch()
    (tmp_path / "link.txt").symlink_to("real.txt")
    write("x", tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write("x", pipe)
    reader.join(timeout=10)
    assert read == [b"x"]
    assert pipe.is_fifo()


def test_a_device_is_not_replaced() -> None:
    write("x", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_without_a_target_it_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write("\x1b[1mone\x1b[0m\n")
    assert capsys.readouterr() == ("\x1b[1mone\x1b[0m\n", "")


class TestBytes:
    """Some formats are no text."""

    DATA = b"PK\x03\x04\xff\r\n"

    def test_they_are_written_as_they_are(self, tmp_path: Path) -> None:
        write(self.DATA, tmp_path / "report.xlsx")
        assert (tmp_path / "report.xlsx").read_bytes() == self.DATA

    def test_a_pipe_takes_them(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        write(self.DATA)
        assert capfdbinary.readouterr().out == self.DATA

    def test_a_terminal_does_not(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        with pytest.raises(CommandError) as raised:
            write(self.DATA)
        assert (
            raised.value.reason == "this format is no text for a terminal: name a file for it with --output"
        )
        assert raised.value.code == 2
        assert capsys.readouterr().out == ""


class TestAppend:
    def test_what_others_wrote_stays(self, tmp_path: Path) -> None:
        target = tmp_path / "summary.md"
        target.write_bytes(b"# Before\n")
        append("“after”\n", target)
        append("\ud800\n", target)
        assert target.read_bytes() == "# Before\n“after”\n\\ud800\n".encode()

    def test_a_file_that_is_not_there_is_made(self, tmp_path: Path) -> None:
        append("x\n", tmp_path / "summary.md")
        assert (tmp_path / "summary.md").read_bytes() == b"x\n"

    def test_a_folder_that_is_gone(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match=r"gone/summary\.md cannot be written: No such file"):
            append("x", tmp_path / "gone/summary.md")
