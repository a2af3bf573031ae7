"""What holds of every format."""

import re
import subprocess
import sys
from unicodedata import bidirectional, category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import samples
import workbooks
from cyberlint.disclosure import Fact
from cyberlint.outcome import DocumentReport, Location, Outcome, OutcomeKind, Quote, Report, Unread
from cyberlint.reporters import Options, closing, formats, reporter, tally, totals

ANSI = re.compile(r"\x1b\[[\d;]+m")
OVERRIDES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
HOSTILE = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\x00\x1b\x9b\r\n\t\u202e\u2066\u2028\u0301監\ud800%:,{}[]—“")
    ),
    max_size=40,
)


def hostile(text: str) -> Report:
    """Return a report in which everything that comes from outside is `text`."""
    place = Location(text, text, 1, 1, 1, 1, 0, len(text), None)
    tag = place._replace(fact=text)
    evidence = (
        Quote("primary", text, place, f"before {text} after", 7, text),
        Quote("related", text, place, f"{text} elsewhere", 0, text),
        Quote("related", text, tag, label=text),
        Quote("related", None, tag, label=text),
    )
    found = samples.failed(samples.finding(samples.MATERIAL, text, "materially_affected", *evidence))
    disclosure = samples.DRAFT.disclosure._replace(
        path=text, registrant=text, form=text, period=text, limits=(text,)
    )
    missing = Outcome(samples.NO_FACTS, OutcomeKind.NOT_EVALUATED, reason=text)
    return Report((DocumentReport(disclosure, (missing, found)),), (Unread(text, text, 1, 1),), 0, 3, text)


def written(name: str, report: Report, options: Options) -> str:
    """Return a report as text, a workbook as what is in its cells."""
    output = reporter(name).report(report, options)
    return output if isinstance(output, str) else workbooks.shown(output)


def test_there_is_a_format_for_people_and_some_for_programs():
    known = {"concise", "csv", "full", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif"}
    assert known <= set(formats())


@pytest.mark.parametrize("name", formats())
def test_every_format_has_a_title_of_one_line(name: str):
    assert 10 < len(reporter(name).TITLE) < 80
    assert "\n" not in reporter(name).TITLE


def test_a_reporter_is_imported_when_it_is_used():
    code = (
        "import sys; from cyberlint.reporters import formats, reporter; formats(); reporter('concise');"
        "print(*sorted(name for name in sys.modules if name.startswith('cyberlint.reporters.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=PATH)
    assert done.stdout == "cyberlint.reporters.concise\n"


@pytest.mark.parametrize("name", formats())
def test_the_same_report_gives_the_same_bytes_whatever_the_hash_seed(name: str):
    code = f"import samples, sys; from cyberlint.reporters import *; r = reporter({name!r});"
    code += "shown = r.report(samples.REPORT, Options());"
    code += "sys.stdout.buffer.write(shown.encode() if isinstance(shown, str) else shown)"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env=PATH | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    own = reporter(name).report(samples.REPORT, Options())
    assert runs[0] == runs[1] == (own.encode() if isinstance(own, str) else own)


@pytest.mark.parametrize("name", formats())
def test_a_run_without_any_document_is_reported_too(name: str):
    text = written(name, samples.NOTHING, Options())
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize("name", formats())
def test_no_folder_of_this_machine_is_named(name: str):
    text = written(name, samples.REPORT, Options(verbose=True))
    assert not re.search(r"(^|[\s\"'=])/\w", text)


@pytest.mark.parametrize("name", sorted({*formats()} - {"xlsx"}))  # whose bytes no terminal is shown
@settings(deadline=None)  # the first example imports the reporter
@given(text=HOSTILE, width=st.integers(0, 200), colour=st.booleans(), letters=st.booleans())
def test_whatever_a_filing_holds_nothing_steers_the_terminal(
    name: str, text: str, width: int, colour: bool, letters: bool
):
    options = Options(width=width, colour=colour, unicode=letters, verbose=letters)
    shown = ANSI.sub("", reporter(name).report(hostile(text), options)) + closing(hostile(text))
    shown = shown.replace("\r\n", "\n") if name == "csv" else shown
    for character in shown:
        assert character == "\n" or category(character) not in ("Cc", "Cs")
        assert bidirectional(character) not in OVERRIDES
    shown.encode()


def test_the_totals_count_documents_findings_outcomes_and_inputs():
    assert totals(samples.REPORT) == (
        "3 documents: 2 errors, 2 warnings, 2 info · 5 passed · 1 not applicable · 6 not evaluated · "
        "2 inputs not read · 2 files skipped"
    )


@pytest.mark.parametrize("name", formats())
def test_what_was_not_linted_is_never_said_to_have_no_findings(name: str):
    """A summary that begins with “no findings” is read as a success."""
    unread = samples.REPORT._replace(documents=(), skipped=0)
    for report in (samples.NOTHING, unread):
        shown = reporter(name).report(report, Options(suffix=".html" if name == "clearance" else ""))
        assert isinstance(shown, bytes) or "no findings" not in shown.lower()
    assert totals(unread) == "nothing was linted · 2 inputs not read"


def test_a_document_without_findings_says_so():
    assert tally((samples.QUIET,)) == "no findings · 2 passed · 0 not applicable · 4 not evaluated"


def test_the_closing_line_says_why_the_status_is_not_0():
    assert closing(samples.REPORT) == "exit 3: 2 inputs could not be read"
    assert closing(samples.CLEAN_RUN) == ""


def test_the_sample_holds_every_kind_of_evidence():
    quotes = [
        quote for item in samples.REPORT.documents for found in item.findings for quote in found.evidence
    ]
    assert {(quote.text is None, quote.location.fact is None, quote.context is None) for quote in quotes} == {
        (True, False, True),
        (True, True, True),
        (False, True, False),
        (False, False, True),
    }
    assert isinstance(samples.DRAFT.disclosure.facts[0], Fact)


PATH = {"PYTHONPATH": ":".join(sys.path), "PATH": ""}
