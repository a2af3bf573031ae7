"""The profiles: data without a defect, each doing what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from config.conftest import of, write
from cyberlint.config.choice import Choice
from cyberlint.config.keys import defaults
from cyberlint.config.layer import Source
from cyberlint.config.profiles import ABOUT, FOLDER, profile, profiles
from cyberlint.config.reader import Reader
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.resources import bundled
from cyberlint.rule import Rule, Status
from cyberlint.yamldata import Yaml, load


def read(name: str) -> Yaml:
    return load((bundled("rules") / f"{FOLDER}{name}.yaml").read_text(encoding="utf-8"))


def rules(path: str = "a.txt", **given: Any) -> dict[str, Rule]:
    """Return the built-in rules that run, by id."""
    return {rule.id: rule for rule in Choice(builtin(), of(given)).rules(path, "10-K")}


@pytest.mark.parametrize("name", profiles())
def test_a_profile_is_a_file_without_a_defect(name: str) -> None:
    file = read(name)
    assert set(file.value) <= {*ABOUT, "select", "ignore", "rules"}
    assert all(isinstance(file.value[key], str) and len(file.value[key]) > 20 for key in ABOUT)
    value = {key: part for key, part in file.value.items() if key not in ABOUT}
    reader = Reader(f"{name}.yaml", line=file.line, source=Source.PROFILE)
    layer = reader.layer(value)
    assert reader.defects == []
    assert (layer.overrides, layer) == ((), layer)
    assert {tuning.selector for tuning in profile(name).tunings} == {*value.get("rules", {})}


@pytest.mark.parametrize("name", profiles())
def test_a_profile_names_rules_that_there_are(folder: Path, name: str) -> None:
    Path("cyberlint.toml").write_text(
        "rules = {" + ", ".join(f"{rule} = 'on'" for rule in read(name).value.get("rules", {})) + "}"
    )
    assert Choice(builtin(), of({"profile": name})).defects() == []


def test_a_profile_turns_nothing_off_that_is_off() -> None:
    own = {rule.id: rule for rule in builtin()}
    changed = {tuning.selector: tuning for name in profiles() for tuning in profile(name).tunings}
    for rule, tuning in changed.items():
        assert tuning.severity
        assert own[rule].default
        assert tuning.severity.value != own[rule].severity or own[rule].escalate


def test_a_run_that_names_none_has_the_profile_filing(folder: Path) -> None:
    assert defaults()["profile"] == "filing"
    assert set(profile("filing").values) == set()
    assert profile("filing").tunings == ()
    assert tuple(rules(profile="filing").values()) == select(builtin(), (), ())


def test_a_draft_is_not_told_what_it_cannot_have_yet(folder: Path) -> None:
    filing, draft = rules(), rules(profile="draft")
    assert {"CYD101", "CYD102", "CYD105", "CYD901"} <= set(filing) - set(draft)
    assert set(draft) <= set(filing)
    assert {rule.id for rule in draft.values() if rule.category == "contradiction"} == {
        rule.id for rule in filing.values() if rule.category == "contradiction"
    }
    assert (draft["CYD401"].severity, draft["CYD401"].escalate) == ("warning", ())
    assert draft["CYD201"] == filing["CYD201"]


def test_an_audit_runs_everything_that_is_not_deprecated(folder: Path) -> None:
    assert set(rules(profile="audit")) == {
        rule.id for rule in builtin() if rule.status is not Status.DEPRECATED
    }


def test_a_file_is_stronger_than_the_profile(folder: Path) -> None:
    write(folder, cyberlint_toml="profile = 'draft'\nrules.CYD101 = 'warning'\n")
    assert rules()["CYD101"].severity == "warning"
    write(folder, cyberlint_toml="profile = 'audit'\nselect = ['CYD1']\n")
    assert {rule.category for rule in rules().values()} >= {"tagging"}
    assert not {"CYD201", "CYD301", "CYD502"} & set(rules())


def test_some_documents_may_have_another_profile(folder: Path) -> None:
    write(folder, cyberlint_toml="[[overrides]]\npaths = ['drafts/**']\nprofile = 'draft'\n")
    assert "CYD101" in rules("final/a.txt")
    assert "CYD101" not in rules("drafts/a.txt")
    assert "CYD101" in rules("drafts/a.txt", profile="filing")
