"""How blocks and paragraphs end."""

from __future__ import annotations

import pytest

from cases import ask, case, places, quotes, tagged
from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Scope

STOPPED = "Our head of security reports to the committee."
OPEN = "Our head of security reports to the"
UNSTOPPED = "Our head of security reports to the committee"
LIST = "Our program has the following parts:"


def block(text: str, how: str, **options: bool | int) -> Answer:
    return ask("ending", "processes", tagged(processes=text), **{"is": how, **options})


def paragraph(how: str, *paragraphs: str) -> list[str | None]:
    found = ask("ending", "paragraph", text(*paragraphs), **{"is": how})
    return quotes(found) if found.truth is Truth.TRUE else []


def text(*paragraphs: str) -> Case:
    return case(text="\n".join(paragraphs), scope=Scope.FULL_ITEM)


@pytest.mark.parametrize(
    ("words", "unstopped", "cut_off"),
    [
        (STOPPED, False, False),
        (f"“{STOPPED}”", False, False),
        (f"{STOPPED[:-1]}. ", False, False),
        (f"{STOPPED} )", False, False),
        (f"{STOPPED[:-1]};", False, False),
        (UNSTOPPED, True, False),
        (OPEN, True, True),
        (f"{UNSTOPPED},", True, True),
        (f"{UNSTOPPED} —", True, True),
    ],
)
def test_a_block_ends_with_a_sentence(words: str, unstopped: bool, cut_off: bool) -> None:
    assert (block(words, "unstopped").truth is Truth.TRUE) is unstopped
    assert (block(words, "cut-off").truth is Truth.TRUE) is cut_off


def test_the_heading_of_what_follows_needs_no_stop() -> None:
    long = (
        "We test our networks every week and our defenses every quarter, and we train our people in each year"
    )
    assert block(f"{long}. Cybersecurity Governance", "unstopped").truth is Truth.FALSE
    assert block(f"{long}. {long}", "unstopped").truth is Truth.TRUE


def test_the_end_of_a_long_block_is_shown_from_a_word_on() -> None:
    about = tagged(processes=f"{'We test our networks. ' * 20}{UNSTOPPED}")
    found = ask("ending", "processes", about, **{"is": "unstopped"})
    assert quotes(found) == places(found, about)
    (shown,) = quotes(found)
    assert shown
    assert shown.endswith(UNSTOPPED)
    assert len(shown) <= 100


def test_a_short_block_does_not_count() -> None:
    assert block(UNSTOPPED, "unstopped", **{"from": 120}).truth is Truth.FALSE


def test_a_block_that_is_missing_is_unknown_unless_the_rule_says() -> None:
    assert ask("ending", "processes", case(), **{"is": "unstopped"}).truth is Truth.UNKNOWN
    assert ask("ending", "processes", case(), **{"is": "unstopped", "missing": False}).truth is Truth.FALSE


def test_a_block_announces_a_list() -> None:
    assert block(LIST, "list-missing").truth is Truth.TRUE
    assert block("Our aim is simple:", "list-missing").truth is Truth.FALSE


@pytest.mark.parametrize(
    ("following", "missing"),
    [
        ((), True),
        (("We also have a plan. It is tested.",), True),
        (("Our board oversees these risks.",), True),
        (("• tests of our defenses",), False),
        (("(a) tests of our defenses",), False),
        (("tests of our defenses",), False),
        (
            (
                "Tests of our defenses;",
                "Training.",
            ),
            False,
        ),
        (
            (
                "We test our defenses.",
                "We train our people.",
            ),
            False,
        ),
    ],
)
def test_an_announced_list_follows(following: tuple[str, ...], missing: bool) -> None:
    assert paragraph("list-missing", LIST, *following) == ([LIST] if missing else [])


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ((OPEN, STOPPED), [OPEN]),
        ((STOPPED, OPEN), [OPEN]),
        ((OPEN, "committee every quarter."), []),
        ((LIST, "tests of our defenses; and", "training of our people."), []),
        (("• tests of our defenses and", "• training."), []),
        ((UNSTOPPED,), []),
    ],
    ids=["before another", "the last", "it goes on", "a list", "bullets", "no word is missing"],
)
def test_a_paragraph_breaks_off(paragraphs: tuple[str, ...], found: list[str]) -> None:
    assert paragraph("cut-off", *paragraphs) == found


def test_the_last_paragraph_of_a_text_that_ends_early_is_not_asked() -> None:
    about = case(
        text=f"{OPEN}\n{STOPPED}\n{OPEN}", scope=Scope.FULL_ITEM, limits=("the text ends early: “… on the”",)
    )
    answer = ask("ending", "paragraph", about, **{"is": "cut-off"})
    assert [evidence.span.start for evidence in answer.evidence if evidence.span] == [0]


def test_without_text_nothing_is_known() -> None:
    assert ask("ending", "paragraph", case(), **{"is": "cut-off"}).reason == "there is no narrative text"
