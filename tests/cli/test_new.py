"""``cyberlint new``: what it writes holds, and nothing is ever overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.runner import Shell
from cyberlint.pack.templates import templates
from cyberlint.resources import parse
from cyberlint.yamldata import load


def schema(file: Path) -> Draft202012Validator:
    """Return the schema that the first line of a file names, as an editor finds it."""
    first = file.read_text("utf-8").partition("\n")[0]
    path = file.parent / first.removeprefix("# yaml-language-server: $schema=")
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


class TestRule:
    @pytest.mark.parametrize("template", templates())
    def test_what_is_written_holds(self, cyberlint: Shell, folder: Path, template: str) -> None:
        run = cyberlint("new", "rule", "HOUSE001", "--into", "house", "--template", template)
        assert (run.code, run.err) == (0, "")
        assert run.out == "wrote house/HOUSE001.yaml\nnext: cyberlint test house --trace\n"
        run = cyberlint("test", "house")
        assert (run.code, run.err) == (0, "")
        outcomes = {
            case["outcome"] for case in parse((folder / "house/HOUSE001.yaml").read_text())["examples"]
        }
        assert {"fail", "pass"} <= outcomes

    @pytest.mark.parametrize("template", templates())
    def test_a_finding_reads_as_a_sentence(self, cyberlint: Shell, folder: Path, template: str) -> None:
        cyberlint("new", "rule", "HOUSE001", "--template", template)
        shown = cyberlint("test", "HOUSE001.yaml", "--trace").out.splitlines()
        (message,) = [line.partition("fail: ")[2] for line in shown if "outcome: fail: " in line]
        assert message[0].isupper() or message[0] == "“"
        assert message[-1] == "."
        assert not {"{", "}"} & set(message)

    def test_an_editor_finds_its_schema(self, cyberlint: Shell, folder: Path) -> None:
        cyberlint("new", "rule", "HOUSE001", "--into", "house/style")
        file = folder / "house/style/HOUSE001.yaml"
        schema(file).validate(load(file.read_text("utf-8")).value)

    def test_name_and_title_are_mine(self, cyberlint: Shell, folder: Path) -> None:
        title = 'A title with "quotes": colons, and # signs'
        cyberlint("new", "rule", "HOUSE001", "--name", "house-insurance", "--title", title)
        rule = parse((folder / "HOUSE001.yaml").read_text())
        assert (rule["id"], rule["name"], rule["title"]) == ("HOUSE001", "house-insurance", title)

    def test_in_a_pack_it_has_the_packs_version(self, cyberlint: Shell, folder: Path) -> None:
        cyberlint("new", "pack", "house", "--prefix", "HOUSE")
        manifest = folder / "house/pack.yaml"
        manifest.write_text(manifest.read_text().replace('version: "1"', 'version: "2.4"'))
        cyberlint("new", "rule", "HOUSE002", "--into", "house/style")
        assert parse((folder / "house/style/HOUSE002.yaml").read_text())["since"] == "2.4"
        assert not (folder / "house/style/.cyberlint").exists()
        assert cyberlint("test", "house").out == "2 rules, 6 examples, 0 failed\n"

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["ACME101", "--into", "acme"], "'ACME101' is taken by acme/ACME101.yaml"),
            (
                ["ACME102", "--into", "acme", "--name", "oversight-flag-without-block"],
                "'oversight-flag-without-block' is taken by acme/ACME101.yaml",
            ),
            (["CYD101"], "ids that begin with CYD are for the built-in rules: choose other letters"),
            (["CYD120"], "CYD120 is retired: “the informing block names no body” was never shipped; "),
            (
                ["ACME102", "--name", "processes-not-tagged"],
                "'processes-not-tagged' is taken by the built-in rule CYD102",
            ),
            (["acme101"], "'acme101' is no id: write capital letters and three or four digits, as ACME001"),
            (["ACME1"], "'ACME1' is no id: "),
            (["ACME102", "--name", "Insurance"], "--name: expected a text that matches "),
            (
                ["ACME102", "--title", "Short"],
                "--title: expected a text of at least 10 characters, not 'Short'",
            ),
            (["ACME102", "--template", "magic"], "invalid value for '--template': 'magic' is not one of "),
            (["ACME102", "--into", "page.txt"], "invalid value for '--into': "),
        ],
    )
    def test_what_cannot_be(self, cyberlint: Shell, folder: Path, arguments: list[str], reason: str) -> None:
        before = sorted(folder.rglob("*"))
        run = cyberlint("new", "rule", *arguments)
        assert (run.code, run.out) == (2, "")
        assert run.reason.startswith(f"exit 2: {reason}")
        assert sorted(folder.rglob("*")) == before

    def test_a_file_with_a_defect_keeps_its_name(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "acme/ACME102.yaml").write_text("id: [")
        assert cyberlint("new", "rule", "ACME102", "--into", "acme").reason.endswith(
            "taken by acme/ACME102.yaml"
        )
        assert (folder / "acme/ACME102.yaml").read_text() == "id: ["

    def test_a_folder_that_cannot_be_made(self, cyberlint: Shell, folder: Path) -> None:
        run = cyberlint("new", "rule", "ACME102", "--into", "page.txt/acme")
        assert run.code == 2
        assert run.reason == "exit 2: page.txt/acme cannot be made: Not a directory"

    def test_the_help_page_says_what_every_template_is_for(self, cyberlint: Shell) -> None:
        out = cyberlint("new", "rule", "--help").out
        assert all(f"    {name} " in out and what in out for name, what in templates().items())


class TestPack:
    def test_a_pack_begins_with_a_rule(
        self, cyberlint: Shell, folder: Path, golden: Callable[[str, str], None]
    ) -> None:
        run = cyberlint("new", "pack", "house rules", "--prefix", "HOUSE")
        golden("new-pack.txt", run.whole + (folder / "house rules/pack.yaml").read_text("utf-8"))
        assert cyberlint("test", "house rules").out == "1 rule, 3 examples, 0 failed\n"
        manifest = folder / "house rules/pack.yaml"
        schema(manifest).validate(load(manifest.read_text("utf-8")).value)

    def test_a_pack_that_is_there_stays(self, cyberlint: Shell, folder: Path) -> None:
        cyberlint("new", "pack", "house", "--prefix", "HOUSE")
        before = {file: file.read_bytes() for file in folder.rglob("*.yaml")}
        for inside in ("house", "house/more"):
            run = cyberlint("new", "pack", inside, "--prefix", "OTHER")
            assert (run.code, run.reason) == (2, "exit 2: there is a pack already: house/pack.yaml")
        assert {file: file.read_bytes() for file in folder.rglob("*.yaml")} == before

    def test_a_folder_with_loose_rules_becomes_a_pack(self, cyberlint: Shell, folder: Path) -> None:
        assert cyberlint("new", "pack", "acme", "--prefix", "ACME").code == 0
        assert cyberlint("test", "acme").out == "2 rules, 5 examples, 0 failed\n"

    @pytest.mark.parametrize("prefix", ["CYD", "acme", "A", "ACME1", "ACMEACMEACME"])
    def test_a_prefix_is_letters_of_ones_own(self, cyberlint: Shell, prefix: str) -> None:
        run = cyberlint("new", "pack", "house", "--prefix", prefix)
        assert run.code == 2
        assert run.reason.startswith(f"exit 2: {prefix!r} is no prefix: write two to ten capital letters")


class TestClaim:
    @pytest.fixture
    def house(self, cyberlint: Shell, folder: Path) -> Path:
        cyberlint("new", "pack", "house", "--prefix", "HOUSE")
        return folder / "house"

    def test_what_is_written_holds_and_can_be_asked(self, cyberlint: Shell, house: Path) -> None:
        run = cyberlint("new", "claim", "house_names_insurer", "--into", "house")
        assert (run.code, run.err) == (0, "")
        assert run.out == "wrote house/claims/house_names_insurer.yaml\nnext: cyberlint test house\n"
        rule = house / "HOUSE001.yaml"
        asked = "expect: {claim: house_names_insurer, in: narrative}"
        lines = rule.read_text("utf-8").splitlines()
        rule.write_text("\n".join(asked if line.startswith("expect:") else line for line in lines), "utf-8")
        assert cyberlint("test", "house").reason == "exit 1: 1 example failed"
        rule.write_text(
            rule.read_text("utf-8").replace("We carry cyber insurance", "We are insured by a carrier")
        )
        assert cyberlint("test", "house").out == "1 rule, 1 claim, 7 examples, 0 failed\n"

    def test_an_editor_completes_it_in_a_rule(self, cyberlint: Shell, house: Path) -> None:
        cyberlint("new", "claim", "house_names_insurer", "--into", "house")
        rule = load((house / "HOUSE001.yaml").read_text("utf-8")).value
        own = rule | {"expect": {"claim": "house_names_insurer", "in": "narrative"}}
        schema(house / "HOUSE001.yaml").validate(own)
        claim = house / "claims/house_names_insurer.yaml"
        schema(claim).validate(load(claim.read_text("utf-8")).value)

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (
                ["names_insurer", "--into", "house"],
                "'names_insurer' is no name of a claim here: write it as house_names_insurer",
            ),
            (["house_Names", "--into", "house"], "'house_Names' is no name of a claim here"),
            (
                ["acme_names_insurer", "--into", "acme"],
                "a claim belongs to a pack: acme has no pack.yaml with a prefix",
            ),
        ],
    )
    def test_what_cannot_be(self, cyberlint: Shell, house: Path, arguments: list[str], reason: str) -> None:
        run = cyberlint("new", "claim", *arguments)
        assert (run.code, run.out) == (2, "")
        assert run.reason.startswith(f"exit 2: {reason}")

    def test_a_claim_that_is_there_stays(self, cyberlint: Shell, house: Path) -> None:
        cyberlint("new", "claim", "house_names_insurer", "--into", "house")
        (house / "claims/house_names_insurer.yaml").write_text("mine")
        run = cyberlint("new", "claim", "house_names_insurer", "--into", "house")
        assert run.reason == "exit 2: house/claims/house_names_insurer.yaml is there already"
        assert (house / "claims/house_names_insurer.yaml").read_text() == "mine"
