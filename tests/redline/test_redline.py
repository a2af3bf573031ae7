"""The redline: what became of each sentence, aligned by what it says and where it stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.narrative import Narrative
from cyberlint.redline import Kind, Redline
from cyberlint.redline.pairing import Priors
from redline.texts import narrative, redline, shown
from tools.survey import FILINGS, disclosures

PROGRAM = "We maintain a program to manage risks from cybersecurity threats."
TRAINING = "Our employees complete security training every year."
OFFICER = "Our Chief Information Security Officer leads the program and reports to the Audit Committee."
DENIAL = "No risk from cybersecurity threats has materially affected us."


def text(*sentences: str) -> str:
    return " ".join(sentences)


def test_a_text_that_did_not_change_is_the_same_throughout() -> None:
    found = redline(text(PROGRAM, TRAINING), text(PROGRAM, TRAINING))
    assert shown(found) == [("same", PROGRAM), ("same", TRAINING)]
    assert found.carried == 1


def test_a_sentence_is_added_and_another_removed() -> None:
    found = redline(text(PROGRAM, TRAINING), text(PROGRAM, DENIAL))
    assert shown(found) == [
        ("same", PROGRAM),
        ("removed", f"[-{TRAINING}-]"),
        ("added", f"{{+{DENIAL}+}}"),
    ]
    assert found.carried == 0.5


def test_a_sentence_that_changed_shows_the_words_that_did() -> None:
    found = redline(
        text(PROGRAM, OFFICER), text(PROGRAM, OFFICER.replace("Audit Committee", "Risk Committee"))
    )
    changed = OFFICER.replace("Audit", "[-Audit-]{+Risk+}")
    assert shown(found)[1] == ("changed", changed)


def test_a_sentence_that_moved_stands_in_both_places() -> None:
    found = redline(text(TRAINING, PROGRAM, OFFICER), text(PROGRAM, OFFICER, TRAINING))
    assert [str(row.kind) for row in found.rows] == ["moved-away", "same", "same", "moved"]
    assert found.counts == {Kind.SAME: 2, Kind.MOVED: 1, Kind.AWAY: 1}
    assert found.carried == 1


def test_a_sentence_that_moved_may_have_changed_as_well() -> None:
    later = TRAINING.replace("every year", "twice a year")
    found = redline(text(TRAINING, PROGRAM, OFFICER, DENIAL), text(PROGRAM, OFFICER, DENIAL, later))
    assert shown(found)[-1] == (
        "moved",
        "Our employees complete security training [-every-]{+twice a+} year.",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Our “program” isn’t new.", 'Our "program" isn\'t new.'),
        ("Our  program\tis new.", "Our program is new."),
        ("OUR PROGRAM is new.", "Our program is new."),
    ],
)
def test_marks_white_space_and_capitals_are_no_change(before: str, after: str) -> None:
    assert [row.kind for row in redline(before, after).rows] == [Kind.SAME]


def test_a_number_is_a_change() -> None:
    found = redline("She has 18 years of experience.", "She has 19 years of experience.")
    assert shown(found) == [("changed", "She has [-18-]{+19+} years of experience.")]


def test_a_short_sentence_that_occurs_twice_is_paired_in_its_order() -> None:
    found = redline(text("None.", PROGRAM, "None."), text("None.", PROGRAM, "None."))
    assert {row.kind for row in found.rows} == {Kind.SAME}


def test_of_sentences_that_are_the_same_those_under_one_heading_belong_together() -> None:
    heads = ["Item 1C. Cybersecurity", "Risk Management and Strategy", "Governance"]
    before = "\n\n".join([*heads[:2], TRAINING, heads[2], TRAINING, OFFICER])
    after = "\n\n".join([*heads[:2], PROGRAM, heads[2], TRAINING, OFFICER])
    found = redline(before, after)
    assert [str(row.kind) for row in found.rows if row.kind is not Kind.SAME] == ["removed", "added"]


def test_headings_are_rows_and_are_not_counted() -> None:
    both = f"Item 1C. Cybersecurity\n\nGovernance\n\n{OFFICER}"
    found = redline(both, both)
    assert any(row.heading for row in found.rows)
    assert found.counts == {Kind.SAME: 1}


@pytest.mark.parametrize(("before", "after"), [("", PROGRAM), (PROGRAM, ""), ("", "")])
def test_an_empty_text_has_everything_added_or_removed(before: str, after: str) -> None:
    found = redline(before, after)
    assert [str(row.kind) for row in found.rows] == ["added"] * bool(after) + ["removed"] * bool(before)
    assert found.carried == 0


WORDS = st.sampled_from(
    ["we", "our", "board", "reviews", "risks", "each", "year", "with", "an", "officer", "and"]
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: " ".join(words).capitalize() + ".")
TEXTS = st.lists(SENTENCES, max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_every_sentence_of_both_texts_is_shown_once(before: str, after: str) -> None:
    found = redline(before, after)
    old = [row.before for row in found.rows if row.before and row.kind is not Kind.MOVED]
    new = [row.after for row in found.rows if row.after and row.kind is not Kind.AWAY]
    assert sorted(old) == sorted(found.units[0])
    assert new == list(found.units[1])


@given(TEXTS, TEXTS)
def test_what_is_kept_and_deleted_is_the_prior_sentence_and_what_is_kept_and_inserted_the_current_one(
    before: str, after: str
) -> None:
    found = redline(before, after)
    for row in found.rows:
        pieces = found.words(row)
        for said, change in zip(found.said(row), ("inserted", "deleted"), strict=True):
            if said:
                assert "".join(p.text for p in pieces if p.change != change).casefold() == said.casefold()


@given(TEXTS)
def test_a_text_beside_itself_does_not_change(both: str) -> None:
    assert {row.kind for row in redline(both, both).rows} <= {Kind.SAME}


@pytest.mark.parametrize(
    "sentence",
    ["Risk risk risk risk {}.", "The board reviews the risks of year {}.", "A{} b c d e f g."],
)
def test_thousands_of_sentences_that_are_nearly_the_same_take_no_long_time(sentence: str) -> None:
    before = narrative(" ".join(sentence.format(number) for number in range(2_000)))
    after = narrative(" ".join(sentence.format(number + 5_000) for number in range(2_000)))
    assert len(before.sentences) == len(after.sentences)
    start = time.perf_counter()
    assert Redline(before, after).rows
    assert time.perf_counter() - start < 5


def test_the_words_of_one_endless_sentence_are_shown_whole() -> None:
    long = " ".join(f"word{number}" for number in range(5_000))
    found = redline(f"We {long}.", f"They {long}.")
    assert [str(piece.change) for piece in found.words(found.rows[0])] == ["deleted", "inserted"]


def test_a_real_pair_is_aligned_in_a_few_milliseconds(corpus: Path) -> None:
    filings = [one for one in disclosures(corpus / FILINGS) if (one.form or "").startswith(("10-K", "20-F"))]
    priors = Priors(filings)
    pairs = [(earlier, one) for one in filings[::3] if (earlier := priors.of(one).report)]
    assert len(pairs) > 300
    spent = 0.0
    for before, after in pairs:
        found = Redline(Narrative(before), Narrative(after))
        assert found.before.sentences is not found.after.sentences
        start = time.process_time()
        assert found.rows is not None
        spent += time.process_time() - start
    assert spent / len(pairs) < 0.01


@pytest.mark.parametrize("mark", ["-", "‑", "–"])
def test_a_hyphen_for_a_space_is_no_change_of_its_own(mark: str) -> None:
    found = redline("We oversee third party risks in June.", f"We oversee third{mark}party risks in July.")
    assert shown(found) == [("changed", f"We oversee third{mark}party risks in [-June-]{{+July+}}.")]
