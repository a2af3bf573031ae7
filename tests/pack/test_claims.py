"""Claims and words of a pack: its rules ask them, and nothing else is read differently for it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bundle import whole
from cyberlint.cli.trying import tried
from cyberlint.disclosure import Disclosure, Scope, Section, Span
from cyberlint.engine import lint
from cyberlint.narrative import Narrative
from cyberlint.narrative.claims import read
from cyberlint.narrative.lexicon import lexicon
from cyberlint.outcome import OutcomeKind
from cyberlint.pack import builtin, load
from cyberlint.pack.check import checked
from cyberlint.pack.claims import claim_defects, known_sets
from cyberlint.resources import data
from lexicons import sentences
from pack.rules import edited, pack
from pack.test_manifest import CLAIM, MANIFEST, WORDS

FILES = {"pack.yaml": MANIFEST, "words.yaml": WORDS, "claims/acme_names_insurer.yaml": CLAIM}
RULE = edited(
    "when: {meta: form, is: 10-K}",
    "expect: {claim: acme_names_insurer, in: narrative, polarity: affirmed, modality: actual}",
    "message: No insurer is named; instead “{evidence}”.",
    """examples:
  - {name: nobody is named, text: We keep a register of our risks., outcome: fail}
  - {name: an insurer is named, text: We are insured by a carrier., outcome: pass}""",
)


def disclosure(text: str) -> Disclosure:
    section = Section("1C", "Cybersecurity", Span(0, len(text)))
    return Disclosure("draft.txt", "text", Scope.FULL_ITEM, text, form="10-K", sections=(section,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our insurance policies are placed with a carrier.", OutcomeKind.PASS),
        ("We are not insured by any carrier.", OutcomeKind.FAIL),
        ("We may one day be insured by a carrier.", OutcomeKind.FAIL),
        ("We keep a register of our risks.", OutcomeKind.FAIL),
    ],
)
def test_the_engine_decides_how_a_claim_of_a_pack_is_meant(
    tmp_path: Path, text: str, kind: OutcomeKind
) -> None:
    rules = load([pack(tmp_path, FILES | {"ACME101.yaml": RULE})])
    (outcome,) = lint(disclosure(text), rules).outcomes
    assert outcome.kind is kind


def test_what_the_built_in_rules_find_does_not_change(tmp_path: Path) -> None:
    """Every sentence of the lexicon's examples makes the same built-in claims with a pack's lexicon."""
    (rule,) = load([pack(tmp_path, FILES | {"ACME101.yaml": RULE})])
    assert rule.lexicon is not None
    claims = [whole(name) for name in data() if name.startswith("lexicon/claims/")]
    said = [one for value in claims for kind in value["examples"].values() for one in kind]
    text, found = sentences(*said)
    with_pack = [claim for claim in read(found, text, rule.lexicon) if claim.name != "acme_names_insurer"]
    assert with_pack == list(read(found, text, lexicon()))


def test_a_run_without_claims_of_a_pack_keeps_the_built_in_lexicon(tmp_path: Path) -> None:
    (rule,) = load([pack(tmp_path, {"pack.yaml": MANIFEST, "ACME101.yaml": edited()})])
    assert rule.lexicon is None
    assert Narrative(disclosure("We are insured."), rule.lexicon).claims == ()


def test_built_in_rules_and_those_of_a_pack_read_one_narrative(tmp_path: Path) -> None:
    rules = [*builtin(), *load([pack(tmp_path, FILES | {"ACME101.yaml": RULE})])]
    text = "We are insured by a carrier. We engage consultants. No risk has materially affected us."
    outcomes = {outcome.rule.id: outcome.kind for outcome in lint(disclosure(text), rules).outcomes}
    alone = {outcome.rule.id: outcome.kind for outcome in lint(disclosure(text), builtin()).outcomes}
    assert outcomes.pop("ACME101") is OutcomeKind.PASS
    assert outcomes == alone


def test_the_patterns_of_the_built_in_lexicon_would_be_taken(tmp_path: Path) -> None:
    """The strict grammar for packs is the language that the lexicon is written in."""
    sets = known_sets({})
    for name in (name for name in data() if name.startswith("lexicon/claims/")):
        file = tmp_path / f"{name.rpartition('/')[2]}.yaml"
        found = [what for steps, what in claim_defects(file, whole(name), "", sets) if steps]
        assert found == [], name


@pytest.mark.parametrize("gaps", [(48, 100), (15, 16, 16), (7, 7, 7, 7), (1,) * 12])
def test_no_pattern_that_is_taken_hangs_on_a_hostile_sentence(tmp_path: Path, gaps: tuple[int, ...]) -> None:
    pattern = "a " + " a ".join(f"..{gap}" for gap in gaps) + " zebra"
    claim = CLAIM.replace("$ACMECOVER ..6 with|by ..3 ^insurer*|carrier*", pattern)
    files = {"pack.yaml": MANIFEST, "claims/acme_a.yaml": claim}
    rules = load([pack(tmp_path, files | {"ACME101.yaml": RULE.replace("acme_names_insurer", "acme_a")})])
    start = time.process_time()
    lint(disclosure("The zebra is " + "a " * 500 + "."), rules)
    assert time.process_time() - start < 5


def test_examples_of_a_claim_are_read_as_the_engine_reads(tmp_path: Path) -> None:
    wrong = CLAIM.replace(
        "  none:", "  negated: [We are insured by a carrier.]\n  planned: [We are not covered.]\n  none:"
    )
    folder = pack(tmp_path, FILES | {"claims/acme_names_insurer.yaml": wrong, "ACME101.yaml": RULE})
    said = [
        "\n".join(one.lines).replace(f"{folder}/", "")
        for one in tried(checked([folder]), whole=False)
        if not one.holds
    ]
    assert said == [
        READ_OTHERWISE,
        "claims/acme_names_insurer.yaml:8: We are not covered.\n  - planned\n  + the claim is not made",
    ]


READ_OTHERWISE = """\
claims/acme_names_insurer.yaml:7: We are insured by a carrier.
  - negated
  + “insured by a carrier”: polarity affirmed, modality actual, subject registrant, zone statement"""
