"""A long run on a terminal shows how far it has come, and leaves nothing behind."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import PAGE
from cli.diff import years
from cli.runner import SOURCE
from cyberlint.cli.progress import Progress, is_wanted

SLOW = (
    "import sys; from cyberlint.cli import main, progress; progress.AFTER = progress.EVERY = 0.0;"
    "sys.argv = ['cyberlint', *sys.argv[1:]]; main()"
)
LINE = "\r\x1b[K"


class Clock:
    """A clock that goes on by half a second whenever it is asked."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.5
        return self.now


def test_it_begins_after_a_second_and_counts_what_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(1_200, Clock())
    found = (document for item in progress.inputs(["a", "b"]) for document in (item, item))
    assert list(progress.documents(found)) == ["a", "a", "b", "b"]
    lines = capsys.readouterr().err.split(LINE)
    assert lines[:3] == ["", "0 of 1,200 inputs done, 2 documents", "1 of 1,200 inputs done, 2 documents"]
    assert lines[-1] == ""


def test_pairs_are_counted_by_whoever_goes_through_them(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(1_200, Clock())
    compared = [item.upper() for item in progress.pairs(["a", "b", "c"], "compared")]
    written = progress.pairs(compared, "written")
    assert capsys.readouterr().err.split(LINE) == [
        "",
        "2 of 1,200 pairs compared",
        "3 of 1,200 pairs compared",
        "",
    ]
    assert (len(written), [number for number, _ in enumerate(written, 1)]) == (3, [1, 2, 3])
    assert capsys.readouterr().err.split(LINE)[1:] == [
        "1 of 1,200 pairs written",
        "2 of 1,200 pairs written",
        "3 of 1,200 pairs written",
        "",
    ]


def test_a_short_run_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(1)
    assert list(progress.documents(progress.inputs(range(100)))) == list(range(100))
    assert capsys.readouterr().err == ""


def test_a_run_that_fails_leaves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> Iterator[int]:
        yield from range(5)
        raise KeyboardInterrupt

    progress = Progress(1, Clock())
    with pytest.raises(KeyboardInterrupt):
        list(progress.documents(broken()))
    assert capsys.readouterr().err.endswith(f"4 documents{LINE}0 of 1 input done, 5 documents{LINE}")


def test_a_terminal_that_has_gone_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def write(self, text: str) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    progress = Progress(1, Clock())
    assert list(progress.documents(range(9))) == list(range(9))


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [({}, True), ({"CI": "true"}, False), ({"TERM": "dumb"}, False), ({"CI": ""}, True)],
)
def test_where_it_is_wanted(
    environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_wanted() is wanted


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **variables: str) -> tuple[str, str]:
    """Run cyberlint with a terminal as standard error; return standard output and what the terminal got."""
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    environment |= {"PYTHONPATH": str(SOURCE), "TERM": "xterm", **variables}
    done = subprocess.run(
        [sys.executable, "-c", SLOW, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        check=False,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux says so at the end of a terminal
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return done.stdout, shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
class TestOnATerminal:
    def test_the_last_word_is_the_reason(self, pages: Path) -> None:
        out, shown = run(pages, "a.txt", "b.txt", "c.txt")
        assert "3 of 3 inputs done, 3 documents" in shown
        assert re.fullmatch(r"(exit \d: [^\r\n]*\r\n)?", shown.rpartition(LINE)[2])
        assert "\x1b[K" not in out

    def test_what_is_said_meanwhile_has_a_line_of_its_own(self, pages: Path) -> None:
        (pages / "d.json").write_text('{"form": "10-K", "text": "We keep a register of all risks."}')
        draft = "Item 1C. Cybersecurity\n\nWe maintain a cybersecurity program.\n"
        (pages / "e.txt").write_text(draft)
        _, shown = run(pages, "a.txt", "e.txt", "b.txt", "--form", "20-F")
        lines = [line for line in shown.split("\n") if "form is given as 20-F" in line]
        for line in lines:
            assert line.rpartition(LINE)[2].startswith(("a.txt: ", "e.txt: "))

    def test_a_comparison_of_many_pairs_tells_how_many_are_compared_and_written(self, tmp_path: Path) -> None:
        reports = (
            years.line(year, f"Our officer reports to the board in {year}.", cik=f"999000{number}")
            for number in range(1, 4)
            for year in (2024, 2025)
        )
        (tmp_path / "set.jsonl").write_text(years.data_set(*reports))
        _, shown = run(tmp_path, "diff", "set.jsonl", "--output", "redline.docx")
        assert "3 of 3 pairs compared" in shown
        assert shown.index("3 of 3 pairs compared") < shown.index("1 of 3 pairs written")
        assert shown.rpartition(LINE)[2] == ""
        assert "pairs" not in run(tmp_path, "diff", "set.jsonl", "--output", "redline.docx", CI="true")[1]

    def test_a_build_sees_none(self, pages: Path) -> None:
        assert LINE not in run(pages, "a.txt", "b.txt", CI="true")[1]
