"""Numbers and bullets that Word computes."""

from __future__ import annotations

import pytest

from cyberlint.word.numbering import formatted
from drafts import definition, level, listed, p, shown


def entry(words: str, key: int = 1, at: int = 0) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>')


def style(key: str, kind: str, of: int) -> str:
    numbered = f'<w:pPr><w:numPr><w:numId w:val="{of}"/></w:numPr></w:pPr>'
    return f'<w:style w:type="{kind}" w:styleId="{key}">{numbered}</w:style>'


OUTLINE = definition(
    0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "decimal", "%1.%3")
)


def test_a_bullet_is_a_bullet_whatever_its_picture() -> None:
    numbering = definition(0, level(0, "bullet", "\uf0b7")) + listed(1, 0)
    assert shown(entry("one") + entry("two"), numbering=numbering) == ["• one", "• two"]


def test_a_level_counts_and_begins_again_under_the_next_entry_above() -> None:
    body = entry("a") + entry("b", at=1) + entry("c", at=1) + entry("d") + entry("e", at=1) + entry("f", at=2)
    assert shown(body, numbering=OUTLINE + listed(1, 0)) == [
        "1. a",
        "(a) b",
        "(b) c",
        "2. d",
        "(a) e",
        "2.1 f",
    ]


def test_two_lists_of_one_definition_count_on_unless_they_begin_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = OUTLINE + listed(1, 0) + listed(2, 0) + listed(3, 0, again)
    body = entry("a") + entry("b", 2) + entry("c", 3) + entry("d", 3)
    assert shown(body, numbering=numbering) == ["1. a", "2. b", "5. c", "6. d"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "Part %1")}</w:lvlOverride>'
    assert shown(entry("a") + entry("b"), numbering=OUTLINE + listed(1, 0, own)) == ["Part I a", "Part II b"]


def test_a_legal_number_is_all_decimals() -> None:
    numbering = definition(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + listed(1, 0)
    assert shown(entry("a") + entry("b", at=1), numbering=numbering) == ["I. a", "1.1 b"]


def test_a_style_may_number_and_a_paragraph_may_decline() -> None:
    styles = style("Base", "paragraph", 1)
    styles += '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/></w:style>'
    declined = '<w:pStyle w:val="Head"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("a", properties='<w:pStyle w:val="Head"/>') + p("b", properties=declined)
    assert shown(body, styles=styles, numbering=OUTLINE + listed(1, 0)) == ["1. a", "b"]


def test_a_list_may_be_defined_by_a_style() -> None:
    styles = style("Firm", "numbering", 2)
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Firm"/></w:abstractNum>'
    assert shown(entry("a"), styles=styles, numbering=OUTLINE + linked + listed(1, 9) + listed(2, 0)) == [
        "1. a"
    ]


def test_an_empty_entry_shows_nothing() -> None:
    assert shown(p("a") + entry("") + p("b"), numbering=OUTLINE + listed(1, 0)) == ["a", "b"]


@pytest.mark.parametrize("numbering", ["", listed(1, 7), OUTLINE + listed(1, 0, "<w:lvlOverride/>")])
def test_a_list_that_is_not_defined_has_no_marker_or_a_number(numbering: str) -> None:
    assert shown(entry("a"), numbering=numbering)[0] in ("a", "1. a")


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (1, "decimal", "1"),
        (4, "decimalZero", "04"),
        (28, "lowerLetter", "bb"),
        (27, "upperLetter", "AA"),
        (499, "lowerRoman", "cdxcix"),
        (14, "upperRoman", "XIV"),
        (3, "chicago", "3"),
        (0, "lowerLetter", "0"),
        (900, "lowerLetter", "900"),
        (-4, "upperRoman", "-4"),
    ],
)
def test_how_numbers_are_written(value: int, form: str, words: str) -> None:
    assert formatted(value, form) == words
