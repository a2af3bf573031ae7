"""HTML by construction: text is escaped wherever it enters, and nothing else makes a tag.

A plain `str` is text of any origin; `Html` is what this module has made. `element` takes both and escapes the
first, so that no reporter has to remember it. Characters that do not print, bidirectional overrides and NUL
among them, are shown by their code point. `page` puts a body under the head that every page of cyberlint has,
with the style and the script that `asset` reads.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID = frozenset({"br", "input", "meta"})


class Html(str):
    """Markup: it is written as it is."""

    __slots__ = ()


def text(words: str) -> Html:
    """Return text as markup that shows it; every white space is a space, what does not print is named."""
    if words.isprintable():
        return Html(words.translate(_SIGNS))
    return Html("".join(_shown(character) for character in words))


def _shown(character: str) -> str:
    if character.isprintable():
        return character.translate(_SIGNS)
    if character.isspace():
        return " "
    return f'<span class="sign">{_named(character)}</span>'


def _named(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def line(words: str) -> str:
    """Return text with single spaces between its words."""
    return " ".join(words.split())


def join(parts: Iterable[Html | str], between: Html | str = "") -> Html:
    """Return parts one after the other, with something between them."""
    return Html(_markup(between).join(_markup(part) for part in parts))


def element(name: str, /, *parts: Html | str, **attributes: str | int | bool | None) -> Html:
    """Return an element around parts.

    ``class_="a"`` is the attribute ``class="a"``, ``aria_label`` is ``aria-label``; an attribute that is None
    or False is left out, one that is True has no value.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{join(parts)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_value(str(value))}"'


def _value(words: str) -> str:
    """Return text for the inside of an attribute, where no marker can be an element of its own."""
    shown = (
        character if character.isprintable() else " " if character.isspace() else _named(character)
        for character in words
    )
    return "".join(shown).translate(_SIGNS)


def _markup(part: Html | str) -> str:
    return part if isinstance(part, Html) else text(part)


@cache
def asset(module: str, name: str) -> str:
    """Return a file beside a module, whose ``__file__`` is given.

    It has line feeds alone, as a browser reads it: the hashes of a page's policy are of these.
    """
    return Path(module).with_name(name).read_text(encoding="utf-8")


def page(title: str, style: str, body: Html, script: str | None = None) -> str:
    """Return a page that fetches nothing, and runs no style or script but its own.

    Its policy is one of hashes (Content Security Policy Level 3, §2.3.1): of the style, which stands in the
    head, and of the script, which `body` holds where there is one.
    """
    return f'<!doctype html>\n<html lang="en">\n{_head(title, style, script)}\n{body}\n</html>\n'


def _head(title: str, style: str, script: str | None) -> Html:
    scripts = f"script-src {_hash(script)}; " if script is not None else ""
    policy = f"default-src 'none'; style-src {_hash(style)}; {scripts}base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content="cyberlint"),
        # The quotation marks of a policy are its syntax, and of ours: an attribute escapes them.
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Html(style)),
    )


def _hash(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"
