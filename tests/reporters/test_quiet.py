"""--quiet: the findings and their places, and what nobody may miss."""

from __future__ import annotations

from collections.abc import Callable

import samples
from samples.gated import GATED

Shown = Callable[..., str]


def test_findings_are_their_first_line_and_their_place(shown: Shown) -> None:
    text = shown("full", samples.REPORT, quiet=True)
    assert text.startswith(
        "info[CYD605 absolute-assurance]: “can ever” promises absolute security.\n"
        "  --> drafts/harborlight-10k.htm:4:110  (Item 1C › Risk Management and Strategy › ¶ 1, sentence 2)\n"
        "error[CYD201 "
    )
    assert "= help" not in text
    assert "passed" not in text


def test_what_was_not_checked_and_had_to_be_is_still_there(shown: Shown) -> None:
    text = shown("full", GATED, quiet=True)
    assert "not evaluated on drafts/harborlight-10k.htm (2)\n" in text
    assert "the rule crashed: ZeroDivisionError: division by zero: CYD101\n" in text
    assert "not read: drafts/broken.htm:7:41: the reader crashed" in text


def test_what_is_waived_is_still_there(shown: Shown) -> None:
    assert "waived (1)\n" in shown("full", GATED, quiet=True)


def test_a_clean_run_is_silent(shown: Shown) -> None:
    assert shown("full", samples.CLEAN_RUN, quiet=True) == ""


def test_it_is_a_part_of_the_whole(shown: Shown) -> None:
    whole = set(shown("full", samples.REPORT).splitlines())
    assert set(shown("full", samples.REPORT, quiet=True).splitlines()) <= whole


def test_a_document_on_which_a_rule_crashed_is_shown_among_many(shown: Shown) -> None:
    crashed = GATED.documents[0]._replace(outcomes=GATED.documents[0].outcomes[:1])
    report = GATED._replace(documents=(*[samples.QUIET] * 20, crashed), unread=())
    assert "drafts/harborlight-10k.htm: no findings" in shown("full", report)
