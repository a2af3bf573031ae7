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
    return {flag: _decide(flag, recipe, by_name) for flag, recipe in lexicon.verdicts.items()}


def _decide(flag: str, recipe: Mapping[str, Any], by_name: Mapping[str, list[Claim]]) -> Verdict:
    said = [c for name in recipe.get("says", ()) for c in by_name.get(name, ())]
    yes = [c for c in said if c.polarity is Polarity.AFFIRMED]
    no = [c for c in said if c.polarity is Polarity.NEGATED]
    no += [c for name in recipe.get("denies", ()) for c in by_name.get(name, ()) if c.polarity is Polarity.AFFIRMED]
    actual = [c for c in yes if c.modality is not Modality.PLANNED]
    if yes and no:
        return Verdict(flag, Said.MIXED, Modality.ACTUAL, (*yes, *no))
    if actual:
        best = [c for c in actual if c.modality is Modality.ACTUAL] or actual
        return Verdict(flag, Said.YES, best[0].modality, tuple(best))
    if yes:
        return Verdict(flag, Said.MIXED, Modality.PLANNED, tuple(yes))
    if no:
        return Verdict(flag, Said.NO, Modality.ACTUAL, tuple(no))
    return Verdict(flag, Said.SILENT, Modality.ACTUAL)
