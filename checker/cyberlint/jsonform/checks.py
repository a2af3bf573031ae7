"""The keys of the JSON form and what each may hold.

These checks are written by hand because a schema validator takes longer to import than all the rest of a
run; a test holds them and ``schemas/disclosure.schema.json`` together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from cyberlint.disclosure import MarkKind, Scope
from cyberlint.taxonomy import Kind, by_concept, form_classes

MAX_FACTS = 1000

Check = Callable[[Any], None]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TAXONOMY = re.compile(r"cyd/\d{4}")
_SIC = re.compile(r"[0-9]{4}")


class FormError(Exception):
    """A value is not what its key wants; `path` leads to it from the outermost value."""

    def __init__(self, what: str, *path: str) -> None:
        super().__init__(what)
        self.what = what
        self.path = list(path)

    def __str__(self) -> str:
        where = "".join(self.path).removeprefix(".")
        return f"{where}: {self.what}" if where else self.what


def disclosure(value: Any) -> None:
    """Check the value of a whole disclosure. Raises FormError."""
    _object(value, _DISCLOSURE, ("facts",))
    if "text" in value:
        return
    for key in ("sections", "marks"):
        if value.get(key):
            raise FormError("needs “text” beside it, as it holds ranges of that", f".{key}")
    for index, fact in enumerate(value["facts"]):
        if "spans" in fact:
            raise FormError("needs “text” beside it, as it holds ranges of that", f".facts[{index}].spans")


def _object(value: Any, checks: Mapping[str, Check], required: tuple[str, ...]) -> None:
    if type(value) is not dict:
        raise _not("an object", value)
    for key, item in value.items():
        check = checks.get(key)
        if check is None:
            raise FormError(f"there is no key “{_cut(key)}”{_meant(key, checks)}")
        try:
            check(item)
        except FormError as error:
            error.path.insert(0, f".{key}")
            raise
    for key in required:
        if key not in value:
            raise FormError(f"the key “{key}” is missing")


def _each(check: Check, most: int | None = None) -> Check:
    def each(value: Any) -> None:
        if type(value) is not list:
            raise _not("an array", value)
        if most is not None and len(value) > most:
            raise FormError(f"has {len(value):,} entries; the limit is {most:,}")
        for index, item in enumerate(value):
            try:
                check(item)
            except FormError as error:
                error.path.insert(0, f"[{index}]")
                raise

    return each


def _text(value: Any) -> None:
    if type(value) is not str:
        raise _not("a string", value)


def _text_or_null(value: Any) -> None:
    if value is not None and type(value) is not str:
        raise _not("a string or null", value)


def _boolean(value: Any) -> None:
    if type(value) is not bool:
        raise _not("true or false", value)


def _date(value: Any) -> None:
    if type(value) is not str or not _is_date(value):
        raise _not("a date as 2025-12-31", value)


def _date_or_null(value: Any) -> None:
    if value is not None:
        _date(value)


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _taxonomy(value: Any) -> None:
    if value is not None and (type(value) is not str or not _TAXONOMY.fullmatch(value)):
        raise _not("a taxonomy as cyd/2025, or null", value)


def _sic(value: Any) -> None:
    if value is not None and (type(value) is not str or not _SIC.fullmatch(value)):
        raise _not("a code of four digits as 6022, or null", value)


def _months(value: Any) -> None:
    if type(value) is not int or not 0 <= value <= 1200:
        raise _not("a whole number of months", value)


def _one_of(words: Callable[[], tuple[str, ...]]) -> Check:
    def one_of(value: Any) -> None:
        if type(value) is not str or value not in words():
            hint = _meant(value, words()) if type(value) is str else ""
            raise _not(f"one of {', '.join(words())}", value, hint)

    return one_of


def _span(value: Any) -> None:
    if type(value) is not list or [type(end) for end in value] != [int, int] or not 0 <= value[0] <= value[1]:
        raise _not("a range as [start, end]", value)


def _value(value: Any) -> None:
    if value is not None and type(value) not in (bool, str):
        raise _not("true, false, a string or null", value)


def _dimensions(value: Any) -> None:
    if type(value) is str:
        return
    _each(_dimension)(value)


def _dimension(value: Any) -> None:
    if type(value) is not str:
        _object(value, {"axis": _text, "member": _text}, ("member",))


def _fact(value: Any) -> None:
    _object(value, _FACT, ("concept", "value"))
    element = by_concept().get(value["concept"])
    if element is None and value.get("known") is not False:
        hint = _meant(value["concept"], by_concept())
        raise FormError(f"“{_cut(value['concept'])}” is no element of the CYD taxonomy{hint}", ".concept")
    if element and element.kind is Kind.TEXT_BLOCK and type(value["value"]) is bool:
        raise FormError("must be a string or null, as the element is a text block", ".value")
    for key in ("start", "months"):
        if key in value and "end" not in value:
            raise FormError("needs “end” beside it", f".{key}")
    if "start" in value and "months" in value:
        raise FormError("stands beside “start”; only one of them is wanted", ".months")


def _section(value: Any) -> None:
    _object(value, _SECTION, ("item", "title", "span"))


def _mark(value: Any) -> None:
    _object(value, _MARK, ("kind", "span"))


_MARK: Mapping[str, Check] = {
    "kind": _one_of(lambda: tuple(kind.value for kind in MarkKind)),
    "span": _span,
    "text": _text,
}
_SECTION: Mapping[str, Check] = {"item": _text, "title": _text, "span": _span}
_FACT: Mapping[str, Check] = {
    "concept": _text,
    "value": _value,
    "known": _boolean,
    "taxonomy": _taxonomy,
    "start": _date,
    "end": _date,
    "months": _months,
    "dimensions": _dimensions,
    "id": _text_or_null,
    "spans": _each(_span),
}
_DISCLOSURE: Mapping[str, Check] = {
    "accession": _text_or_null,
    "cik": _text_or_null,
    "registrant": _text_or_null,
    "form": _text_or_null,
    "forms": _each(_one_of(lambda: tuple(form_classes()))),
    "period": _date_or_null,
    "filed": _date_or_null,
    "taxonomy": _taxonomy,
    "items": _each(_text),
    "path": _text_or_null,
    "format": _text_or_null,
    "scope": _one_of(lambda: tuple(scope.value for scope in Scope)),
    "tagged": _boolean,
    "limits": _each(_text),
    "text": _text,
    "sections": _each(_section),
    "facts": _each(_fact, MAX_FACTS),
    "marks": _each(_mark),
    "sic": _sic,
}


def _not(wanted: str, value: Any, hint: str = "") -> FormError:
    return FormError(f"must be {wanted}, not {_shown(value)}{hint}")


def _shown(value: Any) -> str:
    """Return a value as people say it, short."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return f"“{_cut(value)}”"
        case list():
            return _cut(str(value)) if value and all(type(item) is int for item in value) else "an array"
        case dict():
            return "an object"
        case _:
            return _cut(str(value))


def _cut(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[:most]}…"


def _meant(word: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """Return “; did you mean …” for the nearest known word, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(_cut(word, 200), list(known), n=1, cutoff=0.75)
    return f"; did you mean “{near[0]}”?" if near else ""
