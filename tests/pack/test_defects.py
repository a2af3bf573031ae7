"""What the strict loader says: every defect that a rule file can have, in words and with its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from cyberlint.operators import operators
from cyberlint.pack import load
from cyberlint.pack.defects import PackError
from pack.rules import GOOD, another, edited, pack


def examples(fields: str) -> str:
    """Return the examples of a rule, with some fields of the first written anew."""
    written = {"name": "the flag alone", "facts": "{report_to_board: true}", "outcome": "fail"}
    written |= (part.split(": ", 1) for part in fields.split(", "))
    first = ", ".join(f"{key}: {value}" for key, value in written.items())
    return f"examples:\n  - {{{first}}}\n  - {{name: no flag, facts: {{}}, outcome: pass}}"


YAML: dict[str, str | bytes] = {
    "nothing in the file": "",
    "comments alone": "# to be written\n",
    "a list instead of a mapping": "- id: ACME101\n",
    "a word instead of a mapping": "ACME101\n",
    "no YAML": edited("applies: {forms: [10-K}"),
    "a tab": edited("why:\n\tA reader of the data finds the answer."),
    "a quotation mark that is not closed": GOOD + 'note: "and so on\n',
    "a control character": edited("remedy: Tag the\x07sentences."),
    "a duplicate key": GOOD + "severity: error\n",
    "a duplicate key within": edited("when: {flag: report_to_board, is: true, is: false}"),
    "aliases": edited("applies: {forms: &forms [10-K]}", "why: *forms", "remedy: *forms"),
    "a tag": edited("when: {flag: report_to_board, is: !!bool true}"),
    "a merge key": edited("when: {<<: {flag: report_to_board}, is: true}"),
    "a key that is no word": edited("when: {[flag]: report_to_board}"),
    "two documents": GOOD + "---\n" + GOOD,
    "too deep": edited("expect: " + "[" * 60 + "]" * 60),
    "too long": GOOD + "#" * 1_000_000,
    "not UTF-8": edited("message: The “{fact}” is not tagged.").encode("cp1252"),
}

SCHEMA = {
    "an unknown key": edited("-title", "titel: Reporting to the board is tagged"),
    "an unknown key like no other": edited("zzz: 1"),
    "keys that are missing": edited("-severity", "-confidence"),
    "a key without a value": edited("title:"),
    "an unknown severity": edited("severity: warn"),
    "an id of another form": edited("id: acme-101"),
    "a name of one word": edited("name: oversight"),
    "a title of a word": edited("title: Flag"),
    "a title of a paragraph": edited("title: " + "Reporting to the board is tagged, without a word. " * 3),
    "a number where a text belongs": edited("since: 1"),
    "yes is a word": edited("waivable: yes"),
    "no is a word too": edited("when: {flag: report_to_board, is: no}"),
    "a state that a fact cannot have": edited("expect: {fact: board_oversight, is: presnt}"),
    "a date that is none": edited("applies: {period-from: 2024-15-12}"),
    "a date in another order": edited("applies: {period-from: 15.12.2024}"),
    "a number where a form belongs": edited("applies: {forms: [10]}"),
    "an unknown form": edited("applies: {forms: [10K]}"),
    "no form": edited("applies: {forms: []}"),
    "an unknown fact": edited("expect: {fact: board_oversigt, is: present}"),
    "an unknown operator": edited("expect: {fakt: board_oversight, is: present}"),
    "a condition without an operator": edited("expect: {}"),
    "a condition that is a word": edited("expect: present"),
    "two questions in one condition": edited("when: {flag: report_to_board, fact: processes, is: nil}"),
    "a question beside a combination": edited("when: {all: [{flag: integrated, is: true}], is: true}"),
    "a combination of nothing": edited("when: {any: []}"),
    "an unknown option": edited("expect: {fact: board_oversight, is: present, at-most: 2}"),
    "an option that is missing": edited("expect: {fact: board_oversight}"),
    "an option of another type": edited("expect: {fact: board_oversight, is: 5}"),
    "a defect deep within": edited("when: {all: [{not: {any: [{flag: integrate, is: true}]}}]}"),
    "each of an unknown kind": edited("each: {kind: flags}"),
    "each by a word": edited("each: flag"),
    "a single example": edited("examples: [{name: the flag alone, facts: {}, outcome: fail}]"),
    "an example with an unknown fact": edited(examples("facts: {reports_to_board: true}")),
    "an example with a fact of no type": edited(examples("facts: {report_to_board: 1}")),
    "an example with facts that are a word": edited(examples("facts: none")),
    "an example with an unknown outcome": edited(examples("outcome: failure")),
    "an example on a day that is none": edited(examples("period: 2025-02-32")),
    "a law that is not cited": edited("references: [House style 4.2]"),
    "an address that is not secure": edited("references: [{cite: House style, url: http://acme.example}]"),
}

SENSE = {
    "the id is not the file's name": edited("id: ACME102"),
    "the id of a built-in rule": edited("id: CYD101"),
    "the name of a built-in rule": edited("name: annual-report-without-cyd-facts"),
    "it supersedes an unknown rule": edited("supersedes: [OTHER101]"),
    "it supersedes itself": edited("supersedes: [ACME101]"),
    "it is replaced by an unknown rule": edited("status: deprecated", "replaced-by: ACME999"),
    "it is replaced by itself": edited("status: deprecated", "replaced-by: ACME101"),
    "it is replaced and not deprecated": edited("replaced-by: CYD101"),
    "letters of the built-in rules": edited("id: CYD999"),
    "an id that is retired": edited("id: CYD120"),
    "an unknown claim": edited("expect: {claim: board_informd, in: narrative}"),
    "an unknown placeholder": edited("message: The text block “{facts}” is not tagged."),
    "each is not bound": edited("expect: {fact: each, is: present}"),
    "each is bound and not used": edited("each: [board_oversight]"),
    "each binds nothing": edited("each: {kind: flag, report: incident}", "when: {flag: each, is: true}"),
    "each binds what an operator does not take": edited(
        "each: [integrated, processes]", "when: {flag: each, is: true}"
    ),
    "a focus that nothing asks about": edited("focus: board_oversigt"),
    "an escalation that raises nothing": edited("escalate: [{when: {flag: integrated, is: true}, to: info}]"),
    "a pattern with a parenthesis too many": edited("expect: {text: board_oversight, contains: 'board)'}"),
    "a pattern with look-ahead": edited("expect: {text: board_oversight, contains: '(?=board)'}"),
    "a pattern with a back-reference": edited(r"expect: {text: board_oversight, contains: '(a)\1'}"),
    "a pattern that is too long": edited("expect: {text: board_oversight, contains: " + "a" * 2001 + "}"),
    "a question that asks nothing": edited("expect: {text: board_oversight}"),
    "more right than judged": edited("precision: {judged: 5, true: 6}"),
    "no example that passes": edited("examples: [" + "{name: a, facts: {}, outcome: fail}, " * 2 + "]"),
    "the only example that fails is a known gap": edited(examples("outcome: fail, todo: true")),
    "several at once": edited(
        "-title",
        "titel: Reporting to the board is tagged",
        "severity: grave",
        "when: {all: [{flag: report_to_bord, is: true}, {text: processes, contains: '['}]}",
        "message: The text block “{fakt}” is not tagged.",
        "supersedes: [ACME100]",
    ),
}


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        pytest.param(
            "yaml.txt", YAML, marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="words of libyaml")
        ),
        ("schema.txt", SCHEMA),
        ("sense.txt", SENSE),
    ],
    ids=["yaml", "schema", "sense"],
)
def test_a_defect_is_named_with_its_place(
    name: str, cases: dict[str, str | bytes], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    shown = []
    for title, text in cases.items():
        folder = pack(tmp_path / title.replace(":", "").replace(" ", "-"), {"ACME101.yaml": text})
        shown += [f"# {title}", *defects(folder), ""]
    golden(name, "\n".join(shown).replace(", ".join(operators()), "<operators>"))


def test_the_rule_that_the_edits_start_from_has_no_defect(tmp_path: Path) -> None:
    assert [rule.id for rule in load([pack(tmp_path, {"ACME101.yaml": GOOD})])] == ["ACME101"]


def test_all_defects_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        {
            "ACME101.yaml": edited("severity: grave"),
            "b/ACME102.yaml": another("ACME102", "oversight-flag-without-block"),
            "b/ACME103.yaml": "id: [",
            "c/ACME104.yaml": another("ACME104", "a-fourth-rule", "-since", "sinc: '1'"),
        },
    )
    assert defects(folder) == [
        "ACME101.yaml:4: severity: 'grave' is none of: error, warning, info",
        "b/ACME102.yaml:2: name: 'oversight-flag-without-block' is taken by ACME101.yaml",
        "b/ACME103.yaml:2: did not find expected node content",
        "c/ACME104.yaml:1: 'since' is missing",
        "c/ACME104.yaml:10: sinc: unknown key 'sinc'; did you mean 'since'?",
    ]


def test_a_rule_may_supersede_one_whose_file_has_a_defect(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        {"ACME101.yaml": edited("supersedes: [ACME102]"), "ACME102.yaml": "id: ["},
    )
    assert defects(folder) == ["ACME102.yaml:2: did not find expected node content"]


def test_rules_may_not_supersede_each_other_in_a_circle(tmp_path: Path) -> None:
    circle = {"ACME101": "ACME102", "ACME102": "ACME103", "ACME103": "ACME101"}
    files = {
        f"{rule}.yaml": another(rule, f"rule-{number}", f"supersedes: [{other}]")
        for number, (rule, other) in enumerate(circle.items())
    }
    assert defects(pack(tmp_path, files)) == [
        "ACME101.yaml:10: supersedes[0]: ACME102 supersedes this rule in turn",
        "ACME102.yaml:10: supersedes[0]: ACME103 supersedes this rule in turn",
        "ACME103.yaml:10: supersedes[0]: ACME101 supersedes this rule in turn",
    ]


def test_two_packs_may_not_hold_the_same_rule(tmp_path: Path) -> None:
    one = pack(tmp_path / "one", {"ACME101.yaml": GOOD})
    two = pack(tmp_path / "two", {"ACME101.yaml": GOOD})
    with pytest.raises(PackError) as raised:
        load([one, two])
    assert str(raised.value).replace(f"{tmp_path}/", "") == (
        "two/ACME101.yaml:1: id: 'ACME101' is taken by one/ACME101.yaml\n"
        "two/ACME101.yaml:2: name: 'oversight-flag-without-block' is taken by one/ACME101.yaml"
    )


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"ACME101.yaml": GOOD})
    assert len(load([folder, folder / "ACME101.yaml", folder / "." / "ACME101.yaml"])) == 1


def test_a_pack_holds_yaml_and_yml_and_nothing_hidden(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        {
            "ACME101.yaml": GOOD,
            "more/ACME102.yml": another("ACME102", "a-second-rule"),
            ".github/workflows/lint.yaml": "on: push",
            ".ACME103.yaml": "id: [",
            "README.md": "# The house style",
        },
    )
    assert [rule.id for rule in load([folder])] == ["ACME101", "ACME102"]


@pytest.mark.parametrize(
    ("path", "what"),
    [("nowhere", "there is no such file or folder"), ("empty", "the folder holds no rule file (*.yaml)")],
)
def test_a_path_without_rules_is_a_defect(path: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match=what.replace("*", r"\*").replace("(", r"\(").replace(")", r"\)")):
        load([tmp_path / path])


def test_a_link_that_leads_nowhere_is_a_defect(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"ACME101.yaml": GOOD})
    (folder / "ACME102.yaml").symlink_to("gone.yaml")
    (folder / "ACME103.yaml").symlink_to("ACME103.yaml")
    assert defects(folder) == [
        "ACME102.yaml: it is a link to nothing",
        "ACME103.yaml: it is a link to nothing",
    ]
    with pytest.raises(PackError, match="it cannot be read: too many levels of symbolic links"):
        load([folder / "ACME103.yaml"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_defect(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"ACME101.yaml": GOOD, "closed/ACME102.yaml": ""})
    (folder / "closed").chmod(0)
    try:
        assert defects(folder) == ["closed: it cannot be read: permission denied"]
    finally:
        (folder / "closed").chmod(0o700)


def test_conditions_may_be_as_deep_as_yaml_allows(tmp_path: Path) -> None:
    deep = "{not: " * 48 + "{fact: board_oversight, is: present}" + "}" * 48
    folder = pack(
        tmp_path,
        {"ACME101.yaml": edited(f"expect: {deep}")},
    )
    assert len(load([folder])) == 1


def defects(folder: Path) -> list[str]:
    """Return what is wrong with a pack, with paths from its folder."""
    with pytest.raises(PackError) as raised:
        load([folder])
    return str(raised.value).replace(f"{folder}/", "").splitlines()
