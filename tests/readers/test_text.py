"""Plain text drafts, as a person hands them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.readers import text
from cyberlint.source import ReadError, Source

ITEM = """\
Item 1C. Cybersecurity

We maintain a cybersecurity program that our audit
committee oversees. It’s tested.
"""


def read(data: str | bytes) -> Disclosure:
    (disclosure,) = readers.read(Source("draft.txt", data if isinstance(data, bytes) else data.encode()))
    assert isinstance(disclosure, Disclosure)
    return disclosure


def test_a_draft():
    draft = read(ITEM)
    assert draft.text == (
        "Item 1C. Cybersecurity\n"
        "We maintain a cybersecurity program that our audit committee oversees. It’s tested."
    )
    assert (draft.format, draft.form, draft.scope, draft.tagged) == ("text", "10-K", Scope.FULL_ITEM, False)
    place = draft.place(draft.text.index("committee"))
    assert (place.line, place.column) == (4, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends_make_no_difference(encoding, end):
    assert read(ITEM.replace("\n", end).encode(encoding)).text == read(ITEM).text


def test_lines_that_tools_put_on_top_are_no_part_of_the_item():
    tools = (
        "8-K/A (Current report)  filed 2026-07-02\nHARBOR LANE CORP  (HLC) \nhttps://www.sec.gov/a/b.htm\n\n"
    )
    item = "Item 1.05 Material Cybersecurity Incidents On June 8, 2026, we found an intruder."
    draft = read(
        f"{tools}{item} SIGNATURE Pursuant to the requirements of the Act, the registrant has duly caused"
    )
    assert draft.text == item
    assert (draft.form, draft.items, draft.limits) == ("8-K/A", ("1.05",), ())


def test_text_is_a_guess_and_bytes_are_not_text():
    assert text.recognise(Source("a", b"anything at all")) == 1
    assert text.recognise(Source("a.txt", b"\x00\x01\x02")) == 0


def test_there_may_be_nothing_to_lint():
    with pytest.raises(ReadError, match="nothing to lint"):
        read("We build ferries.")


def test_every_real_extract_is_read(corpus: Path):
    for path in sorted((corpus / "corpus" / "form8k").glob("*.txt")):
        draft = read(path.read_bytes())
        assert (draft.form or "").startswith("8-K"), path.name
        assert len(draft.text) > 500, path.name
    for path in sorted((corpus / "corpus" / "item1c_text").rglob("*.txt")):
        assert read(path.read_bytes()).form == "10-K", path.name
