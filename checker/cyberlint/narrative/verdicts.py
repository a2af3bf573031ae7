"""Verdicts: what the narrative says about each flag, from its claims alone.

A verdict never looks at the tagged flags. Which claims speak for a flag stands in
``rules/lexicon/verdicts.yaml``; ``docs/accuracy.md`` says how often the answers are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cyberlint.narrative.claims import Claim
from cyberlint.narrative.cues import Modality, Polarity, Subject
from cyberlint.narrative.lexicon import Lexicon
from cyberlint.narrative.passages import Sentence
from cyberlint.tuples import NamedTuple


class Answer(StrEnum):
    """What the narrative answers.

    `MIXED` is a contradiction, or nothing but plans, or one limb denied and the other affirmed;
    `CONDITIONAL` (“if realized”) is the answer of one limb only.
    """

    YES = "yes"
    NO = "no"
    SILENT = "silent"
    MIXED = "mixed"
    CONDITIONAL = "conditional"


class Verdict(NamedTuple):
    """The answer for one flag, how it is meant, and the claims that decided it, the most telling first.

    `limbs` answers both halves of the material effect, ``past`` and ``future``.
    """

    flag: str
    answer: Answer
    modality: Modality
    claims: tuple[Claim, ...] = ()
    limbs: Mapping[str, Answer] = MappingProxyType({})


_Said = Mapping[str, list[Claim]]


def decide(claims: Sequence[Claim], lexicon: Lexicon) -> dict[str, Verdict]:
    """Return the verdict for each of the six flags."""
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.stated:
            said.setdefault(claim.name, []).append(claim)
    verdicts = {flag: _decide(flag, recipe, said) for flag, recipe in lexicon.verdicts.items()}
    return {flag: _told(verdict, lexicon.verdicts[flag], said) for flag, verdict in verdicts.items()}


def _told(verdict: Verdict, recipe: Mapping[str, Any], said: _Said) -> Verdict:
    """Return a verdict with the claims first that a reader would quote for it.

    Those that agree with the answer come before those that do not, and facts before possibilities and plans;
    then the recipe chooses: a sentence that answers both limbs or makes one of its `telling` claims, and
    whose doing it is. At last the place in the text decides, and the longer words at one place;
    what a claim is called never does.
    """
    if len(verdict.claims) < 2:
        return verdict
    answers: dict[Sentence, set[str]] = {}
    for claim in verdict.claims:
        answers.setdefault(claim.sentence, set()).add(claim.name)
    limbs = "limbs" in recipe
    telling = {
        (claim.sentence, claim.modality) for name in recipe.get("telling", ()) for claim in said.get(name, ())
    }
    subjects = list(recipe.get("subjects", SUBJECTS))

    def order(claim: Claim) -> tuple[int, ...]:
        return (
            -len(answers[claim.sentence]) if limbs else claim.polarity is Polarity.NEGATED,
            _MODALITIES.index(claim.modality),
            (claim.sentence, claim.modality) not in telling,
            subjects.index(claim.subject) if claim.subject in subjects else len(subjects),
            claim.span.start,
            -claim.span.end,
        )

    return verdict._replace(claims=tuple(sorted(verdict.claims, key=order)))


SUBJECTS = (Subject.REGISTRANT, Subject.MANAGEMENT)
"""Whose doing is shown first, in this order, where the recipe does not say; then that of all others."""
_MODALITIES = tuple(Modality)


def _decide(flag: str, recipe: Mapping[str, Any], said: _Said) -> Verdict:
    if "limbs" in recipe:
        return _by_limbs(flag, recipe, said)
    yes, no = _sides(recipe, said)
    implied = _implied(recipe, yes, said)
    yes = [claim for claim in yes if claim not in implied]
    actual = [claim for claim in yes if claim.modality is Modality.ACTUAL]
    possible = [claim for claim in yes if claim.modality is Modality.HYPOTHETICAL]
    if actual:
        answer = Answer.MIXED if no else Answer.YES
        return Verdict(flag, answer, Modality.ACTUAL, (*actual, *no))
    no = no or _denials(recipe, "without", said)
    hints = _named(recipe, "hints", said, Polarity.AFFIRMED)
    if no:
        answer = Answer.MIXED if hints else Answer.NO
        return Verdict(flag, answer, Modality.ACTUAL, (*hints, *no))
    if possible:
        return Verdict(flag, Answer.YES, Modality.HYPOTHETICAL, tuple(possible))
    if hints:
        return Verdict(flag, Answer.YES, hints[0].modality, tuple(hints))
    if yes and ("planned" in recipe or not implied):
        return Verdict(flag, Answer(recipe.get("planned", Answer.MIXED)), Modality.PLANNED, tuple(yes))
    if implied:
        return Verdict(flag, Answer.YES, implied[0].modality, tuple(implied))
    return Verdict(flag, Answer.SILENT, Modality.ACTUAL)


def _implied(recipe: Mapping[str, Any], yes: list[Claim], said: _Said) -> list[Claim]:
    """Return the claims that imply the answer yes where nothing else answers at all."""
    subjects = recipe.get("implied-of", ())
    weaker = [claim for claim in yes if claim.subject in subjects] if subjects else []
    weaker += _named(recipe, "implied", said, Polarity.AFFIRMED)
    return [claim for claim in weaker if claim.modality is not Modality.PLANNED]


def _by_limbs(flag: str, recipe: Mapping[str, Any], said: _Said) -> Verdict:
    sides = {limb: _sides(part, said) for limb, part in recipe["limbs"].items()}
    affirmed = any(claim.modality is Modality.ACTUAL for yes, _ in sides.values() for claim in yes)
    excepted = _sentences(recipe.get("excepted", ()), said) if affirmed else set()
    limbs: dict[str, Answer] = {}
    deciding: list[Claim] = []
    for limb, (yes, no) in sides.items():
        actual = [claim for claim in yes if claim.modality is Modality.ACTUAL]
        whole = [claim for claim in no if claim.sentence not in excepted]
        conditional = _named(recipe["limbs"][limb], "conditional", said, Polarity.AFFIRMED)
        limbs[limb] = _limb(actual, whole, conditional)
        deciding += [*actual, *whole, *conditional]
    answer = _joined(set(limbs.values()) - {Answer.SILENT})
    return Verdict(flag, answer, Modality.ACTUAL, tuple(deciding), MappingProxyType(limbs))


def _sentences(names: Sequence[str], said: _Said) -> set[Sentence]:
    """Return the sentences that make one of the claims."""
    return {claim.sentence for name in names for claim in said.get(name, ())}


def _limb(yes: list[Claim], no: list[Claim], conditional: list[Claim]) -> Answer:
    if yes:
        return Answer.MIXED if no else Answer.YES
    if conditional:
        return Answer.CONDITIONAL
    return Answer.NO if no else Answer.SILENT


def _joined(limbs: set[Answer]) -> Answer:
    """Return the answer of the limbs that are not silent."""
    if not limbs:
        return Answer.SILENT
    if Answer.YES in limbs:  # one limb affirmed is yes, unless the other is denied
        limbs = limbs - {Answer.CONDITIONAL}
    return min(limbs) if limbs in ({Answer.YES}, {Answer.NO}) else Answer.MIXED


def _sides(recipe: Mapping[str, Any], said: _Said) -> tuple[list[Claim], list[Claim]]:
    """Return the claims for yes and those for no."""
    return _named(recipe, "says", said, Polarity.AFFIRMED), _denials(recipe, "says", said)


def _denials(recipe: Mapping[str, Any], part: str, said: _Said) -> list[Claim]:
    """Return the claims that a part of the recipe names and that are denied; a doubtful denial is none."""
    denied = _named(recipe, part, said, Polarity.NEGATED)
    return [claim for claim in denied if claim.modality is not Modality.HYPOTHETICAL]


def _named(recipe: Mapping[str, Any], part: str, said: _Said, polarity: Polarity) -> list[Claim]:
    """Return the claims of one polarity that a part of the recipe names."""
    claims = (claim for name in recipe.get(part, ()) for claim in said.get(name, ()))
    return [claim for claim in claims if claim.polarity is polarity]
