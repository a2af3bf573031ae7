"""Somebody means a finding by its fingerprint, or by its rule and line; what else they may mean is told."""

from __future__ import annotations

import pytest

from cyberlint.outcome import DocumentReport
from cyberlint.suppression.choosing import ChoiceError, chosen, is_finding
from cyberlint.suppression.matching import accept
from suppression.samples import entry, linted, only, run, waivers

ENGAGED = only("CYD601")
HERE = ENGAGED.location.line


def refused(word: str, *documents: DocumentReport) -> str:
    with pytest.raises(ChoiceError) as error:
        chosen(word, documents or (linted(),))
    return str(error.value)


@pytest.mark.parametrize(
    "word",
    [
        ENGAGED.fingerprint,
        ENGAGED.fingerprint[:6],
        "CYD601",
        "cyd601",
        ENGAGED.rule.name,
        f"CYD601:{HERE}",
        f"{ENGAGED.rule.name}:{HERE}",
    ],
)
def test_a_finding_is_meant_by(word: str) -> None:
    assert is_finding(word)
    assert chosen(word, [linted()]) == ENGAGED


@pytest.mark.parametrize(
    "word", ["draft.txt", "abc12", "CYD6", "ABCDEF0", "drafts/a.htm", "-", "CYD601:x", ""]
)
def test_other_words_mean_none(word: str) -> None:
    assert not is_finding(word)


def test_a_word_that_means_none_names_those_that_there_are() -> None:
    with pytest.raises(ChoiceError, match="there is no finding 'CYD998'") as error:
        chosen("CYD998", [linted()])
    assert f"{ENGAGED.fingerprint}  CYD601:{HERE}  draft.txt" in error.value.found
    assert len(error.value.found) == len(linted().findings)
    assert refused(f"CYD601:{(HERE or 0) + 1}") == f"there is no finding 'CYD601:{(HERE or 0) + 1}'"
    assert refused("0000000") == "there is no finding '0000000'"


def test_a_word_that_means_several_names_them() -> None:
    with pytest.raises(ChoiceError, match="means 2 findings; name one of them") as error:
        chosen("CYD601", [linted(), linted(path="other.txt")])
    assert [name.rpartition(" ")[2] for name in error.value.found] == ["draft.txt", "other.txt"]


def test_the_same_finding_twice_in_one_document_is_one() -> None:
    assert chosen("CYD601", [linted(), linted()]) == ENGAGED


def test_what_is_waived_is_not_waived_again() -> None:
    documents = accept(run(linted()), [waivers(entry(ENGAGED))], None)
    assert refused("CYD601", *documents) == (
        "'CYD601' is already waived until 2026-12-31: cyberlint-waivers.yaml:2"
    )


def test_what_cannot_be_waived_is_not() -> None:
    document = linted()
    outcomes = tuple(
        outcome._replace(
            findings=tuple(f._replace(rule=f.rule._replace(waivable=False)) for f in outcome.findings)
        )
        for outcome in document.outcomes
    )
    assert refused("CYD601", document._replace(outcomes=outcomes)) == "CYD601 cannot be waived"


def test_what_is_superseded_is_named_so() -> None:
    document = linted()
    outcomes = tuple(
        outcome._replace(findings=(), withdrawn=outcome.findings) if outcome.rule.id == "CYD601" else outcome
        for outcome in document.outcomes
    )
    assert refused("CYD601", document._replace(outcomes=outcomes)) == (
        "'CYD601' has the same cause as another finding, which stands for it"
    )
