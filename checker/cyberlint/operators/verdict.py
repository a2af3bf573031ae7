"""Ask what the narrative answers to the question of a flag, whatever the flag says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, truth
from cyberlint.narrative.claims import Claim
from cyberlint.operators import NO_TEXT, listed, one_or_more
from cyberlint.taxonomy import Kind, names

ANSWERS = ("yes", "no", "silent", "mixed")
LIMBS = ("yes", "no", "silent", "mixed", "conditional")


SUBJECT = {
    "enum": [*names(Kind.FLAG), "each"],
    "description": "The short name of the flag; `each` is the one bound by the rule's `each`.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "is": one_or_more(ANSWERS, "The answer, or the answers of which it must be one."),
    "modality": one_or_more(
        ("actual", "hypothetical", "planned"),
        "How the answer must be meant: as a fact, a possibility, a plan.",
    ),
    "limbs": {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            "past": one_or_more(LIMBS, "Whether risks have materially affected the registrant."),
            "future": one_or_more(LIMBS, "Whether they are reasonably likely to."),
        },
        "description": "The answers to the two halves of the question of material effect.",
    },
}
REQUIRED: tuple[str, ...] = ()


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the verdict is as the options say; the evidence is the claims that decided it."""
    name = case.resolve(subject)
    if not case.disclosure.text.strip():
        return NO_TEXT
    verdict = case.narrative.verdicts[name]
    holds = [
        verdict.answer in listed(options.get("is", verdict.answer)),
        verdict.modality in listed(options.get("modality", verdict.modality)),
        *(verdict.limbs.get(limb) in listed(said) for limb, said in options.get("limbs", {}).items()),
    ]
    return Answer(truth(all(holds)), lambda: _evidence(name, verdict.claims, case))


def remark(subject: str, options: Mapping[str, Any], case: Case) -> str:  # noqa: ARG001 - as `ask`
    """Say for a trace what the verdict is."""
    verdict = case.narrative.verdicts[case.resolve(subject)]
    limbs = ", ".join(f"{limb}: {answer}" for limb, answer in verdict.limbs.items())
    return f"the verdict is {verdict.answer}, {verdict.modality}{f' ({limbs})' if limbs else ''}"


def _evidence(name: str, claims: Sequence[Claim], case: Case) -> tuple[Evidence, ...]:
    text = case.disclosure.text
    found = [Evidence("verdict", name, text[one.span.start : one.span.end], one.span) for one in claims]
    return tuple(found) or (Evidence("verdict", name),)
