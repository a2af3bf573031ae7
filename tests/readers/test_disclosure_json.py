"""JSON documents and JSON Lines: every disclosure read, every defective one named by its line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure
from cyberlint.jsonform import stream
from cyberlint.readers import disclosure_json
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import elements

INTEGRATED = elements()["integrated"].concept
GOOD = {"form": "10-K", "facts": [{"concept": INTEGRATED, "value": True}]}
LINE = json.dumps(GOOD)
UNREADABLE = "this is no JSON that can be read"


def read(data: str | bytes, path: str = "set.jsonl") -> list[Disclosure | ReadError]:
    return list(disclosure_json.read(Source(path, data if isinstance(data, bytes) else data.encode())))


def outline(parts: list[Disclosure | ReadError]) -> list[Any]:
    """Return the line of each disclosure, and line, column and words of each error."""
    return [
        (part.line, part.column, part.what) if isinstance(part, ReadError) else part.map.first_line
        for part in parts
    ]


def refusal(data: str | bytes, path: str = "x.json") -> tuple[str, int | None, int | None]:
    with pytest.raises(ReadError) as caught:
        read(data, path)
    return caught.value.what, caught.value.line, caught.value.column


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        ("x.json", LINE, [1]),
        ("x.json", json.dumps(GOOD, indent=2), [1]),
        ("x.json", f"\n\n  {LINE}\n", [3]),
        ("x.json", f"[{LINE}, {LINE}]", [1, 1]),
        ("x.json", f"[\n{LINE},\n{LINE}\n]\n", [2, 3]),
        ("x.json", f"[{json.dumps(GOOD, indent=2)},\n{LINE}]", [1, 10]),
        ("x.json", f"{LINE}\n{LINE}\n", [1, 2]),
        ("x.jsonl", f"{LINE}\n\n \n{LINE}", [1, 4]),
        ("x.jsonl", f"{LINE}\r\n{LINE}\r\n", [1, 2]),
        ("<stdin>", f"{LINE}\n{LINE}\n", [1, 2]),
        ("x.json", f"{json.dumps(GOOD, indent=1)}\n{json.dumps(GOOD, indent=1)}\n", [1, 10]),
    ],
)
def test_documents_arrays_and_lines_are_read_with_their_places(
    path: str, text: str, lines: list[int]
) -> None:
    assert outline(read(text, path)) == lines
    assert outline(read(gzip.compress(text.encode()), path + ".gz")) == lines


def test_the_path_of_a_line_is_that_of_the_file() -> None:
    _, second = read(f"{LINE}\n{LINE}\n", "sets/tamarind.jsonl")
    assert isinstance(second, Disclosure)
    assert second.path == "sets/tamarind.jsonl"
    assert second.place(0).line == 2


def test_a_defective_line_is_named_and_the_others_are_read() -> None:
    text = f'{LINE}\n{{"facts": [}}\n{LINE}\n{{"facts": [], "from": "10-K"}}\n{LINE}'
    assert outline(read(text)) == [
        1,
        (2, 12, "this is no JSON: expecting value"),
        3,
        (4, None, "there is no key “from”; did you mean “form”?"),
        5,
    ]


def test_a_defective_first_line_does_not_hide_that_there_are_lines() -> None:
    text = f'{{"facts": [}}\n{LINE}\n'
    assert outline(read(text, "<stdin>")) == [(1, 12, "this is no JSON: expecting value"), 2]


def test_a_defective_entry_of_an_array_is_named_and_the_others_are_read() -> None:
    text = f'[\n{LINE},\n{{"facts": 1}},\n{LINE}]'
    assert outline(read(text, "x.json")) == [2, (3, None, "facts: must be an array, not 1"), 4]


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (f"{LINE} {LINE}", len(LINE) + 1, "more follows the JSON value on this line"),
        ('{"facts": []', 13, "this is no JSON: expecting ',' delimiter"),
        (
            '{"facts": [], "facts": []}',
            None,
            "this is no JSON that can be read: the key “facts” stands twice in one object",
        ),
        ('{"facts": [], "form": "\\ud83d"}', None, "a string holds half of a surrogate pair"),
        ("[" * 100_000, None, f"{UNREADABLE}: it is nested too deeply"),
        ('{"facts": NaN}', None, "facts: must be an array, not nan"),
        ("17", None, "must be an object, not 17"),
        (LINE.replace("10-K", "\udc80"), None, "the line is not UTF-8 from byte 11 on"),
        (" " * 5_000_000, None, "the line has more than 4,000,000 bytes, which is the limit"),
    ],
    ids=range(9),
)
def test_a_line_that_is_no_disclosure(line: str, column: int | None, words: str) -> None:
    data = f"{LINE}\n{line}\n{LINE}\n".encode(errors="surrogateescape")
    assert outline(read(data)) == [1, (2, column, words), 3]


def test_a_number_of_endless_digits_is_refused() -> None:
    ((line, _, words),) = outline(read('{"facts": ' + "1" * 5000 + "}"))
    assert line == 1
    assert words.startswith(f"{UNREADABLE}: ")


def test_escaped_pairs_of_surrogates_are_characters() -> None:
    (disclosure,) = read('{"facts": [], "registrant": "\\ud83d\\ude00 Kilns"}')
    assert isinstance(disclosure, Disclosure)
    assert disclosure.registrant == "😀 Kilns"


def test_a_file_of_nothing_but_defects_ends_after_a_hundred() -> None:
    with pytest.raises(ReadError, match="100 entries are defective; what follows was not read"):
        read("x\n" * 1000)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("{}", None),
        ("[]", ("the file holds no disclosure", None, None)),
        ("", ("the file holds no disclosure", None, None)),
        ("{", ("this is no JSON: expecting property name enclosed in double quotes", 1, 2)),
        ('{\n"facts" 1', ("this is no JSON: expecting ':' delimiter", 2, 9)),
        (f"[{LINE}\n {LINE}]", ("this is no JSON: a comma or “]” is missing", 2, 2)),
        (f"[{LINE}", ("this is no JSON: a comma or “]” is missing", 1, len(LINE) + 2)),
        (f"[{LINE}]\n!", ("this is no JSON: something follows the array", 1, len(LINE) + 3)),
        (f"[{LINE},]", None),
    ],
)
def test_a_document_that_is_no_json(text: str, refused: tuple[str, int | None, int | None] | None) -> None:
    if refused:
        assert refusal(text) == refused
    else:
        assert read(text, "x.json")


@pytest.mark.parametrize("path", ["x.jsonl.gz", "x.json.gz"])
@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(LINE.encode())[:-6],
        gzip.compress(LINE.encode())[:20] + b"\x00\xff\x00" * 9,
        b"\x1f\x8bnothing of the kind",
    ],
    ids=["cut off", "corrupt", "not gzip"],
)
def test_damaged_compression_is_said(path: str, data: bytes) -> None:
    assert refusal(data, path)[0] == "the compressed data is damaged or cut off"


def test_what_inflates_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MAX_INFLATED", 1000)
    monkeypatch.setattr(stream, "MAX_BYTES", 500)
    bomb = gzip.compress((LINE + "\n").encode() * 50)
    assert refusal(bomb, "x.jsonl.gz")[0] == "the file inflates to more than 1,000 bytes, which is the limit"
    assert refusal(bomb, "x.json.gz")[0] == "the file inflates to more than 500 bytes, which is the limit"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("path", ["x.json", "x.jsonl"])
def test_other_encodings_of_json(encoding: str, path: str) -> None:
    (disclosure,) = read(LINE.replace("10-K", "20-F").encode(encoding), path)
    assert isinstance(disclosure, Disclosure)
    assert disclosure.form == "20-F"


@pytest.mark.parametrize(
    ("path", "data", "sure"),
    [
        ("-", LINE.encode(), 3),
        ("-", f"[{LINE}]".encode(), 3),
        ("-", json.dumps(GOOD, indent=2).encode(), 3),
        ("-", gzip.compress(LINE.encode()), 3),
        ("x.json", b'{"name": "cyberlint"}', 2),
        ("x.json", b"not json", 2),
        ("-", b'{"name": "cyberlint"}', 2),
        ("-", b"[Note to draft] We manage risks.", 0),
        ("-", b"\x1f\x8bnothing", 0),
        ("-", b"<html></html>", 0),
        ("-", b"", 0),
    ],
)
def test_json_is_recognised_by_its_content_first(path: str, data: bytes, sure: int) -> None:
    assert disclosure_json.recognise(Source(path, data)) == sure


def test_the_format_is_chosen_for_json_under_any_name() -> None:
    assert readers.recognise(Source("page.txt", LINE.encode())) == "disclosure-json"


def test_every_filing_of_the_data_set_is_read(corpus: Path) -> None:
    path = corpus / "corpus" / "universe-dev.jsonl.gz"
    count = 0
    for part in disclosure_json.read(Source(path.name, path.read_bytes())):
        assert isinstance(part, Disclosure)
        count += 1
        assert part.map.first_line == count
        for fact in part.facts:
            if fact.text.strip():
                (span,) = fact.spans
                assert part.text[span.start : span.end] == fact.text
    assert count == 5509
