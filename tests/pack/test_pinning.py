"""The fingerprint of a pack: it changes with everything that is read, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.pack.defects import PackError
from cyberlint.pack.pinning import fingerprint
from pack.rules import GOOD, another, pack

FILES = {"ACME101.yaml": GOOD, "more/ACME102.yaml": another("ACME102", "a-second-rule")}


def test_a_fingerprint_is_a_sha256_and_stays_what_it_is(tmp_path: Path) -> None:
    """A pin that a team has written down must hold in every later version of cyberlint."""
    folder = pack(tmp_path, {"pack.yaml": "name: acme\n", "rules/ACME101.yaml": "id: ACME101\n"})
    assert fingerprint(folder) == "6bcb3c75f397b45b50eb3b80744158fbd72b1461c690fecaed8f8bb3b8cf8236"


def test_where_a_pack_lies_does_not_matter(tmp_path: Path) -> None:
    assert fingerprint(pack(tmp_path / "a", FILES)) == fingerprint(pack(tmp_path / "b/c", FILES))


def test_a_checkout_on_windows_has_the_same(tmp_path: Path) -> None:
    unix = pack(tmp_path / "unix", FILES)
    windows = pack(tmp_path / "windows", {name: text.replace("\n", "\r\n") for name, text in FILES.items()})
    assert fingerprint(unix) == fingerprint(windows)


@pytest.mark.parametrize(
    "change",
    [
        {"ACME101.yaml": GOOD + " "},
        {"pack.yaml": "name: acme"},
        {"claims/acme_says.yml": "means: …"},
        {"more/ACME103.yaml": ""},
    ],
)
def test_it_changes_with_what_is_read(tmp_path: Path, change: dict[str, str]) -> None:
    before = fingerprint(pack(tmp_path, FILES))
    assert fingerprint(pack(tmp_path, change)) != before


@pytest.mark.parametrize("name", ["README.md", ".git/config.yaml", ".ACME104.yaml", "ACME101.yaml.orig"])
def test_it_does_not_change_with_what_is_not_read(tmp_path: Path, name: str) -> None:
    before = fingerprint(pack(tmp_path, FILES))
    assert fingerprint(pack(tmp_path, {name: "id: ["})) == before


def test_a_renamed_rule_is_another_pack(tmp_path: Path) -> None:
    before = fingerprint(pack(tmp_path, FILES))
    (tmp_path / "ACME101.yaml").rename(tmp_path / "ACME109.yaml")
    assert fingerprint(tmp_path) != before


def test_a_single_file_has_one_too(tmp_path: Path) -> None:
    folder = pack(tmp_path, FILES)
    assert fingerprint(folder / "ACME101.yaml") == fingerprint(pack(tmp_path / "x", {"ACME101.yaml": GOOD}))
    assert fingerprint(folder / "ACME101.yaml") != fingerprint(folder)


@given(
    st.dictionaries(st.sampled_from(["a", "b", "ab", "a 1 "]), st.binary(max_size=4), min_size=1),
    st.dictionaries(st.sampled_from(["a", "b", "ab", "a 1 "]), st.binary(max_size=4), min_size=1),
)
def test_two_packs_have_the_same_only_where_they_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, one: dict[str, bytes], two: dict[str, bytes]
) -> None:
    """No bytes can pass for the name of another file."""
    folders = [
        pack(tmp_path_factory.mktemp("pack"), {f"{name}.yaml": data for name, data in files.items()})
        for files in (one, two)
    ]
    prints = [fingerprint(folder) for folder in folders]
    plain = [{name: data.replace(b"\r\n", b"\n") for name, data in files.items()} for files in (one, two)]
    assert (prints[0] == prints[1]) is (plain[0] == plain[1])


@pytest.mark.parametrize(
    ("name", "what"),
    [("nowhere", "there is no such file or folder"), ("empty", "the folder holds no rule file")],
)
def test_what_is_not_there_has_none(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match=what):
        fingerprint(tmp_path / name)
