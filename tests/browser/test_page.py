"""The HTML report in a real browser: nothing fails, nothing is fetched, everybody can read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser.driver import drive, missing
from cyberlint import lint
from cyberlint.outcome import Report
from cyberlint.reporters import Options, reporter
from samples.gated import GATED, HOSTILE

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = {"larkspur": "larkspur-10-K.htm", "kestrel": "kestrel-bay-20-F.R.txt"}

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "no reason")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the pages: of fictional filings, of a run with everything in it, and of a hostile document."""
    folder = tmp_path_factory.mktemp("pages")
    runs: dict[str, Report] = {name: lint(EXAMPLES / file) for name, file in PAGES.items()}
    runs |= {"gated": GATED, "hostile": HOSTILE}
    for name, run in runs.items():
        (folder / f"{name}.html").write_text(str(reporter("html").report(run, Options())), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in runs}


@pytest.fixture(scope="module", params=["larkspur", "kestrel", "gated", "hostile"])
def looks(
    request: pytest.FixtureRequest, pages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    """Look at a page in three widths, light and dark."""
    found: list[dict[str, Any]] = drive("look", pages[request.param], tmp_path_factory.mktemp("pictures"))
    assert [(look["width"], look["scheme"]) for look in found] == [
        (width, scheme) for width in (1280, 900, 390) for scheme in ("light", "dark")
    ]
    return found


class TestLooks:
    def test_the_console_stays_empty_and_nothing_is_fetched(self, looks: list[dict[str, Any]]) -> None:
        assert [look["console"] + look["requests"] for look in looks] == [[]] * 6

    def test_axe_finds_no_barrier(self, looks: list[dict[str, Any]]) -> None:
        """Neither one nor anything that it could not decide, contrast of colours included."""
        assert [barrier for look in looks for barrier in look["axe"]] == []
        assert all({"color-contrast", "landmark-one-main", "bypass"} <= set(look["passed"]) for look in looks)

    def test_nothing_overlaps_and_nothing_is_wider_than_the_window(self, looks: list[dict[str, Any]]) -> None:
        for look in looks:
            for state in (look["closed"], look["opened"]):
                assert (state["overlaps"], state["wide"], state["small"]) == ([], 0, 0)

    def test_notes_stand_beside_the_text_where_there_is_room(self, looks: list[dict[str, Any]]) -> None:
        assert [bool(look["closed"]["beside"]) for look in looks] == [True, True, False, False, False, False]

    def test_dark_is_dark(self, looks: list[dict[str, Any]]) -> None:
        light, dark = (look["background"] for look in looks[:2])
        assert light == "rgb(252, 251, 248)"
        assert dark == "rgb(26, 25, 23)"


def test_keys_walk_through_the_page(pages: dict[str, Path]) -> None:
    walk = drive("walk", pages["larkspur"])
    assert walk["skip"] == ["#main", "main"]
    assert walk["next"] == ["d1f1", "d1f2", "d1f3"]
    assert walk["back"] == ["d1f2", "d1f1", "d1f7"]
    assert walk["ring"] == "solid", "the focus is seen"
    assert walk["inView"]
    assert walk["lit"], "the words of the note are outlined"
    assert walk["inside"][0].startswith("#d1m7-"), "from a note the next stop is inside it"
    assert walk["off"] == ["keys", "keys"], "the letters can be switched off (WCAG 2.1.4)"
    assert walk["select"] == ["rule"], "in a list a letter chooses an entry"
    assert walk["unreachable"] == 0
    assert walk["console"] == []


def test_findings_are_chosen_by_severity_and_rule(pages: dict[str, Path]) -> None:
    chosen = drive("choose", pages["larkspur"])
    everything = chosen["all"]
    assert len(everything["notes"]) == everything["lines"] == 7
    assert everything["count"] == ""
    assert chosen["noErrors"]["notes"] == ["d1f1", "d1f2", "d1f5", "d1f6", "d1f7"]
    assert chosen["noErrors"]["lines"] == 5
    assert chosen["noErrors"]["marks"] < everything["marks"]
    assert chosen["noErrors"]["count"] == "5 of 7 findings shown"
    assert len(chosen["oneRule"]["notes"]) == 1
    assert chosen["again"] == everything


def test_without_scripts_everything_is_seen(pages: dict[str, Path]) -> None:
    plain = drive("plain", pages["larkspur"])
    assert (plain["filter"], plain["notes"]) == (0, 7)
    assert plain["marks"] >= 7


@pytest.mark.parametrize("name", ["larkspur", "hostile"])
def test_the_policy_stops_whatever_gets_into_the_page(pages: dict[str, Path], name: str) -> None:
    assert drive("inject", pages[name])["ran"] == 0


def test_print_shows_everything(pages: dict[str, Path], tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    assert drive("print", pages["larkspur"], tmp_path / "page.pdf")["console"] == []
    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as pdf:
        assert 4 <= len(pdf) <= 12
        printed = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    (document,) = lint(EXAMPLES / PAGES["larkspur"]).documents
    for finding in document.findings:
        assert finding.fingerprint in printed
        assert " ".join(finding.rule.why.split())[:40] in printed
    assert "Looked for, and not found:" in printed
    assert "walk the findings" not in printed
