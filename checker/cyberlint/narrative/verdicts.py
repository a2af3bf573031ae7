"""Verdicts: what the narrative says about each flag, from its claims alone.

A verdict never looks at the tagged flags. What the answers mean is described in ``docs``; which claims
speak for a flag stands in ``rules/lexicon/verdicts.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cyberlint.narrative.claims import Claim
from cyberlint.narrative.cues import Modality, Polarity
from cyberlint.narrative.lexicon import Lexicon


class Said(StrEnum):
    """What the narrative answers; `CONDITIONAL` is the answer of one limb only."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"
    MIXED = "mixed"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one flag, how it is meant, and the claims that decided it, the first one first.

    `limbs` answers the halves of the material effect, ``past`` and ``future``, one by one.
    """

    flag: str
    answer: Said
    modality: Modality
    claims: tuple[Claim, ...] = ()
    limbs: Mapping[str, Said] = field(default_factory=lambda: MappingProxyType({}))


def decide(claims: Sequence[Claim], lexicon: Lexicon) -> dict[str, Verdict]:
    """Return the verdict for each of the six flags."""
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.stated:
            by_name.setdefault(claim.name, []).append(claim)
    return {
        flag: _by_limbs(flag, recipe["limbs"], by_name) if "limbs" in recipe else _decide(flag, recipe, by_name)
        for flag, recipe in lexicon.verdicts.items()
    }


def _decide(flag: str, recipe: Mapping[str, Any], by_name: Mapping[str, list[Claim]]) -> Verdict:
    yes, no = _sides(recipe, by_name)
    actual = [claim for claim in yes if claim.modality is Modality.ACTUAL]
    possible = [claim for claim in yes if claim.modality is Modality.HYPOTHETICAL]
    if actual and no:
        return Verdict(flag, Said.MIXED, Modality.ACTUAL, (*actual, *no))
    if actual:
        return Verdict(flag, Said.YES, Modality.ACTUAL, tuple(actual))
    no = no or _named(recipe, "without", by_name, Polarity.NEGATED)
    hints = _named(recipe, "hints", by_name, Polarity.AFFIRMED)
    if no and hints:
        return Verdict(flag, Said.MIXED, Modality.ACTUAL, (*hints, *no))
    if no:
        return Verdict(flag, Said.NO, Modality.ACTUAL, tuple(no))
    if possible:
        return Verdict(flag, Said.YES, Modality.HYPOTHETICAL, tuple(possible))
    if hints:
        return Verdict(flag, Said.YES, hints[0].modality, tuple(hints))
    if yes:
        return Verdict(flag, Said(recipe.get("planned", Said.MIXED)), Modality.PLANNED, tuple(yes))
    return Verdict(flag, Said.SILENT, Modality.ACTUAL)


def _named(
    recipe: Mapping[str, Any], part: str, by_name: Mapping[str, list[Claim]], polarity: Polarity
) -> list[Claim]:
    """Return the claims of one polarity that a part of the recipe names."""
    claims = (claim for name in recipe.get(part, ()) for claim in by_name.get(name, ()))
    return [claim for claim in claims if claim.polarity is polarity]


def _sides(recipe: Mapping[str, Any], by_name: Mapping[str, list[Claim]]) -> tuple[list[Claim], list[Claim]]:
    """Return the claims for yes and those for no."""
    said = [claim for name in recipe["says"] for claim in by_name.get(name, ())]
    yes = [claim for claim in said if claim.polarity is Polarity.AFFIRMED]
    no = [claim for claim in said if claim.polarity is Polarity.NEGATED]
    return yes, [claim for claim in no if claim.modality is not Modality.HYPOTHETICAL]


def _by_limbs(flag: str, recipe: Mapping[str, Any], by_name: Mapping[str, list[Claim]]) -> Verdict:
    limbs: dict[str, Said] = {}
    deciding: list[Claim] = []
    for limb, part in recipe.items():
        yes, no = _sides(part, by_name)
        yes = [claim for claim in yes if claim.modality is Modality.ACTUAL]
        conditional = [claim for name in part.get("conditional", ()) for claim in by_name.get(name, ())]
        limbs[limb] = _limb(yes, no, conditional)
        deciding += [*yes, *no, *conditional]
    deciding.sort(key=lambda claim: claim.span)
    return Verdict(flag, _joined(set(limbs.values())), Modality.ACTUAL, tuple(deciding), MappingProxyType(limbs))


def _limb(yes: list[Claim], no: list[Claim], conditional: list[Claim]) -> Said:
    if yes:
        return Said.MIXED if no else Said.YES
    if conditional:
        return Said.CONDITIONAL
    return Said.NO if no else Said.SILENT


def _joined(limbs: set[Said]) -> Said:
    limbs.discard(Said.SILENT)
    if not limbs:
        return Said.SILENT
    return limbs.pop() if limbs in ({Said.YES}, {Said.NO}) else Said.MIXED
