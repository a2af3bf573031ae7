"""HTML by construction: words stay words, and a page runs nothing but its own."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.html import Html, asset, element, join, line, page, text
from reporters.pages import Page


def named(words: str) -> str:
    """Return words as a page shows them: what does not print by its code point."""
    return "".join(c if c.isprintable() else " " if c.isspace() else f"[U+{ord(c):04X}]" for c in words)


@given(st.text())
def test_any_text_is_shown_as_it_is_or_named(words: str) -> None:
    assert Page(element("p", words)).one("p").text == named(words)


@given(st.text())
def test_any_attribute_is_what_was_given(words: str) -> None:
    assert Page(element("p", title=words)).one("p").attributes["title"] == named(words)


def test_markup_is_made_by_elements_alone() -> None:
    assert element("b", "<", element("i", ">"), hidden=True, id=None, class_="a") == (
        '<b hidden class="a">&lt;<i>&gt;</i></b>'
    )
    assert join(("a&", text("<")), ", ") == "a&amp;, &lt;"


def test_an_attribute_is_named_as_python_can() -> None:
    assert element("a", "law", aria_label="the law", open=False) == '<a aria-label="the law">law</a>'


def test_some_elements_hold_nothing() -> None:
    assert element("br") == "<br>"
    assert element("input", type="checkbox", checked=True) == '<input type="checkbox" checked>'


def test_a_line_has_single_spaces() -> None:
    assert line("  Our\n board\xa0meets. ") == "Our board meets."


def allowed(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


def test_a_page_allows_its_own_style_and_script_and_nothing_else() -> None:
    style, script = "p { color: red }", "document.title = 'x'"
    body = element("body", element("p", "<b>"), element("script", Html(script)))
    shown = Page(page("A & B", style, body, script))
    (policy,) = (meta for meta in shown.all("meta") if "http-equiv" in meta.attributes)
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert shown.one("title").text == "A & B"
    assert shown.one("style").text == style
    assert shown.one("p").text == "<b>"


def test_a_style_beside_a_module_has_the_line_feeds_of_a_browser(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_bytes(b"p { color: red }\r\n")
    assert asset(str(tmp_path / "page.py"), "page.css") == "p { color: red }\n"


def test_a_page_without_a_script_allows_none() -> None:
    written = page("A", "", element("body"))
    assert "script-src" not in written
    assert re.match(r'<!doctype html>\n<html lang="en">\n<head>', written)
