"""What a draft in HTML or Markdown strikes through or highlights."""

from __future__ import annotations

import time

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.readers import read
from cyberlint.source import Source

HEAD = "Our board of directors oversees risks from cybersecurity threats."


def marks(suffix: str, words: str) -> list[tuple[str, str]]:
    """Return kind and words of the marks in a draft whose last paragraph is `words`."""
    if suffix == "html":
        text = f"<html><body><p>Item 1C. Cybersecurity</p><p>{HEAD}</p><p>{words}</p></body></html>"
    else:
        text = f"# Item 1C. Cybersecurity\n\n{HEAD}\n\n{words}\n"
    (found,) = read(Source(f"draft.{suffix}", text.encode()))
    assert isinstance(found, Disclosure)
    return [(mark.kind.value, found.text[mark.span.start : mark.span.end]) for mark in found.marks]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("We meet <s>four times</s> a year.", [("strike", "four times")]),
        ("We meet <del>four</del> <strike>five</strike> times.", [("strike", "four"), ("strike", "five")]),
        ("We meet <mark>four <b>times</b></mark> a year.", [("highlight", "four times")]),
        (
            'We <span style="text-decoration: line-through">meet <span>often</span></span>.',
            [("strike", "meet often")],
        ),
        ('We <span style="background-color:#FFFF00">meet</span> often.', [("highlight", "meet")]),
        ('We <font style="background: yellow">meet</font> often.', [("highlight", "meet")]),
        ('We <span style="background-color:#cceeff">meet</span> <u>often</u>.', []),
        ("We <s></s>meet <s/>often.", []),
        ("We meet <s>four times a year.", []),
    ],
)
def test_html_marks_by_elements_and_styles(words: str, shown: list[tuple[str, str]]) -> None:
    assert marks("html", words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("We meet ~~four times~~ a year.", [("strike", "four times")]),
        ("We meet ==four== <s>times</s> a year.", [("highlight", "four"), ("strike", "times")]),
        ("We meet where a == b and c == d.", []),
        ("We meet **four times** a year.", []),
    ],
)
def test_markdown_marks_by_its_own_signs_and_by_html(words: str, shown: list[tuple[str, str]]) -> None:
    assert marks("md", words) == shown


def test_hostile_markup_takes_no_time() -> None:
    start = time.perf_counter()
    assert marks("html", "<s>" * 30_000 + "x" + "<s/>" * 30_000) == []
    assert len(marks("html", "<s>x</s> " * 3_000)) == 1_000
    assert time.perf_counter() - start < 10
