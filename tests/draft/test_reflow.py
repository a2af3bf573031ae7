"""The same draft is the same text at whatever width somebody wraps it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint import readers
from cyberlint.disclosure import Disclosure
from cyberlint.draft.lines import source_lines, visible
from cyberlint.narrative import Narrative
from cyberlint.source import Source

WIDTHS = range(38, 201)
DRAFT = Path(__file__).resolve().parents[2] / "examples/drafts/saltmarsh-10-K.txt"

PROSE = """\
Item 1C. Cybersecurity

Risk Management and Strategy

We rely on third- and fourth-party providers, on end-to-end encryption and on a state-of-the-art
security operations center—run by Tern Point LLP—that watches our systems day and night. The policies
are designed to: (a) meet new requirements of privacy laws; (b) prevent, detect and mitigate attacks; and
(c) inform the Board. Our processes are (1) documented, (2) tested and (3) reviewed each year.

For the risks that we face, see Part I, Item 1A of this annual report on Form 10-K and Note 17 to the
consolidated financial statements. John J. Doe, our Chief Information Security Officer – who joined us
in 2019 – reports to the Chief Executive Officer of Larkspur Instruments, Inc. and to the Audit
Committee of the Board of Directors. The lease of the Security Operations Center is described in Note
10.

Our program includes:

- training of every employee, and drills that we hold twice a year for those who answer incidents
- an incident response plan, which our General Counsel and our Chief Financial Officer review

Governance

Our Board oversees risks from cybersecurity threats. From time to time, it consults advisors.
"""


def wrapped(text: str, width: int, *, hyphens: bool = True) -> str:
    """Wrap every paragraph and every entry of a list; blank lines stay."""
    return "\n".join(
        textwrap.fill(block, width, break_long_words=False, break_on_hyphens=hyphens)
        for block in unwrapped(text).split("\n")
    )


def unwrapped(text: str) -> str:
    """Write every paragraph and every entry of a list on a line of its own."""
    blocks = [block.replace("\n-", "\0-") for block in text.strip().split("\n\n")]
    return "\n\n".join(" ".join(block.split()).replace(" \0", "\n").replace("\0", "\n") for block in blocks)


def shown(text: str) -> list[str]:
    """Return the paragraphs of a draft."""
    return visible(source_lines(text)).text.split("\n")


def sentences(text: str) -> list[str]:
    """Return the sentences of a draft."""
    (found,) = readers.read(Source("draft.txt", text.encode()), None)
    assert isinstance(found, Disclosure)
    return [found.text[each.span.start : each.span.end] for each in Narrative(found).sentences]


@pytest.mark.parametrize("draft", [PROSE, DRAFT.read_text("utf-8")], ids=["prose", "example"])
def test_a_draft_has_the_same_paragraphs_at_every_width(draft: str) -> None:
    expected = shown(unwrapped(draft))
    for width in WIDTHS:
        for hyphens in (True, False):
            assert shown(wrapped(draft, width, hyphens=hyphens)) == expected, (width, hyphens)


@pytest.mark.parametrize("width", [38, 40, 158, 170, 181, 200])
def test_so_it_has_the_same_sentences(width: int) -> None:
    assert sentences(wrapped(PROSE, width)) == sentences(unwrapped(PROSE))


WORDS = st.sampled_from(
    [
        *(
            "we",
            "our",
            "risks",
            "systems",
            "third-party",
            "third- and fourth-party",
            "and",
            "the",
            "of",
            "Board",
        ),
        *(
            "Audit",
            "Committee,",
            "Chief",
            "cybersecurity;",
            "assess,",
            "well-known",
            "identified—and",
            "U.S.",
        ),
        *("risks (a)", "to (ii)", "Note 3.", "10-K", "2025", "we – also", "Information", "infrastructure"),
    ]
)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Return paragraphs of words as sentences have them, so many that some show how they are wrapped."""
    blocks = []
    for _ in range(draw(st.integers(4, 8))):
        words = ["We", *draw(st.lists(WORDS, min_size=60, max_size=120)), "risks."]
        blocks.append(" ".join(words))
    return "Item 1C. Cybersecurity\n\n" + "\n\n".join(blocks)


@settings(deadline=None)
@given(prose(), st.sampled_from(WIDTHS), st.booleans())
def test_prose_has_the_same_paragraphs_at_every_width(text: str, width: int, hyphens: bool) -> None:
    assert shown(wrapped(text, width, hyphens=hyphens)) == text.split("\n\n")
