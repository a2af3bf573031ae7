"""A waiver file is read strictly: what is wrong with it is said at once, by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cyberlint.resources import bundled
from cyberlint.suppression import NAME, beside
from cyberlint.suppression.files import EntriesError, relative, target
from cyberlint.suppression.waivers import Waiver, _well_formed, parse, read, says_why
from suppression.samples import entry, only, waivers

FINDING = only("CYD601")
GOOD = "waivers:\n" + entry(FINDING)
SCHEMA = json.loads((bundled("schemas") / "waivers.schema.json").read_text(encoding="utf-8"))

DEFECTS: dict[str, str] = {
    "nothing in the file": "",
    "comments alone": "# none yet\n",
    "no YAML": "waivers: [",
    "a list": "- rule: CYD601\n",
    "an unknown key at the top": GOOD + "version: 1\n",
    "a key with a slip at the top": GOOD.replace("waivers:", "waiver:", 1),
    "waivers that are a word": "waivers: none\n",
    "an entry that is a word": "waivers: [CYD601]\n",
    "an unknown key": "waivers:\n" + entry(FINDING, ticket="SEC-12"),
    "a key with a slip": "waivers:\n" + entry(FINDING, reason="", raeson="Counsel has read the passage"),
    "every key missing": "waivers: [{}]\n",
    "a duplicate key": "waivers:\n" + entry(FINDING) + "    until: 2027-01-31\n",
    "an alias": "waivers:\n" + entry(FINDING, owner="&me J. Doe", text="*me"),
    "a rule that is no id": "waivers:\n" + entry(FINDING, rule="cyd601"),
    "a rule that is a number": "waivers:\n" + entry(FINDING, rule="601"),
    "a location that is a path": "waivers:\n" + entry(FINDING, location="draft.txt"),
    "a location without its keys": "waivers:\n" + entry(FINDING, location="{paht: draft.txt}"),
    "an absolute path": "waivers:\n" + entry(FINDING, location="{path: /drafts/a.txt, place: Item 1C}"),
    "a path of Windows": "waivers:\n" + entry(FINDING, location="{path: 'drafts\\a.txt', place: Item 1C}"),
    "a fingerprint that is cut": "waivers:\n" + entry(FINDING, fingerprint="5ab7f1"),
    "no text": "waivers:\n" + entry(FINDING, text='""'),
    "no owner": "waivers:\n" + entry(FINDING, owner='" "'),
    "no reason": "waivers:\n" + entry(FINDING, reason='""'),
    "a reason that says nothing": "waivers:\n" + entry(FINDING, reason="ok"),
    "a reason in many words that says nothing": "waivers:\n" + entry(FINDING, reason="ok ok OK ok."),
    "a date in another order": "waivers:\n" + entry(FINDING, until="31.12.2026"),
    "a date without a month": "waivers:\n" + entry(FINDING, until="2026-13-01"),
    "a day that no calendar has": "waivers:\n" + entry(FINDING, until="2027-02-29"),
    "a date that is a number": "waivers:\n" + entry(FINDING, until="20261231"),
    "a last day before the first": "waivers:\n" + entry(FINDING, until="2026-11-01"),
    "the same finding twice": "waivers:\n"
    + entry(FINDING)
    + entry(FINDING, reason="Counsel has read it again"),
    "several defects": "waivers:\n" + entry(FINDING, rule="x", until="soon") + entry(FINDING, reason="fine"),
}


def said(text: str, **options: Any) -> str:
    with pytest.raises(EntriesError) as error:
        parse(NAME, text, **options)
    return str(error.value)


def test_every_defect_is_named_with_its_line(golden: Callable[[str, str], None]) -> None:
    golden("waivers.txt", "".join(f"# {name}\n{said(text)}\n\n" for name, text in DEFECTS.items()))


def test_a_sound_file_gives_its_waivers_and_their_lines() -> None:
    file = parse(NAME, "# reviewed in November\n" + GOOD)
    assert file.waivers == (
        Waiver(
            rule="CYD601",
            path="draft.txt",
            place="Item 1C",
            text="the words that were read",
            fingerprint=FINDING.fingerprint,
            reason="Counsel has read the passage",
            owner="J. Doe",
            until="2026-12-31",
            written="2026-11-02",
        ),
    )
    assert file.lines == ({"": 3, "rule": 3, "path": 4, "text": 5, "until": 9},)


@pytest.mark.parametrize("text", ["waivers: []\n", "waivers:\n", "waivers: null\n# none\n"])
def test_a_file_may_have_no_waiver_left(text: str) -> None:
    assert parse(NAME, text).waivers == ()


@pytest.mark.parametrize(
    "reason", ["Counsel read it", "siehe Memo 14", "社外弁護士が確認済み", "see SEC-1432 for approval"]
)
def test_a_reason_has_three_words_or_is_in_a_script_without_spaces(reason: str) -> None:
    assert says_why(reason)


@pytest.mark.parametrize(
    "reason", ["", "ok", "accepted", "n/a n/a", "no reason", "確認", "...", "fine fine fine"]
)
def test_a_reason_of_fewer_says_nothing(reason: str) -> None:
    assert not says_why(reason)


def test_a_file_that_was_found_is_for_the_documents_beside_it() -> None:
    text = "waivers:\n" + entry(FINDING, location="{path: sub/draft.txt, place: Item 1C}")
    assert parse(NAME, text).waivers[0].path == "sub/draft.txt"
    assert said(text, found=True) == (
        "cyberlint-waivers.yaml:3: waivers[0].location.path: 'sub/draft.txt' is not beside this file: waive "
        "it in a file beside it, or name this file with --waivers"
    )


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["", "CYD601", "2026-12-31", "a" * 20, "x y z"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["waivers", "rule", "until", "location", "path"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)
FIELDS = {
    "rule": st.sampled_from(["CYD601", "waiver-expired", "cyd601", ""]) | JSON,
    "location": st.fixed_dictionaries({"path": st.just("a.txt"), "place": st.just("Item 1C")}) | JSON,
    "text": st.text(max_size=3) | JSON,
    "fingerprint": st.sampled_from(["0" * 20, "0" * 19, "g" * 20]) | JSON,
    "reason": st.just("Counsel has read it") | JSON,
    "owner": st.just("J. Doe") | JSON,
    "until": st.sampled_from(["2026-12-31", "2026-2-1", "2026-12-31\n"]) | JSON,
    "written": st.just("2026-11-02") | JSON,
}


@given(
    st.one_of(JSON, st.fixed_dictionaries({"waivers": st.lists(st.fixed_dictionaries(FIELDS), max_size=2)}))
)
def test_what_is_taken_for_sound_at_a_glance_is_sound_by_the_schema(value: Any) -> None:
    if _well_formed(value):
        assert not list(Draft202012Validator(SCHEMA).iter_errors(value))


def test_every_property_of_the_schema_is_described() -> None:
    for properties in (SCHEMA["properties"], SCHEMA["$defs"]["waiver"]["properties"]):
        assert all(value.get("description") for value in properties.values())
    Draft202012Validator.check_schema(SCHEMA)


class TestFiles:
    def test_a_file_that_is_not_there_or_not_utf_8_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / NAME
        with pytest.raises(EntriesError, match="there is no such file"):
            read(str(file))
        file.write_bytes("# é\n# ü\n".encode("cp1252"))
        with pytest.raises(EntriesError, match=r"yaml:1: the file is not UTF-8: byte 0xe9"):
            read(str(file))

    def test_a_byte_order_mark_does_no_harm(self, tmp_path: Path) -> None:
        file = tmp_path / NAME
        file.write_text(GOOD, encoding="utf-8-sig")
        assert len(read(str(file)).waivers) == 1

    def test_they_are_looked_for_once_in_each_folder(self, tmp_path: Path, monkeypatch: Any) -> None:
        monkeypatch.chdir(tmp_path)
        for folder in (tmp_path, tmp_path / "a"):
            folder.mkdir(exist_ok=True)
            (folder / NAME).write_text(GOOD, encoding="utf-8")
        assert beside(["a/x.txt", "y.txt", "a/z.txt", "b/x.txt", "./y.txt"]) == [
            f"a/{NAME}",
            NAME,
            f"./{NAME}",
        ]

    def test_a_document_is_the_same_however_its_path_is_spelt(self, tmp_path: Path, monkeypatch: Any) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a").mkdir()
        (tmp_path / "link").symlink_to("a")
        assert target("a/w.yaml", "x.txt") == target("link/w.yaml", "./x.txt") == target("w.yaml", "a/x.txt")
        assert relative("a/w.yaml", "link/x.txt") == "x.txt"
        assert relative("a/w.yaml", "b/../x.txt") == "../x.txt"


def test_waivers_are_read_in_their_order() -> None:
    file = waivers(entry(FINDING), entry(only("CYD501")))
    assert [waiver.rule for waiver in file.waivers] == ["CYD601", "CYD501"]
