"""Disclosures from a file of JSON or JSON Lines, one after the other, within limits."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from cyberlint.disclosure import Disclosure
from cyberlint.jsonform import read as jsonform
from cyberlint.source import MAX_BYTES, ReadError, Source

MAX_LINE = 4_000_000
MAX_INFLATED = 1_000_000_000
MAX_DEFECTS = 100

_GZIP = b"\x1f\x8b"
_LINES = re.compile(rb"\s*\{[^\n]*\n\s*\{")
_SPACE = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def disclosures(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosures, and an error for each line or entry that is none.

    Raises ReadError where the input as a whole is no JSON, is damaged, too large or empty, or has more
    than 100 defects.
    """
    values, defects = 0, 0
    for part in _parts(source):
        values += 1
        defects += isinstance(part, ReadError)
        yield part
        if defects == MAX_DEFECTS:
            raise ReadError(f"{MAX_DEFECTS} entries are defective; what follows was not read")
    if not values:
        raise ReadError("the file holds no disclosure")


def _parts(source: Source) -> Iterator[Disclosure | ReadError]:
    """Read JSON Lines line by line; they are known by their name, or as objects on consecutive lines."""
    if source.path.lower().removesuffix(".gz").endswith(".jsonl"):
        return _by_line(source.path, _lines(source))
    data = _whole(source)
    if _LINES.match(data):
        return _by_line(source.path, _lines(Source(source.path, data)))
    return _by_entry(source.path, Source(source.path, data).text())


def _lines(source: Source) -> Iterator[bytes]:
    """Yield the lines with their ends; a line that is too long comes in pieces. Raises ReadError."""
    data = source.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, as PowerShell writes it
        data = source.text().encode(errors="replace")
    if not data.startswith(_GZIP):
        with io.BytesIO(data) as file:
            yield from iter(partial(file.readline, MAX_LINE + 1), b"")
        return
    import gzip  # noqa: PLC0415 - only compressed input needs these two
    import zlib  # noqa: PLC0415

    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            for line in iter(partial(file.readline, MAX_LINE + 1), b""):
                size += len(line)
                if size > MAX_INFLATED:
                    raise ReadError(
                        f"the file inflates to more than {MAX_INFLATED:,} bytes, which is the limit"
                    )
                yield line
    except (EOFError, OSError, zlib.error) as error:
        raise ReadError("the compressed data is damaged or cut off") from error


def _whole(source: Source) -> bytes:
    lines, size = [], 0
    for line in _lines(source):
        size += len(line)
        if size > MAX_BYTES:
            raise ReadError(f"the file inflates to more than {MAX_BYTES:,} bytes, which is the limit")
        lines.append(line)
    return b"".join(lines)


def _by_line(path: str, lines: Iterator[bytes]) -> Iterator[Disclosure | ReadError]:
    number, passing = 0, False
    for line in lines:
        ended = line.endswith(b"\n")
        if not passing:
            number += 1
            if len(line) > MAX_LINE and not ended:
                yield ReadError(f"the line has more than {MAX_LINE:,} bytes, which is the limit", line=number)
            elif line.strip():
                yield _line(line, path, number)
        passing = not ended


def _line(line: bytes, path: str, number: int) -> Disclosure | ReadError:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        return ReadError(f"the line is not UTF-8 from byte {error.start + 1} on", line=number)
    try:
        value, end = _decoded(text, 0, number)
        if text[end:].strip():
            return ReadError("more follows the JSON value on this line", line=number, column=end + 1)
        return jsonform.disclosure(value, path, number)
    except ReadError as error:
        return error


def _by_entry(path: str, text: str) -> Iterator[Disclosure | ReadError]:
    """Read values that follow one another, or the entries of one array."""
    position = _past_space(text, 0)
    array = text.startswith("[", position)
    position = _past_space(text, position + array)
    line, counted = 1, 0
    while position < len(text) and not (array and text[position] == "]"):
        line += text.count("\n", counted, position)
        value, end = _decoded(text, position, line)
        counted = position
        try:
            yield jsonform.disclosure(value, path, line)
        except ReadError as error:
            yield error
        position = _past_space(text, end)
        if array and text.startswith(",", position):
            position = _past_space(text, position + 1)
        elif array and not text.startswith("]", position):
            raise _no_json("a comma or “]” is missing", text, position, 1)
    if array and text[position + 1 :].strip():
        raise _no_json("something follows the array", text, position + 1, 1)


def _past_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _decoded(text: str, position: int, line: int) -> tuple[Any, int]:
    """Return the JSON value at a position and where it ends. Raises ReadError; `line` is where it begins."""
    try:
        value, end = _DECODER.raw_decode(text, _past_space(text, position))
        if _SURROGATE.search(text, position, end):
            json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        first = line - text.count("\n", 0, position)
        raise _no_json(error.msg.lower(), text, error.pos, first) from None
    except RecursionError:
        raise ReadError("this is no JSON that can be read: it is nested too deeply", line=line) from None
    except UnicodeEncodeError:
        raise ReadError("a string holds half of a surrogate pair", line=line) from None
    except ValueError as error:
        raise ReadError(f"this is no JSON that can be read: {error}", line=line) from None
    return value, end


def _no_json(what: str, text: str, position: int, first_line: int) -> ReadError:
    line = first_line + text.count("\n", 0, position)
    return ReadError(f"this is no JSON: {what}", line=line, column=position - text.rfind("\n", 0, position))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; a key that stands twice hides a value, so it is refused."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key “{twice[:60]}” stands twice in one object")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object)
