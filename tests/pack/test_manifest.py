"""Packs with a manifest, with claims and words of their own: what is wrong with them, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cyberlint import __version__
from cyberlint.operators import claim_names
from cyberlint.pack import BUILT_IN, builtin, load
from cyberlint.pack.defects import PackError
from pack.rules import GOOD, another, edited, pack

MANIFEST = """\
name: acme
version: "1.2"
description: The house rules of a fictional law firm.
engine: ">=0.1"
prefix: ACME
"""
CLAIM = """\
means: The insurer of cyber risks is named.
law: House style 4.4
patterns:
  - $ACMECOVER ..6 with|by ..3 ^insurer*|carrier*
examples:
  affirmed: [Our coverage is placed with a mutual insurer.]
  none: [Our insurers ask for a report.]
"""
WORDS = """\
sets:
  ACMECOVER: [insured, coverage, insurance polic*]
"""
ASKING = edited("expect: {claim: acme_names_insurer, in: narrative}")


def manifest(*lines: str) -> dict[str, str]:
    """Return a pack whose manifest has some keys written anew; ``-engine`` leaves one out."""
    keys = {line.partition(":")[0]: line for line in MANIFEST.splitlines()}
    for line in lines:
        key = line.partition(":")[0]
        keys.pop(key[1:], None) if key[0] == "-" else keys.update({key: line})
    return {"pack.yaml": "\n".join(keys.values()) + "\n", "ACME101.yaml": GOOD}


def claim(old: str, new: str) -> dict[str, str]:
    """Return a pack whose claim has some words written anew."""
    assert old in CLAIM
    return {
        "pack.yaml": MANIFEST,
        "words.yaml": WORDS,
        "claims/acme_names_insurer.yaml": CLAIM.replace(old, new),
        "ACME101.yaml": ASKING,
    }


WHOLE = claim("4.4", "4.4")

MANIFESTS = {
    "nothing in it": manifest() | {"pack.yaml": ""},
    "a list": manifest() | {"pack.yaml": "- acme\n"},
    "keys that are missing": manifest("-version", "-engine"),
    "an unknown key": manifest("-engine", "engin: '>=0.1'"),
    "a version that is a number": manifest("version: 1"),
    "a version of words": manifest("version: first"),
    "a name with capitals": manifest("name: ACME"),
    "the name of the built-in pack": manifest("name: cyberlint"),
    "a description of a word": manifest("description: Rules"),
    "an engine that is no range": manifest("engine: '0.1'"),
    "an engine that is a number": manifest("engine: 1"),
    "an engine that is older": manifest("engine: '>=99, <100'"),
    "an engine that is older, whatever else seems wrong": (
        manifest("engine: '>=99'") | {"ACME101.yaml": edited("engine-99: true")}
    ),
    "the prefix of the built-in rules": manifest("prefix: CYD"),
    "a prefix in small letters": manifest("prefix: acme"),
    "a rule with other letters": manifest("prefix: OTHER"),
    "it is named otherwise": {"pack.yml": MANIFEST, "ACME101.yaml": GOOD},
}

CLAIM_FILES = {
    "a claim without a prefix": WHOLE | {"pack.yaml": MANIFEST.replace("prefix: ACME\n", "")},
    "a claim without a pack": {"claims/acme_names_insurer.yaml": CLAIM, "ACME101.yaml": GOOD},
    "a claim with other letters": WHOLE | {"claims/names_insurer.yaml": CLAIM},
    "a claim of the built-in lexicon": {
        "pack.yaml": MANIFEST.replace("ACME", "BOARD"),
        "claims/board_informed.yaml": CLAIM.replace("$ACMECOVER", "coverage"),
    },
    "a claim without examples": claim(CLAIM[CLAIM.index("examples") :], ""),
    "an unknown key": claim("law:", "lawful:"),
    "a claim without patterns": claim("patterns:\n  - $ACMECOVER ..6 with|by ..3 ^insurer*|carrier*\n", ""),
    "an unknown set": claim("$ACMECOVER", "$ACMECOVERS"),
    "capitals": claim("^insurer*", "^Insurer*"),
    "a hyphen": claim("carrier*", "re-insurer*"),
    "a regular expression": claim("carrier*", r"carriers?|under\w+"),
    "a gap that is none": claim("..6", "..six"),
    "a gap at the end": claim(" ^insurer*|carrier*", ""),
    "an optional word after a gap": claim("^insurer*|carrier*", "an? ^insurer*"),
    "gaps that reach too far": claim("..6 with|by ..3", "..80 with|by ..80 an ..80"),
    "a pattern that is too long": claim("carrier*", "carrier*|" * 150 + "carrier*"),
    "an example that is no sentence": claim("a mutual insurer.", "a mutual insurer"),
    "a set with other letters": WHOLE | {"words.yaml": WORDS + "  COVER: [covered]\n"},
    "a set with an unknown set in it": WHOLE | {"words.yaml": WORDS + "  ACMEMORE: [$ACMELESS]\n"},
    "a set with capitals in it": WHOLE | {"words.yaml": WORDS + "  ACMEMORE: [Lloyd's]\n"},
    "a set that is no list": WHOLE | {"words.yaml": WORDS + "  ACMEMORE: covered\n"},
    "a rule that asks for an unknown claim": WHOLE
    | {"ACME101.yaml": edited("expect: {claim: acme_names_insurers, in: narrative}")},
    "a rule of another pack asks for it": {
        **{f"one/{name}": text for name, text in WHOLE.items()},
        "two/ACME102.yaml": another(
            "ACME102", "a-second-rule", "expect: {claim: acme_names_insurer, in: narrative}"
        ),
    },
}


@pytest.mark.parametrize(
    ("name", "cases"), [("manifest.txt", MANIFESTS), ("claims.txt", CLAIM_FILES)], ids=["manifest", "claims"]
)
def test_a_defect_is_named_with_its_place(
    name: str, cases: Mapping[str, Mapping[str, str]], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    shown = []
    for title, files in cases.items():
        folder = pack(tmp_path / title.replace(",", "").replace(" ", "-"), files)
        with pytest.raises(PackError) as raised:
            load([folder])
        shown += [f"# {title}", *str(raised.value).replace(f"{folder}/", "").splitlines(), ""]
    golden(name, "\n".join(shown).replace(f"cyberlint {__version__}", "cyberlint VERSION"))


def test_an_engine_wants_quotes(tmp_path: Path) -> None:
    """`>` begins a folded text in YAML, and what the parser says of that helps nobody."""
    with pytest.raises(PackError, match=r"pack\.yaml:4: .*; put the text in quotes"):
        load([pack(tmp_path, manifest("engine: >=0.1"))])


def test_a_pack_with_a_manifest_gives_its_name_to_its_rules(tmp_path: Path) -> None:
    assert [rule.pack for rule in load([pack(tmp_path, manifest())])] == ["acme"]


def test_a_loose_rule_has_no_pack_and_a_built_in_one_has_ours(tmp_path: Path) -> None:
    assert [rule.pack for rule in load([pack(tmp_path, {"ACME101.yaml": GOOD})])] == [""]
    assert {rule.pack for rule in builtin()} == {BUILT_IN}


@pytest.mark.parametrize("path", ["", "ACME101.yaml", "claims/acme_names_insurer.yaml"])
def test_a_file_of_a_pack_is_loaded_with_its_claims(tmp_path: Path, path: str) -> None:
    folder = pack(tmp_path, WHOLE)
    rules = load([folder / path])
    assert [rule.id for rule in rules] == (["ACME101"] if path[:1] != "c" else [])


def test_a_pack_is_the_same_from_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack(tmp_path, WHOLE) / "more").mkdir()
    monkeypatch.chdir(tmp_path / "more")
    (rule,) = load([Path("../ACME101.yaml"), tmp_path / "ACME101.yaml", Path("..")])
    assert (rule.path, rule.pack) == ("../ACME101.yaml", "acme")


def test_a_manifest_of_another_engine_does_not_hide_defects_of_other_packs(tmp_path: Path) -> None:
    files = {f"one/{name}": text for name, text in manifest("engine: '>=99'").items()}
    folder = pack(tmp_path, files | {"two/ACME102.yaml": another("ACME102", "a-rule", "severity: grave")})
    with pytest.raises(PackError) as raised:
        load([folder])
    assert [(Path(defect.file).name, defect.line) for defect in raised.value.defects] == [
        ("pack.yaml", 4),
        ("ACME102.yaml", 4),
    ]


def test_two_packs_may_bring_claims_of_their_own(tmp_path: Path) -> None:
    one = {f"one/{name}": text for name, text in WHOLE.items()}
    two = {
        f"two/{name.replace('acme', 'bent')}": text.replace("ACME", "BENT").replace("acme", "bent")
        for name, text in WHOLE.items()
    }
    two["two/BENT101.yaml"] = two.pop("two/ACME101.yaml").replace("oversight-flag", "insurer-flag")
    rules = load([pack(tmp_path, one | two)])
    assert [rule.pack for rule in rules] == ["acme", "bent"]
    assert len({id(rule.lexicon) for rule in rules}) == 1


def test_a_claim_can_stand_beside_others_in_a_rule(tmp_path: Path) -> None:
    said = f"[acme_names_insurer, {claim_names()[0]}]"
    rule = edited(f"expect: {{claim: {said}, in: narrative, with: acme_names_insurer}}")
    assert load([pack(tmp_path, WHOLE | {"ACME101.yaml": rule})])


def test_without_claims_the_built_in_lexicon_is_used(tmp_path: Path) -> None:
    assert [rule.lexicon for rule in load([pack(tmp_path, manifest())])] == [None]
    assert {rule.lexicon for rule in builtin()} == {None}
