"""Linting what ``cyberlint parse`` wrote gives what linting the file gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cyberlint import engine, readers
from cyberlint.disclosure import Disclosure
from cyberlint.jsonform import read
from cyberlint.jsonform.write import written
from cyberlint.pack import builtin
from cyberlint.resources import bundled
from cyberlint.source import ReadError, Source
from submissions import submitted

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCHEMA = json.loads((bundled("schemas") / "disclosure.schema.json").read_text(encoding="utf-8"))


OF_THE_REPORT = {"CYD731"}
"""Rules that look into the rest of the report, which what was parsed does not hold."""


def disclosures(path: Path) -> Iterator[Disclosure]:
    try:
        parts = list(readers.read(Source(path.name, path.read_bytes())))
    except ReadError:
        return
    yield from (part for part in parts if isinstance(part, Disclosure))


def outcomes(disclosure: Disclosure) -> Any:
    """Return all that linting says, without places in the source."""
    return [
        (
            outcome.rule.id,
            outcome.kind,
            outcome.reason,
            [
                (
                    found.severity,
                    found.message,
                    found.fingerprint,
                    [(quote.role, quote.text) for quote in found.evidence],
                )
                for found in outcome.findings
            ],
        )
        for outcome in engine.lint(disclosure, builtin()).outcomes
        if outcome.rule.id not in OF_THE_REPORT
    ]


def check(path: Path) -> int:
    count = 0
    for disclosure in disclosures(path):
        value = json.loads(json.dumps(written(disclosure)))
        jsonschema.validate(value, SCHEMA)
        again = read.disclosure(value, disclosure.path)
        facts = tuple(fact._replace(offset=None) for fact in disclosure.facts)
        assert again == disclosure._replace(facts=facts, map=again.map)
        assert outcomes(again) == outcomes(disclosure)
        count += 1
    return count


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir() if path.is_file()))
def test_every_example_survives_parsing(name: str) -> None:
    assert check(EXAMPLES / name) > 0


def test_the_industry_of_a_submission_survives_parsing(tmp_path: Path) -> None:
    words = "<p>Item 1C. Cybersecurity</p><p>Our security program protects the data of our patients.</p>"
    line = "STANDARD INDUSTRIAL CLASSIFICATION:\tSTATE COMMERCIAL BANKS [6022]\n"
    path = tmp_path / "filing.txt"
    path.write_text(submitted(("10-K", f"<html><body>{words}</body></html>"), items=line))
    assert check(path) == 1
    (disclosure,) = disclosures(path)
    assert "CYD733" in {finding.rule.id for finding in engine.lint(disclosure, builtin()).findings}


def test_every_real_filing_survives_parsing(corpus: Path) -> None:
    folders = (
        corpus / "seeds",
        *(corpus / "corpus" / name for name in ("form8k", "ixbrl", "instance", "rpages")),
    )
    paths = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    assert sum(check(path) for path in paths) >= 40
