"""The page of a comparison and the clearance page in a real browser, as the report is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser.driver import drive, missing
from cyberlint import lint
from cyberlint.comparison import compared, formatted
from cyberlint.outcome import Report
from cyberlint.reporters import Options, reporter
from samples.gated import GATED, HOSTILE, WORDS

EXAMPLES = Path(__file__).parents[2] / "examples"
BEFORE, AFTER = "larkspur-2024-10-K.htm", "larkspur-10-K.htm"
PAPER = {"diff": "rgb(252, 251, 248)", "clearance": "rgb(255, 255, 255)"}
INK = "rgb(26, 25, 23)"

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "no reason")


def diff(hostile: str = "") -> str:
    """Return the page of two years; with hostile words wherever a filing may have put them."""
    (before,), (after,) = (lint(EXAMPLES / name).documents for name in (BEFORE, AFTER))
    if hostile:
        before, after = (
            one._replace(
                disclosure=one.disclosure._replace(
                    path=hostile, registrant=hostile, text=one.disclosure.text.replace("officer", hostile)
                )
            )
            for one in (before, after)
        )
    both = compared(before, after, [hostile or "The two filings are of different lengths."])
    return str(formatted("html").report([both, both], Options()))


def clearance(run: Report) -> str:
    return str(reporter("clearance").report(run, Options(suffix=".html")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the pages: of fictional filings, of a run with everything in it, and of hostile documents."""
    folder = tmp_path_factory.mktemp("pages")
    written = {
        "diff": diff(),
        "diff-hostile": diff(WORDS),
        "clearance": clearance(lint(EXAMPLES / AFTER)),
        "clearance-gated": clearance(GATED),
        "clearance-hostile": clearance(HOSTILE),
    }
    for name, page in written.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in written}


@pytest.fixture(
    scope="module",
    params=["diff", "diff-hostile", "clearance", "clearance-gated", "clearance-hostile"],
)
def looks(
    request: pytest.FixtureRequest, pages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, list[dict[str, Any]]]:
    """Look at a page in three widths, light and dark."""
    found: list[dict[str, Any]] = drive("look", pages[request.param], tmp_path_factory.mktemp("pictures"))
    assert len(found) == 6
    return request.param, found


Looks = tuple[str, list[dict[str, Any]]]


class TestLooks:
    def test_the_console_stays_empty_and_nothing_is_fetched(self, looks: Looks) -> None:
        assert [look["console"] + look["requests"] for look in looks[1]] == [[]] * 6

    def test_axe_finds_no_barrier(self, looks: Looks) -> None:
        """Neither one nor anything that it could not decide, contrast of colours included."""
        assert [barrier for look in looks[1] for barrier in look["axe"]] == []
        assert all({"color-contrast", "landmark-one-main"} <= set(look["passed"]) for look in looks[1])

    def test_nothing_is_wider_than_the_window(self, looks: Looks) -> None:
        states = [look[state] for look in looks[1] for state in ("closed", "opened")]
        assert [(state["overlaps"], state["wide"], state["small"]) for state in states] == [([], 0, 0)] * 12

    def test_dark_is_dark(self, looks: Looks) -> None:
        paper = PAPER[looks[0].partition("-")[0]]
        assert [look["background"] for look in looks[1]] == [paper, INK] * 3


@pytest.mark.parametrize("name", ["diff", "diff-hostile", "clearance-hostile"])
def test_the_policy_stops_whatever_gets_into_the_page(pages: dict[str, Path], name: str) -> None:
    assert drive("inject", pages[name])["ran"] == 0


def test_what_changed_is_told_without_colour(pages: dict[str, Path]) -> None:
    wide, narrow = drive("redline", pages["diff"])
    assert wide["deleted"] == "line-through"
    assert wide["inserted"] == "underline"
    assert wide["moved"] == ["dotted", "moved from here"]
    assert int(wide["changed"]) >= 700 > int(wide["unchanged"])
    assert wide["read"] == ['" [deleted: "', '" [inserted: "']
    assert narrow["deleted"] == "line-through"


def test_on_a_phone_the_prior_text_stands_above_the_current_one(pages: dict[str, Path]) -> None:
    wide, narrow = drive("redline", pages["diff"])
    assert (wide["beside"], narrow["beside"]) == (True, False)
    assert (wide["labels"], narrow["labels"]) == (["none", "none"], ['"Before"', '"Now"'])
    assert narrow["flag"] > 300, "the name of a flag has the width of the page"
    assert (wide["twice"], narrow["twice"]) == (True, False), "text that is the same is shown once"
