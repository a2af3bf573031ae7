"""A waiver is added at the end of its file, and everything that stands there stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.outcome import Location, Quote
from cyberlint.suppression import NAME
from cyberlint.suppression.adding import HEADER, QUOTED, AddingError, Signature, added, additions
from cyberlint.suppression.files import EntriesError
from cyberlint.suppression.waivers import Waiver, parse
from suppression.samples import ENGAGE, MISSING, TEXT, entry, linted, only

SIGNATURE = Signature("Counsel has read the passage", "J. Doe", "2026-12-31", "2026-11-22")
ENGAGED = only("CYD601")
NEW = Waiver(
    "CYD501",
    "draft.txt",
    "Item 1C",
    "to a committee of the Board",
    "0" * 20,
    "Counsel has read the passage",
    "J. Doe",
    "2026-12-31",
    "2026-11-22",
)


def extended(text: str, *waivers: Waiver) -> str:
    """Return a file with waivers added; it must hold those that it held."""
    before = parse(NAME, text)
    after = added(before, waivers or (NEW,), NAME)
    assert parse(NAME, after).waivers == (*before.waivers, *(waivers or (NEW,)))
    return after


class TestFiles:
    def test_a_new_file_says_what_it_is(self) -> None:
        text = added(None, [NEW], NAME)
        assert (
            text
            == f"""{HEADER}\
  - rule: CYD501
    location:
      path: "draft.txt"
      place: "Item 1C"
    text: "to a committee of the Board"
    fingerprint: "00000000000000000000"
    reason: "Counsel has read the passage"
    owner: "J. Doe"
    until: 2026-12-31
    written: 2026-11-22
