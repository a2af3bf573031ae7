"""The files of ``examples/`` are what their descriptions say, in every format."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from cyberlint.taxonomy import Kind, elements, names
from tools.filing import Filing, filings
from tools.write_examples import EXAMPLES, WRITERS, written

FILINGS = {filing.name: filing for filing in filings()}


@pytest.mark.parametrize("name", sorted(written()))
def test_an_example_is_as_its_description_says(name: str) -> None:
    stale = f"examples/{name} is stale: run `make docs`"
    assert (EXAMPLES / name).read_bytes() == written()[name], stale


def test_every_example_has_a_description() -> None:
    there = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*") if path.is_file()}
    assert there == set(written())


def test_every_input_format_has_an_example() -> None:
    assert {name for filing in FILINGS.values() for name in filing.formats} == set(WRITERS)


@pytest.mark.parametrize("name", [name for name in written() if name.endswith((".xml", "-K.htm"))])
def test_xml_examples_are_well_formed(name: str) -> None:
    ElementTree.fromstring(written()[name])


def test_inline_facts_are_those_of_the_description(larkspur: Filing) -> None:
    text = written()["larkspur-10-K.htm"].decode()
    assert re.findall(r'name="cyd:(\w+)"', text) == [tag.concept for tag in larkspur.tags]
    assert re.findall(r"ixt:fixed-(\w+)", text) == [tag.flag for tag in larkspur.tags if tag.flag]
    assert re.findall(r'continuedAt="([\w-]+)"', text) == re.findall(r'ix:continuation id="([\w-]+)"', text)


def test_the_r_page_holds_each_label_once_and_a_footer_for_each_row(larkspur: Filing) -> None:
    lines = written()["larkspur-10-K.R.txt"].decode().splitlines()
    labels = [f"|{elements()[tag.name].label}" for tag in larkspur.tags]
    assert sorted(line for line in lines if line.endswith(("[Flag]", "[Text Block]"))) == sorted(labels)
    assert lines.count("|X") == len(larkspur.tags) + 1


def test_json_and_json_lines_hold_the_same_disclosure() -> None:
    line = written()["larkspur-10-K.jsonl"].decode()
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(written()["larkspur-10-K.json"])


def test_a_block_that_a_page_break_interrupts_does_not_hold_the_page_number(larkspur: Filing) -> None:
    processes = next(tag for tag in larkspur.tags if tag.name == "processes")
    assert len(processes.parts) == 2
    assert processes.paragraphs[0] == "Risk Management and Strategy"
    assert not {"24", "Table of Contents"} & set(processes.paragraphs)


def test_what_larkspur_says_lies_inside_its_tags(larkspur: Filing) -> None:
    """A reader of tags sees what a reader of the whole Item sees, so that all formats give one result."""
    nodes = list(larkspur.body)
    start, end = ([node.get("id") for node in nodes].index(item) for item in ("item-1c", "item-2"))
    assert {node.tag for node in nodes[start + 1 : end]} <= {*elements(), "more", "page"}


def test_quillback_tags_every_annual_element(quillback: Filing) -> None:
    annual = {*names(Kind.FLAG, "annual"), *names(Kind.TEXT_BLOCK, "annual")}
    assert {tag.name for tag in quillback.tags} == annual


@pytest.fixture
def larkspur() -> Filing:
    return FILINGS["larkspur-10-K"]


@pytest.fixture
def quillback() -> Filing:
    return FILINGS["quillback-10-K"]


def test_names_are_fictional_and_numbers_unassigned() -> None:
    """The SEC's CIKs run to seven digits; ours begin with 999 in the range above them."""
    assert all(re.fullmatch(r"999\d{4}", filing.cik) for filing in FILINGS.values())
    assert all(f"{filing.cik:0>10}" == filing.accession[:10] for filing in FILINGS.values())
