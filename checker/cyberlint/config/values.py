"""The value of one setting, from a file or from text; ValueError says why there is none."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from cyberlint.config.layer import Pack
from cyberlint.config.setting import Setting
from cyberlint.config.words import choice, expected, unknown

_SWITCHES = {"true": True, "1": True, "false": False, "0": False}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SHA256 = re.compile(r"[0-9a-f]{64}")
PACK = ("path", "sha256", "optional")
"""The keys of a pack."""


def from_file(setting: Setting, value: Any, folder: str) -> Any:
    """Return the value that a file in `folder` gives; of a list, one of its parts."""
    match setting.type:
        case "switch":
            return _is(bool, value, "true or false")
        case "number":
            return _number(setting, _is(int, value, "a whole number"))
        case "date":
            return _date(_is(str, value if isinstance(value, str) else _day(value), "a date, as 2026-03-31"))
        case "pack":
            return _pack(value, folder)
        case "pattern":
            return _pattern(_is(str, value, "a text, the pattern"), folder)
        case "path" | "file":
            return _in(folder, _is(str, value, "a text, the path"))
    return from_text(setting, _is(str, value, "a text").strip())


def from_text(setting: Setting, text: str) -> Any:
    """Return the value that a word of the command line or of the environment means."""
    match setting.type:
        case "switch" if text.lower() in _SWITCHES:
            return _SWITCHES[text.lower()]
        case "switch":
            raise ValueError(f"{text!r} is none of: true, false, 1, 0")
        case "number" if re.fullmatch(r"-?\d{1,15}", text):
            return _number(setting, int(text))
        case "number":
            raise ValueError(f"expected a whole number, not {text!r}")
        case "date":
            return _date(text)
        case "pattern":
            return _pattern(text)
        case "pack":
            return Pack(_filled(text))
    choices = tuple(setting.choices()) if setting.choices else ()
    if choices and text not in choices:
        raise ValueError(choice(text, choices))
    return setting.check(text) if setting.check else _filled(text)


def parts(setting: Setting, text: str) -> list[str]:
    """Return the parts of a list as the environment gives it."""
    separator = os.pathsep if setting.type in ("path", "file", "pack") else ","
    return [part.strip() for part in text.split(separator) if part.strip()]


def _is(kind: type, value: Any, words: str) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(expected(words, value))
    return value


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty")
    if "\0" in text:
        raise ValueError("the text holds a NUL character")
    return text


def _number(setting: Setting, value: int) -> int:
    if value < setting.minimum:
        raise ValueError(f"expected {setting.minimum} or more, not {value}")
    return value


def _day(value: Any) -> Any:
    """Return a date that TOML has as one as its text; a date with a time of day is none."""
    from datetime import date, datetime  # noqa: PLC0415 - few files hold a date

    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _date(text: str) -> str:
    from datetime import date  # noqa: PLC0415 - few runs are given one

    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise ValueError(f"expected a date, as 2026-03-31, not {text!r}")


def _pack(value: Any, folder: str) -> Pack:
    if not isinstance(value, Mapping):
        return Pack(_in(folder, _is(str, value, "a text, the path, or a table")))
    for key in value:
        if key not in PACK:
            raise ValueError(unknown(key, PACK))
    if "path" not in value:
        raise ValueError("'path' is missing")
    digest = _is(str, value.get("sha256", ""), "a text for sha256").lower()
    if "sha256" in value and not _SHA256.fullmatch(digest):
        raise ValueError("sha256 has 64 hexadecimal digits; `cyberlint pin` prints it")
    optional = _is(bool, value.get("optional", False), "true or false for optional")
    return Pack(_in(folder, _is(str, value["path"], "a text for path")), digest or None, optional)


def _pattern(text: str, folder: str = "") -> str:
    """Return a pattern that stands in a file as one from the current folder."""
    from cyberlint import globs  # noqa: PLC0415 - few runs are given one

    if what := globs.defect(_filled(text)):
        raise ValueError(what)
    return os.path.normpath(os.path.join(folder, text)) if folder and "/" in text.rstrip("/") else text


def _in(folder: str, path: str) -> str:
    """Return a path that stands in a file as one from the current folder."""
    return os.path.normpath(os.path.join(folder, _filled(path))) if folder else _filled(path)
