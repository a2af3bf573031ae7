"""What is accepted is told in every format: who waived what until when, and how much the baseline holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

import samples
from cyberlint.outcome import Report, SuppressionKind
from cyberlint.reporters import tally, totals

Shown = Callable[..., str]
SCHEMAS = Path(__file__).parents[2] / "schemas"
OASIS = json.loads((Path(__file__).parents[1] / "schemas/sarif-schema-2.1.0.json").read_text("utf-8"))


def lasting(*left: int) -> Report:
    """Return the sample, with waivers that last so many days."""
    (draft, page), days = samples.ACCEPTED.documents, iter(left)
    outcomes = tuple(
        outcome._replace(
            suppressed=tuple(
                item._replace(suppression=item.suppression._replace(left=next(days)))
                for item in outcome.suppressed
                if item.suppression.kind is SuppressionKind.WAIVER
            )
        )
        for outcome in draft.outcomes
    )
    return samples.ACCEPTED._replace(documents=(draft._replace(outcomes=outcomes), page))


class TestPeople:
    def test_the_report_lists_what_is_waived_and_counts_the_baseline(
        self, shown: Shown, golden: Callable[..., None]
    ) -> None:
        golden("accepted-full.txt", shown("full", samples.ACCEPTED))

    def test_everything_lists_the_baseline_too(self, shown: Shown) -> None:
        text = shown("full", samples.ACCEPTED, verbose=True)
        assert "in the baseline (2, for up to 210 days)\n  CYD314 The expertise of the responsible" in text
        assert "    for 210 days; baseline.json:9\n" in text

    def test_a_run_of_one_document_says_by_which_day_it_judged(self, shown: Shown) -> None:
        one = samples.ACCEPTED._replace(documents=samples.ACCEPTED.documents[:1])
        assert shown("full", one).endswith("\njudged as of 2026-11-22\n")

    def test_a_waiver_is_listed_however_many_documents_there_are(self, shown: Shown) -> None:
        many = samples.ACCEPTED._replace(documents=(lasting(9, 99).documents[0],) * 12)
        assert shown("full", many).count("waived (2)") == 12

    def test_in_ascii_too(self, shown: Shown) -> None:
        text = shown("full", samples.ACCEPTED, unicode=False)
        assert text.isascii()
        assert "J. \\u0141aska" in text

    def test_a_line_for_each_waiver_where_each_finding_has_one(
        self, shown: Shown, golden: Callable[..., None]
    ) -> None:
        golden("accepted-concise.txt", shown("concise", samples.ACCEPTED))


class TestCounts:
    def test_the_totals_say_what_is_accepted_and_by_which_day(self) -> None:
        assert totals(samples.ACCEPTED) == (
            "2 documents: 1 error, 0 warnings, 1 info · 3 passed · 1 not applicable · 2 not evaluated · "
            "2 waived (1 expires in 9 days) · 2 in the baseline (for up to 210 days) · as of 2026-11-22"
        )

    @pytest.mark.parametrize(
        ("left", "words"),
        [
            ((15, 99), "2 waived"),
            ((14, 99), "2 waived (1 expires in 14 days)"),
            ((14, 1), "2 waived (2 expire, the first in 1 day)"),
            ((0, 20), "2 waived (1 expires today)"),
        ],
    )
    def test_a_waiver_that_is_about_to_expire_is_told(self, left: tuple[int, int], words: str) -> None:
        assert tally(lasting(*left).documents).endswith(f" not evaluated · {words}")


class TestPrograms:
    def test_json_has_the_finding_and_the_entry(self, shown: Shown) -> None:
        report = json.loads(shown("json", samples.ACCEPTED))
        schema = json.loads((SCHEMAS / "report.schema.json").read_text("utf-8"))
        Draft202012Validator(schema).validate(report)
        assert [item["finding"]["rule"] for item in report["documents"][0]["suppressed"]] == [
            "CYD131",
            "CYD201",
            "CYD314",
            "CYD605",
        ]
        assert report["documents"][0]["suppressed"][1]["suppression"] == {
            "kind": "waiver",
            "reason": "Outside counsel reads the flag as covering the acquired business; memo of 2 November.",
            "owner": "m.okafor@harborlight.example",
            "since": "2026-11-02",
            "until": "2026-12-01",
            "age": 20,
            "left": 9,
            "path": "drafts/cyberlint-waivers.yaml",
            "line": 4,
        }
        counts = {key: report["summary"][key] for key in ("waived", "expiring", "baseline", "asOf")}
        assert counts == {"waived": 2, "expiring": 1, "baseline": 2, "asOf": "2026-11-22"}
        assert report["documents"][1]["suppressed"] == []

    def test_sarif_has_suppressions_with_their_justification(self, shown: Shown) -> None:
        log = json.loads(shown("sarif", samples.ACCEPTED))
        Draft7Validator(OASIS, format_checker=Draft7Validator.FORMAT_CHECKER).validate(log)
        results = {result["ruleId"]: result for result in log["runs"][0]["results"] if accepted(result)}
        assert list(results) == ["CYD131", "CYD201", "CYD314", "CYD605"]
        assert results["CYD201"]["kind"] == "fail"
        assert results["CYD201"]["suppressions"] == [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "Outside counsel reads the flag as covering the acquired business; "
                "memo of 2 November.",
                "location": {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "drafts/cyberlint-waivers.yaml"},
                        "region": {"startLine": 4},
                    }
                },
                "properties": {
                    "basis": "waiver",
                    "owner": "m.okafor@harborlight.example",
                    "since": "2026-11-02",
                    "until": "2026-12-01",
                },
            }
        ]

    def test_sarif_has_suppressions_for_all_results_or_for_none(self, shown: Shown) -> None:
        """SARIF 2.1.0 §3.27.23: either all are null, which says that nobody judged, or none is."""
        with_them = json.loads(shown("sarif", samples.ACCEPTED))["runs"][0]["results"]
        without = json.loads(shown("sarif", samples.REPORT))["runs"][0]["results"]
        assert all("suppressions" in result for result in with_them)
        assert not any("suppressions" in result for result in without)

    def test_an_accepted_finding_is_no_finding_of_its_document(self, shown: Shown) -> None:
        report = json.loads(shown("json", samples.ACCEPTED))
        assert report["documents"][0]["findings"] == []
        assert report["documents"][0]["outcomes"]["fail"] == 4
        assert report["summary"]["findings"] == {"error": 1, "warning": 0, "info": 1}


def accepted(result: dict[str, Any]) -> bool:
    return bool(result["suppressions"])
