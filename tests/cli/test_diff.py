"""``cyberlint diff`` and ``check --prior``: a filing beside the one of the year before."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from cli.runner import SOURCE, Shell

EXAMPLES = SOURCE.parent / "examples"
SCHEMA = json.loads((SOURCE.parent / "schemas/diff.schema.json").read_text("utf-8"))
BEFORE, AFTER = "larkspur-2024-10-K.htm", "larkspur-10-K.htm"

Golden = Callable[[str, str], None]


@pytest.fixture
def cyberlint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(EXAMPLES)
    return Shell(monkeypatch, capsys)


def test_what_changed_is_shown(cyberlint: Shell, golden: Golden) -> None:
    golden("diff.txt", cyberlint("diff", BEFORE, AFTER, "--select", "CYD2,CYD8").whole)


def test_everything_is_shown_where_it_is_asked_for(cyberlint: Shell) -> None:
    run = cyberlint("diff", BEFORE, AFTER, "--verbose")
    assert "We own our headquarters" not in run.out
    assert "  We maintain an information security program" in run.out


def test_words_that_changed_are_coloured(cyberlint: Shell) -> None:
    out = cyberlint("diff", BEFORE, AFTER, "--color", "always").out
    assert "\x1b[32m{+ that and other+}\x1b[0m" in out
    assert "\x1b[31m[-19-]\x1b[0m" in out


def test_little_is_shown_quietly(cyberlint: Shell) -> None:
    out = cyberlint("diff", BEFORE, AFTER, "--quiet").out
    assert "report_to_board" in out
    assert "In June 2025" not in out


def test_json_follows_its_schema(cyberlint: Shell) -> None:
    run = cyberlint("diff", BEFORE, AFTER, "--format", "json")
    report = json.loads(run.out)
    Draft202012Validator(SCHEMA).validate(report)
    (one,) = report["comparisons"]
    assert one["sentences"] == {"same": 14, "changed": 3, "added": 2, "removed": 1, "moved": 1}
    assert one["flags"]["third_party_oversight"]["tagged"] == {"before": True, "after": False}
    assert [finding["rule"] for finding in one["findings"]["ofBoth"]] == ["CYD801", "CYD801", "CYD809"]
    assert {row["kind"] for row in one["redline"]} == {"same", "changed", "added", "removed", "moved"}
    places = [row["before"]["location"]["path"] for row in one["redline"] if row["before"]]
    assert set(places) == {BEFORE}


def test_the_schema_forbids_what_it_does_not_name() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["additionalProperties"] is False


def test_the_page_shows_both_sides_and_fetches_nothing(cyberlint: Shell, tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    assert cyberlint("diff", BEFORE, AFTER, "--output", page).code == 0
    html = page.read_text("utf-8")
    assert "<ins> that and other</ins>" in html
    assert "<del>19</del>" in html
    assert "default-src &#39;none&#39;" in html
    assert not re.findall(r'(?:src|href)="', html)
    assert "<script" not in html


def test_what_a_filing_says_is_never_markup(cyberlint: Shell, tmp_path: Path) -> None:
    for name, words in (("a.json", "one"), ("b.json", "two")):
        text = f"We have <script>alert({words!r})</script> \u202e programs for {words} \x00 risks."
        period = "2024-12-31" if name == "a.json" else "2025-12-31"
        facts = [{"concept": "CybersecurityRiskRoleOfManagementTextBlock", "value": text, "end": period}]
        filing = {"registrant": "<b>Bold</b> Foods", "form": "10-K", "period": period, "facts": facts}
        (tmp_path / name).write_text(json.dumps(filing), encoding="utf-8")
    html = cyberlint("diff", tmp_path / "a.json", tmp_path / "b.json", "--format", "html").out
    assert "<script" not in html
    assert "<b>" not in html
    assert "\u202e" not in html
    assert "\x00" not in html


def read(document: bytes, *, accepted: bool) -> list[str]:
    """Return the paragraphs of a Word file with all changes accepted, or rejected."""
    body = ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
    gone, kept = ("del", "ins") if accepted else ("ins", "del")
    body = re.sub(rf"<w:{gone} .*?</w:{gone}>", "", body, flags=re.DOTALL)
    assert f"<w:{kept} " in body
    texts = (re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)", part) for part in body.split("</w:p>"))
    return ["".join(parts).strip() for parts in texts]


def test_a_word_file_holds_both_texts(cyberlint: Shell, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    file = tmp_path / "redline.docx"
    assert cyberlint("diff", BEFORE, AFTER, "--output", file).code == 0
    now, then = (" ".join(read(file.read_bytes(), accepted=accepted)) for accepted in (True, False))
    assert "a result of that and other previous cybersecurity incidents" in now
    assert "In June 2025, an unauthorized person" in now
    assert "a result of previous cybersecurity incidents" in then
    assert "In June 2025" not in then
    for text in (now, then):
        assert text.count("Our employees complete security awareness training") == 1
    assert "She has more than 20 years" in now
    assert "She has 19 years" in then


def test_a_file_of_another_kind_is_not_written(cyberlint: Shell, tmp_path: Path) -> None:
    run = cyberlint("diff", BEFORE, AFTER, "--output", tmp_path / "redline.pdf")
    assert run.code == 2
    assert "there is no format for .pdf files; --format says what to write" in run.err
    assert not (tmp_path / "redline.pdf").exists()


def test_the_same_comparison_gives_the_same_bytes(cyberlint: Shell, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    for name in ("1.docx", "2.docx", "1.html", "2.html"):
        cyberlint("diff", BEFORE, AFTER, "--output", tmp_path / name)
    for suffix in ("docx", "html"):
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"2.{suffix}").read_bytes()


def data_set(*filings: dict[str, object]) -> str:
    return "".join(json.dumps(filing) + "\n" for filing in filings)


def line(year: int, words: str, cik: str = "9990001") -> dict[str, object]:
    facts = [{"concept": "CybersecurityRiskRoleOfManagementTextBlock", "value": words}]
    period = f"{year}-12-31"
    number = f"{cik.zfill(10)}-{year - 1999:02}-000001"
    return {"accession": number, "cik": cik, "form": "10-K", "period": period, "facts": facts}


def test_every_pair_of_a_data_set_is_compared(cyberlint: Shell, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    years = [line(year, f"Our officer has {year - 2000} years of experience.") for year in (2025, 2023, 2024)]
    file.write_text(data_set(*years, line(2025, "We have a program.", "7")), encoding="utf-8")
    report = json.loads(cyberlint("diff", file, "--format", "json").out)
    periods = [(one["prior"]["period"], one["current"]["period"]) for one in report["comparisons"]]
    assert periods == [("2024-12-31", "2025-12-31"), ("2023-12-31", "2024-12-31")]


def test_two_data_sets_are_compared_by_registrant(cyberlint: Shell, tmp_path: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    for file, year in ((old, 2024), (new, 2025)):
        lines = (line(year, f"We have {cik} programs.", cik) for cik in ("7", "8"))
        file.write_text(data_set(*lines), encoding="utf-8")
    report = json.loads(cyberlint("diff", old, new, "--format", "json").out)
    assert [one["current"]["cik"] for one in report["comparisons"]] == ["7", "8"]


BAD = [
    ((AFTER, AFTER), 3, "both are the same filing, word for word"),
    ((AFTER, BEFORE), 3, "the prior filing is the later one"),
    (
        (BEFORE, "quillback-10-K.htm"),
        3,
        "the registrants differ: Larkspur Instruments, Inc. (CIK 9990001), then",
    ),
    ((BEFORE, "brindle-rowe-8-K.htm"), 3, "the registrants differ: Larkspur Instruments, Inc."),
    ((BEFORE,), 3, "larkspur-2024-10-K.htm holds a single filing; give two, the prior one first"),
    ((BEFORE, AFTER, AFTER), 2, "give two filings, the prior one first, or one data set"),
    (("nothing.htm", AFTER), 3, "1 input could not be read"),
    ((BEFORE, AFTER, "--output", AFTER), 2, "--output would overwrite the input larkspur-10-K.htm"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"), BAD, ids=[" ".join(map(str, bad[0])) for bad in BAD]
)
def test_what_makes_no_sense_is_said(
    arguments: tuple[str, ...], code: int, reason: str, cyberlint: Shell
) -> None:
    run = cyberlint("diff", *arguments)
    assert (run.code, run.out) == (code, "")
    assert run.reason.startswith(f"exit {code}: ")
    assert reason in run.reason


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({"form": "8-K"}, {}, "the forms differ: Form 8-K, then Form 10-K; they answer different questions"),
        ({"form": "6-K"}, {"form": "20-F"}, "the forms differ: Form 6-K, then Form 20-F; they answer"),
        ({"cik": "7"}, {}, "the CIKs differ: CIK 7, then CIK 9990001"),
    ],
)
def test_filings_of_one_data_format_that_have_nothing_in_common_are_not_compared(
    before: dict[str, object], after: dict[str, object], what: str, cyberlint: Shell, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(line(2024, "We have a program.") | before), encoding="utf-8")
    new.write_text(json.dumps(line(2025, "We have a policy.") | after), encoding="utf-8")
    run = cyberlint("diff", old, new)
    assert (run.code, run.out) == (3, "")
    assert what in run.reason


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({"form": "20-F"}, {}, "the forms differ: Form 20-F, then Form 10-K"),
        ({"period": "2023-12-31"}, {}, "the periods do not follow each other: 2023-12-31, then 2025-12-31"),
        ({"period": None}, {}, "the period of the prior filing is not known"),
        ({"facts": []}, {}, "the prior filing has no narrative text: everything seems added"),
        ({}, {"facts": []}, "the current filing has no narrative text: everything seems removed"),
        ({"facts": []}, {"facts": []}, "neither filing has narrative text"),
    ],
)
def test_what_is_odd_is_compared_with_a_warning(
    before: dict[str, object], after: dict[str, object], what: str, cyberlint: Shell, tmp_path: Path
) -> None:
    for name, year, fields in (("old.json", 2024, before), ("new.json", 2025, after)):
        given = line(year, f"We have {year} programs.") | fields
        filing = {key: value for key, value in given.items() if value is not None}
        (tmp_path / name).write_text(json.dumps(filing), encoding="utf-8")
    run = cyberlint("diff", tmp_path / "old.json", tmp_path / "new.json", "--quiet")
    assert run.code == 0
    assert f"warning: {what}" in run.err
    assert what.split(":", maxsplit=1)[0] in " ".join(run.out.split())


def test_filings_without_the_year_before_are_counted(cyberlint: Shell, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(
        data_set(line(2024, "One."), line(2025, "Two."), line(2025, "One.", "7")), encoding="utf-8"
    )
    run = cyberlint("diff", file, "--quiet")
    assert run.code == 0
    assert run.err == "note: 2 filings were not compared: the year before is not there\n"


def test_a_draft_that_does_not_say_whose_it_is_has_no_prior_filing_in_a_data_set(
    cyberlint: Shell, tmp_path: Path
) -> None:
    file, draft = tmp_path / "all.jsonl", tmp_path / "draft.txt"
    file.write_text(data_set(line(2023, "One."), line(2024, "Two.")), encoding="utf-8")
    draft.write_text("Item 1C. Cybersecurity\n\nWe keep a register of our risks.\n", encoding="utf-8")
    run = cyberlint(draft, "--prior", file, "--format", "concise")
    assert run.code == 3
    assert "the filing does not say whose it is; --registrant names the registrant" in " ".join(
        run.out.split()
    )


def test_two_versions_of_one_report_are_compared_with_a_warning(cyberlint: Shell) -> None:
    run = cyberlint("diff", AFTER, "larkspur-10-K.R.txt", "--quiet")
    assert run.code == 0
    assert "two versions of one report, not two years" in run.err
    assert "two versions of one report, not two years" in run.out


def test_check_holds_a_filing_against_the_one_before(cyberlint: Shell, golden: Golden) -> None:
    golden("prior.txt", cyberlint(AFTER, "--prior", BEFORE, "--select", "year-over-year").whole)


def test_without_a_prior_filing_a_report_is_what_it_was(cyberlint: Shell) -> None:
    report = json.loads(cyberlint(AFTER, "--format", "json").out)
    assert "CYD80" not in json.dumps(report)


def test_rules_about_prior_filings_alone_ask_for_one(cyberlint: Shell) -> None:
    run = cyberlint(AFTER, "--select", "CYD8")
    assert run.code == 3
    assert run.reason == "exit 3: no rule was asked: rules that compare with a prior filing need --prior FILE"


@pytest.mark.parametrize(
    ("prior", "reason"),
    [
        (AFTER, "both are the same filing, word for word"),
        ("quillback-10-K.htm", "the registrants differ: Quillback"),
        ("brindle-rowe-8-K.htm", "it is an incident report of Brindle Rowe Outfitters, Inc. (CIK 9990003)"),
        ("nothing.htm", "there is no such file or folder"),
    ],
)
def test_a_prior_filing_of_nothing_that_was_linted_is_an_input_problem(
    prior: str, reason: str, cyberlint: Shell
) -> None:
    run = cyberlint(AFTER, "--prior", prior, "--format", "concise")
    assert run.code == 3
    assert reason in " ".join(run.out.split())


def test_an_incident_report_speaks_against_a_denial(cyberlint: Shell, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "larkspur-2024-10-K.htm", tmp_path / "annual.htm")
    report = {
        "form": "8-K",
        "cik": "9990001",
        "period": "2024-06-10",
        "filed": "2024-06-12",
        "items": ["1.05"],
        "facts": [
            {
                "concept": "MaterialCybersecurityIncidentNatureTextBlock",
                "value": "We found that a ransomware attack was material. We are restoring it.",
            }
        ],
    }
    (tmp_path / "incident.json").write_text(json.dumps(report), encoding="utf-8")
    run = cyberlint(
        tmp_path / "annual.htm",
        "--prior",
        tmp_path / "incident.json",
        "--select",
        "CYD805",
        "--format",
        "json",
    )
    (finding,) = json.loads(run.out)["documents"][0]["findings"]
    assert finding["rule"] == "CYD805"
    assert "ransomware attack was material" in finding["message"]
    assert {quote["location"]["path"].rpartition("/")[2] for quote in finding["evidence"]} == {
        "annual.htm",
        "incident.json",
    }


def test_prior_filings_can_be_configured(cyberlint: Shell, tmp_path: Path) -> None:
    config = tmp_path / "cyberlint.toml"
    shutil.copy(EXAMPLES / BEFORE, tmp_path / BEFORE)
    config.write_text(f'prior = ["{BEFORE}"]\nselect = ["CYD801"]\n', encoding="utf-8")
    assert "CYD801" in cyberlint(AFTER, "--config", config, "--format", "concise").out


class TestMissingExtra:
    """Without python-docx: what is asked for names the extra, and nothing crashes."""

    @pytest.fixture(autouse=True)
    def python_docx_is_not_installed(self, without: Callable[[str], None]) -> None:
        without("docx")

    def test_a_word_file_is_not_written(self, cyberlint: Shell, tmp_path: Path) -> None:
        run = cyberlint("diff", BEFORE, AFTER, "--output", tmp_path / "redline.docx")
        needs = 'writing a Word file needs an extra of cyberlint: pip install "cyberlint[word]"'
        assert (run.code, run.reason) == (2, f"exit 2: {needs}")
        assert not (tmp_path / "redline.docx").exists()

    def test_a_word_draft_is_not_read(self, cyberlint: Shell) -> None:
        run = cyberlint("diff", BEFORE, "drafts/saltmarsh-10-K.docx")
        assert (run.code, run.reason) == (
            2,
            'exit 2: an extra is not installed: pip install "cyberlint[word]"',
        )
