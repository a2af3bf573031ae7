"""Every format tells the whole of one run: golden files of what all of them must hold.

The run has findings of each severity, some that a waiver or the baseline accepts, rules that crashed or had
to be evaluated and were not, a document that was not read in full, and inputs that were not read.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import samples
import workbooks
from cyberlint.outcome import Report
from cyberlint.reporters import Options, formats, reporter
from samples.gated import GATED, HOSTILE

OPTIONS = Options(version="1.2.3")


def written(name: str, report: Report, options: Options = OPTIONS) -> str:
    """Return a report as text, a workbook as what is in its cells."""
    output = reporter(name).report(report, options)
    return output if isinstance(output, str) else workbooks.shown(output)


@pytest.mark.parametrize("name", formats())
def test_a_run_with_everything(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"gated/{name}.txt", written(name, GATED))


@pytest.mark.parametrize("name", formats())
def test_a_document_that_is_written_to_do_harm(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"hostile/{name}.txt", written(name, HOSTILE))


@pytest.mark.parametrize("name", formats())
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert reporter(name).report(GATED, OPTIONS) == reporter(name).report(GATED, OPTIONS)


@pytest.mark.parametrize("name", sorted({*formats()} - {"concise", "github", "gitlab", "csv"}))
def test_a_run_that_linted_nothing_says_so(name: str) -> None:
    """The formats that are lists of findings alone are empty; standard error has the reason."""
    assert "nothing was linted" in written(name, samples.NOTHING) or name == "full"


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("option", ["verbose", "quiet", "statistics", "only_findings"])
def test_no_option_hides_a_finding_or_what_was_not_read(name: str, option: str) -> None:
    text = written(name, GATED, OPTIONS._replace(**{option: True}))
    assert "CYD201" in text
    assert "the file is encrypted" in text