"""
        )

    def test_comments_and_setting_stay(self) -> None:
        text = "# ours\nwaivers:   # reviewed\n\n" + entry(ENGAGED) + "  # the next review is in May\n"
        assert extended(text).startswith(text)

    @pytest.mark.parametrize("indent", ["", "  ", "      "])
    def test_an_entry_is_indented_as_those_before_it(self, indent: str) -> None:
        rows = entry(ENGAGED).splitlines()
        text = "waivers:\n" + "".join(f"{indent}{row[2:]}\n" for row in rows)
        assert f"\n{indent}- rule: CYD501\n" in extended(text)

    def test_a_dash_on_a_line_of_its_own_counts(self) -> None:
        text = "waivers:\n" + entry(ENGAGED).replace("  - rule", "  -\n    rule")
        assert "\n  - rule: CYD501\n" in extended(text)

    def test_a_file_that_does_not_end_its_last_line_is_ended(self) -> None:
        text = "waivers:\n" + entry(ENGAGED).rstrip("\n")
        assert extended(text).startswith(text + "\n  - rule: CYD501\n")

    def test_lines_end_as_they_did(self) -> None:
        text = ("waivers:\n" + entry(ENGAGED)).replace("\n", "\r\n")
        after = extended(text)
        assert after.count("\n") == after.count("\r\n") > text.count("\r\n")

    @pytest.mark.parametrize(
        "text",
        ["waivers:\n", "waivers: []\n", "# none\nwaivers: [ ] # yet\n", "waivers: null", "waivers: ~\n"],
    )
    def test_a_file_without_entries_gets_its_first(self, text: str) -> None:
        extended(text)

    @pytest.mark.parametrize(
        "text",
        [
            f"waivers: [{{{', '.join(row.strip(' -') for row in entry(ENGAGED).splitlines())}}}]\n",
            "waivers:\n" + entry(ENGAGED) + "...\n",
        ],
    )
    def test_a_file_that_is_set_otherwise_is_left_alone_and_shows_the_entry(self, text: str) -> None:
        with pytest.raises(AddingError, match="one below the other") as error:
            added(parse(NAME, text), [NEW], NAME)
        assert "- rule: CYD501\n" in error.value.entries

    def test_what_is_waived_there_is_not_waived_again(self) -> None:
        with pytest.raises(AddingError):
            extended(added(None, [NEW], NAME), NEW)

    @given(
        st.builds(
            Waiver,
            rule=st.just("CYD501"),
            path=st.sampled_from(["draft.txt", "港 灯.txt", 'the "final" draft: #2.docx', "a{b}, c.txt"]),
            place=st.text(min_size=1).map(lambda text: f"¶ {text}".replace("\r", " ")),
            text=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1),
            fingerprint=st.text("0123456789abcdef", min_size=20, max_size=20),
            reason=st.just("Counsel said: “yes” # and no"),
            owner=st.sampled_from(["- J. Doe", "*me", "null", "yes", "2026", "@legal", "J. Łaska"]),
            until=st.just("2026-12-31"),
            written=st.just("2026-11-22"),
        )
    )
    def test_whatever_it_says_it_is_read_as_it_was_written(self, waiver: Waiver) -> None:
        try:
            text = added(None, [waiver], NAME)
        except AddingError:  # a character that YAML does not know, which findings never have
            assert not waiver.place.isprintable()
        else:
            assert parse(NAME, text).waivers == (waiver,)


class TestFindings:
    def added(self, folder: Path, *rules: str, named: str | None = None) -> list[Waiver]:
        os.chdir(folder)
        found = [only(rule) for rule in rules]
        return [w for a in additions(found, named, SIGNATURE) for w in parse(a.path, a.text).waivers]

    def test_a_finding_is_waived_with_its_sentence_and_its_place(self, tmp_path: Path) -> None:
        (waiver,) = self.added(tmp_path, "CYD601")
        assert waiver == Waiver(
            "CYD601",
            "draft.txt",
            "Item 1C › Risk Management and Strategy › ¶ 2, sentence 1",
            ENGAGE,
            ENGAGED.fingerprint,
            *SIGNATURE,
        )

    def test_what_is_missing_is_said_to_be_absent(self, tmp_path: Path) -> None:
        (waiver,) = self.added(tmp_path, MISSING)
        assert waiver.text == "(absent from Item 1C)"

    def test_a_long_sentence_is_cut_for_people_alone(self, tmp_path: Path) -> None:
        quote = Quote("primary", "word", Location("draft.txt"), "word " * 200)
        (file,) = additions([ENGAGED._replace(evidence=(quote,))], str(tmp_path / NAME), SIGNATURE)
        (waiver,) = parse(NAME, file.text).waivers
        assert len(waiver.text) <= QUOTED + len(" […]")
        assert waiver.text.endswith("word […]")
        assert waiver.fingerprint == ENGAGED.fingerprint

    def test_a_flag_is_named(self, tmp_path: Path) -> None:
        location = Location("draft.htm", fact="CybersecurityRiskThirdPartyEngagedFlag")
        quote = Quote("primary", "false", location, label="Third Party Engaged")
        finding = ENGAGED._replace(evidence=(quote,), location=location)
        (file,) = additions([finding], str(tmp_path / NAME), SIGNATURE)
        (waiver,) = parse(NAME, file.text).waivers
        assert (waiver.text, waiver.place) == ("Third Party Engaged: false", "the document")

    def test_each_document_has_the_file_beside_it(self, tmp_path: Path) -> None:
        os.chdir(tmp_path)
        findings = [only("CYD601", path=path) for path in ("a/x.txt", "y.txt", "a/z.txt")]
        files = additions(findings, None, SIGNATURE)
        assert [file.path for file in files] == [f"a/{NAME}", NAME]
        assert [[w.path for w in parse(f.path, f.text).waivers] for f in files] == [
            ["x.txt", "z.txt"],
            ["y.txt"],
        ]

    def test_a_file_that_is_named_has_them_all_by_their_paths_from_it(self, tmp_path: Path) -> None:
        os.chdir(tmp_path)
        (tmp_path / "legal").mkdir()
        findings = [only("CYD601", path=path) for path in ("a/x.txt", "y.txt")]
        (file,) = additions(findings, "legal/waivers.yaml", SIGNATURE)
        assert [w.path for w in parse(file.path, file.text).waivers] == ["../a/x.txt", "../y.txt"]

    def test_each_is_told_with_its_line(self, tmp_path: Path) -> None:
        os.chdir(tmp_path)
        (file,) = additions([only("CYD601"), only("CYD501")], None, SIGNATURE)
        rows = file.text.splitlines()
        assert [rows[line - 1] for _, line in file.waived] == ["  - rule: CYD601", "  - rule: CYD501"]

    def test_a_damaged_file_is_not_added_to(self, tmp_path: Path) -> None:
        os.chdir(tmp_path)
        (tmp_path / NAME).write_text("waivers: [", encoding="utf-8")
        with pytest.raises(EntriesError):
            additions([ENGAGED], None, SIGNATURE)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_sample_is_what_these_tests_take_it_for() -> None:
    assert ENGAGE in " ".join(TEXT.split())
    assert {"CYD601", "CYD501", MISSING} <= {finding.rule.id for finding in linted().findings}
