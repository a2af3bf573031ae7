"""The lexicon: its files are valid, and every example in them is read as it says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from bundle import whole
from cyberlint.narrative.claims import Claim
from cyberlint.narrative.cues import Modality, Polarity, Zone
from cyberlint.narrative.lexicon import lexicon
from cyberlint.resources import bundled, data, parse
from cyberlint.taxonomy import Kind, names
from lexicons import claims

CLAIMS = {
    name.removeprefix("lexicon/claims/"): whole(name) for name in data() if name.startswith("lexicon/claims/")
}
EXAMPLES = [
    (name, kind, sentence)
    for name, entry in CLAIMS.items()
    for kind, sentences in entry["examples"].items()
    for sentence in sentences
]


def schema(part: str) -> dict[str, Any]:
    """Return the lexicon's schema for one kind of file."""
    text = (bundled("schemas") / "lexicon.schema.json").read_text(encoding="utf-8")
    return {**json.loads(text), "oneOf": [{"$ref": f"#/$defs/{part}"}]}


def fits(claim: Claim, kind: str) -> bool:
    """Tell whether a claim is meant as the examples of one kind are."""
    match kind:
        case "affirmed":
            return (claim.polarity, claim.modality) == (Polarity.AFFIRMED, Modality.ACTUAL)
        case "negated":
            return claim.polarity is Polarity.NEGATED and claim.modality is not Modality.HYPOTHETICAL
        case "hypothetical" | "planned":
            return claim.modality == kind
    return kind == "any"


@pytest.mark.parametrize(("name", "kind", "sentence"), EXAMPLES)
def test_an_example_says_what_it_is_for(name: str, kind: str, sentence: str) -> None:
    made = claims(name, sentence)
    stated = [claim for claim in made if claim.stated]
    if kind == "none":
        assert not stated
    elif kind == "reference":
        assert [claim.zone for claim in made] == [Zone.REFERENCE] * len(made) != []
    else:
        assert any(fits(claim, kind) for claim in stated)


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_is_valid(name: str) -> None:
    jsonschema.validate(CLAIMS[name], schema("claim"))


@pytest.mark.parametrize("part", ["words", "cues", "verdicts"])
def test_the_other_files_are_valid(part: str) -> None:
    jsonschema.validate(data()[f"lexicon/{part}"], schema(part))


def test_the_schema_describes_every_property() -> None:
    def undescribed(node: Any, path: str) -> list[str]:
        if not isinstance(node, dict):
            return []
        own = [
            f"{path}.{key}" for key, value in node.get("properties", {}).items() if "description" not in value
        ]
        return own + [where for key, value in node.items() for where in undescribed(value, f"{path}.{key}")]

    assert undescribed(schema("claim")["$defs"], "") == []


def test_every_set_is_used() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (bundled("rules") / "lexicon").rglob("*.yaml")
    )
    sets = data()["lexicon/words"]["sets"]
    assert [name for name in sets if text.count(f"${name}") == 0 and f"    {name}:" not in text] == []


def test_every_flag_has_a_verdict_made_of_claims() -> None:
    recipes = data()["lexicon/verdicts"]["verdicts"]
    assert tuple(recipes) == names(Kind.FLAG)
    named = {name for name in json.dumps(recipes).split('"') if "_" in name} - set(recipes) - {""}
    assert named <= set(CLAIMS)


def test_the_lexicon_is_compiled_once() -> None:
    assert lexicon() is lexicon()


def test_yaml_keeps_no_and_yes_as_words() -> None:
    assert parse("cues: {negation: [no, not]}") == {"cues": {"negation": ["no", "not"]}}
