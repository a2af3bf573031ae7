"""Patterns of paths, as an override names documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cyberlint.globs import defect, matches, relative

TREE = (
    "10-K.htm",
    "drafts/10-K.docx",
    "drafts/2026/10-K.docx",
    "drafts/2026/notes.txt",
    "old/drafts/10-K.docx",
    "../outside/10-K.docx",
)


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("*.docx", [1, 2, 4, 5]),
        ("drafts", [1, 2, 3, 4]),
        ("drafts/", [1, 2, 3, 4]),
        ("drafts/**", [1, 2, 3]),
        ("drafts/*", [1, 2, 3]),
        ("drafts/*.docx", [1]),
        ("drafts/*/*.docx", [2]),
        ("drafts/**/*.docx", [1, 2]),
        ("**/drafts/*.docx", [1, 4]),
        ("drafts/20[0-9][0-9]", [2, 3]),
        ("drafts/20?6/**", [2, 3]),
        ("[!d]*/**", [4, 5]),
        ("**", [0, 1, 2, 3, 4, 5]),
        ("*.DOCX", []),
        ("draft", []),
        ("no/**/such", []),
        ("no/**", []),
    ],
)
def test_a_pattern_matches(pattern: str, matched: list[int]) -> None:
    assert defect(pattern) is None
    assert [index for index, path in enumerate(TREE) if matches(pattern, path)] == matched


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("", "the pattern is empty"),
        ("/", "the pattern is empty"),
        ("/drafts/*", "'/drafts/*' is an absolute path; a pattern begins at the folder of this file"),
        ("C:/drafts", "'C:/drafts' is an absolute path; a pattern begins at the folder of this file"),
        ("drafts\\*.docx", "'drafts\\\\*.docx': write `/` between folders"),
        ("../drafts", "'../drafts': an empty name, `.` or `..` matches nothing"),
        ("drafts//x", "'drafts//x': an empty name, `.` or `..` matches nothing"),
        ("drafts/**.docx", "'drafts/**.docx': `**` stands for folders, and alone between two `/`"),
        ("dra[fts", "'dra[fts': `[` is not closed"),
        ("x[]", "'x[]': `[` is not closed"),
        ("x[!]", "'x[!]': `[` is not closed"),
        ("*" * 201, "the pattern has 201 characters; the limit is 200"),
    ],
)
def test_a_bad_pattern_is_named(pattern: str, what: str) -> None:
    assert defect(pattern) == what


def test_a_bracket_may_be_one_of_the_characters() -> None:
    assert matches("x[]]", "x]")
    assert matches("x[!]]", "xa")
    assert defect("x[]]") is None
    assert defect("x[!]]") is None


NAMES = some.text(some.sampled_from("abc.-"), min_size=1, max_size=4).filter(lambda name: name.strip("."))


@given(some.lists(NAMES, min_size=1, max_size=5))
def test_a_path_matches_itself_and_the_folders_above_it(names: list[str]) -> None:
    path = "/".join(names)
    for end in range(1, len(names) + 1):
        assert matches("/".join(names[:end]) + "/", path)
        assert matches("**/" + names[end - 1], path)
        assert matches("/".join([*names[: end - 1], "*"]), path)


def test_stars_cost_no_more_than_their_number() -> None:
    assert not matches("/".join(["**", "a*a*a*a*a*b"] * 10), "/".join(["a" * 60] * 60))


def test_a_document_is_where_it_lies_and_not_how_it_is_spelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "filings").mkdir()
    monkeypatch.chdir(tmp_path / "filings")
    for spelt in ("../drafts/a.txt", str(tmp_path / "drafts/a.txt"), "./../filings/../drafts/a.txt"):
        assert relative(spelt, "..") == "drafts/a.txt"
    assert relative("a.txt", "..") == "filings/a.txt"
    assert relative("a.txt", ".") == "a.txt"


def test_an_archive_is_a_folder() -> None:
    assert relative("old/filing.zip!/10-K.htm", ".") == "old/filing.zip/10-K.htm"
    assert matches("*.zip", relative("old/filing.zip!/10-K.htm", "."))
