"""What markup shows, by lines: fast, and without places."""

from __future__ import annotations

import pytest
from hypothesis import given

from cyberlint.markup.flat import flat
from cyberlint.markup.visible import visible
from markup.strategies import markup


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>Item <b>1A</b>.\nRisk</p><p>Factors</p>", ["Item 1A. Risk", "Factors"]),
        ("<table><tr><td>Item 2.</td><td>Properties</td></tr></table>", ["Item 2.", "Properties"]),
        ("<div>I<span>TEM&#160;1A.&nbsp;Risk &amp; more</span></div>", ["ITEM 1A. Risk & more"]),
        ("<div>seen<!-- <p>unseen</p> --><style>p {x: y}</style><script>a<b</script></div>", ["seen"]),
        ("a text without markup\nis its own", ["a text without markup", "is its own"]),
        ("5 < 6 and 7 > 6", ["5 < 6 and 7 > 6"]),
        ("<p>one<br>two<br/>three</p>", ["one", "two", "three"]),
    ],
)
def test_lines_are_what_blocks_rows_and_breaks_part(source: str, shown: list[str]) -> None:
    assert [line.strip() for line in flat(source).split("\n") if line.strip()] == shown


@given(markup())
def test_no_letter_that_is_visible_is_lost(inner: str) -> None:
    source = f"<div>{inner}</div>"
    left = iter(flat(source))
    assert all(letter in left for letter in visible(source).text if letter.isalnum())


def test_of_a_submission_the_forms_and_exhibits_are_read() -> None:
    def document(kind: str, text: str) -> str:
        return f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"

    kinds = ("10-K", "EX-99.1", "EX-101.INS", "GRAPHIC", "XML")
    source = "".join(document(kind, f"<p>of {kind}</p>") for kind in kinds)
    assert flat(source).split() == ["of", "10-K", "of", "EX-99.1"]
