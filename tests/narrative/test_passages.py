"""Passages: what of a disclosure is its narrative, each thing once, and where a person finds it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure, Fact, Scope, Section, Span
from cyberlint.narrative import Narrative, sections
from cyberlint.narrative.passages import passages
from cyberlint.taxonomy import elements

ITEM = """\
Item 1C. Cybersecurity
We describe our program below.
Risk Management and Strategy
We maintain a cybersecurity program. We test it twice a year.
We engage assessors who read our logs and
24
Table of Contents
report to us. They found nothing.
Governance
Board oversight: The board oversees cybersecurity risk. It meets quarterly.
• training of every employee;
• drills"""


def whole(text: str) -> Disclosure:
    return Disclosure("draft.txt", "text", Scope.FULL_ITEM, text=text, sections=sections.find(text))


def tagged(*blocks: tuple[str, str]) -> Disclosure:
    """Return a disclosure whose text is its blocks, one below the other, as an R page has them."""
    text, facts = "", []
    for name, value in blocks:
        start = len(text) + 1 if text else 0
        text = f"{text}\n{value}" if text else value
        facts.append(Fact(elements()[name].concept, value, spans=(Span(start, start + len(value)),)))
    return Disclosure("R4.txt", "rpage-text", Scope.TAGGED_TEXT, text=text, facts=tuple(facts))


def said(disclosure: Disclosure) -> list[tuple[str, int, int, str]]:
    """Return section, paragraph, number and words of each sentence."""
    return [
        (sentence.section, sentence.paragraph, sentence.number, text)
        for sentence in Narrative(disclosure).sentences
        for text in [" ".join(disclosure.text[sentence.span.start : sentence.span.end].split())]
    ]


def words(disclosure: Disclosure) -> list[str]:
    return [text for _, _, _, text in said(disclosure)]


def test_every_sentence_of_an_item_knows_its_place():
    strategy, governance = "Item 1C › Risk Management and Strategy", "Item 1C › Board oversight"
    assert said(whole(ITEM)) == [
        ("Item 1C", 0, 0, "Item 1C. Cybersecurity"),
        ("Item 1C", 1, 1, "We describe our program below."),
        (strategy, 0, 0, "Risk Management and Strategy"),
        (strategy, 1, 1, "We maintain a cybersecurity program."),
        (strategy, 1, 2, "We test it twice a year."),
        (strategy, 2, 1, "We engage assessors who read our logs and 24 Table of Contents report to us."),
        (strategy, 2, 2, "They found nothing."),
        ("Item 1C › Governance", 0, 0, "Governance"),
        (governance, 0, 0, "Board oversight:"),
        (governance, 1, 1, "The board oversees cybersecurity risk."),
        (governance, 1, 2, "It meets quarterly."),
        (governance, 2, 1, "• training of every employee;"),
        (governance, 3, 1, "• drills"),
    ]


def test_a_heading_is_marked_and_not_counted():
    headings = [sentence for sentence in Narrative(whole(ITEM)).sentences if sentence.heading]
    assert [ITEM[each.span.start : each.span.end] for each in headings] == [
        "Item 1C. Cybersecurity",
        "Risk Management and Strategy",
        "Governance",
        "Board oversight:",
    ]
    assert {(each.paragraph, each.number) for each in headings} == {(0, 0)}


def test_what_stands_outside_the_item_is_no_narrative():
    report = f"Item 1A. Risk Factors\nHackers may attack us at any time.\n{ITEM}\nItem 2. Properties\nYards."
    assert words(whole(report)) == words(whole(ITEM))


def test_running_heads_inside_an_item_are_left_out():
    item = "Item 1C. Cybersecurity\nWe maintain a cybersecurity program that we test each year.\n"
    page = "39\nPART I\nITEM 1C. CYBERSECURITY\n"
    assert words(whole(f"{item}{page}We test it.")) == words(whole(f"{item}We test it."))


def test_tagged_text_outside_the_item_follows_it():
    text = f"{ITEM}\nItem 2. Properties\nYards.\nOur CISO has led security teams since 2004."
    start = text.index("Our CISO")
    expertise, oversight = elements()["expertise"], elements()["board_oversight"]
    outside = Fact(expertise.concept, text[start:], spans=(Span(start, len(text)),))
    place = text.index("It meets quarterly.")
    inside = Fact(oversight.concept, "It meets quarterly.", spans=(Span(place, place + 19),))
    disclosure = whole(text)._replace(facts=(outside, inside))
    assert said(disclosure)[-1] == (expertise.title, 1, 1, "Our CISO has led security teams since 2004.")
    assert words(disclosure)[:-1] == words(whole(ITEM))


def test_tagged_text_is_named_by_its_block():
    disclosure = tagged(("processes", "We assess risk. We test it."), ("board_committee", "Audit Committee"))
    assert said(disclosure) == [
        (elements()["processes"].title, 1, 1, "We assess risk."),
        (elements()["processes"].title, 1, 2, "We test it."),
        (elements()["board_committee"].title, 1, 1, "Audit Committee"),
    ]
    assert [passage.fact for passage in passages(disclosure)] == ["processes", "board_committee"]


def test_a_block_that_another_holds_is_not_repeated():
    long = "We assess risk. The Company’s audit committee\noversees it. “We” means Harbor Lane."
    disclosure = tagged(
        ("integrated_text", "The Companys audit committee oversees it."),
        ("processes", long),
        ("board_oversight", "The Company’s audit  committee oversees it. We means Harbor Lane."),
    )
    assert [passage.fact for passage in passages(disclosure)] == ["processes"]


def test_a_copy_that_lost_its_list_says_nothing_new():
    head, foot = (
        "Our program includes these parts and others.",
        "We review all of it every year without fail.",
    )
    disclosure = tagged(
        ("processes", f"{head}\n• training of all people\n• drills of all people\n{foot}"),
        ("integrated_text", f"{head} {foot}"),
    )
    assert [passage.fact for passage in passages(disclosure)] == ["processes"]


def test_of_two_blocks_that_overlap_the_common_sentences_are_said_once():
    first, common, last = (
        "The board oversees cybersecurity risk in all its forms.",
        "The audit committee hears from our chief information security officer.",
        "It meets each quarter with the officer and with our assessors.",
    )
    disclosure = tagged(("board_oversight", f"{first} {common}"), ("informing_board", f"{common} {last}"))
    assert sorted(words(disclosure)) == sorted([first, common, last])


def test_short_sentences_may_recur():
    assert words(tagged(("processes", "None. We test."), ("board_oversight", "We hear. None."))) == [
        "None.",
        "We test.",
        "We hear.",
    ]


def test_a_heading_that_lost_its_line_is_found_in_tagged_text():
    disclosure = tagged(("processes", "Governance Our board oversees risk. Training. We train."))
    assert [sentence.heading for sentence in Narrative(disclosure).sentences] == [True, False, True, False]


def test_a_block_of_heading_words_alone_is_what_it_says():
    (sentence,) = Narrative(tagged(("board_committee", "Board of Directors"))).sentences
    assert not sentence.heading


def test_nothing_is_read_where_there_is_nothing():
    assert passages(Disclosure("a", "text", Scope.FULL_ITEM)) == ()
    assert passages(Disclosure("a", "rpage-text", Scope.TAGGED_TEXT, text="true\nfalse")) == ()
    assert passages(tagged(("processes", "   "))) == ()


def test_a_whole_text_without_sections_is_the_item():
    disclosure = Disclosure("a", "text", Scope.FULL_ITEM, text="We test. We train.")
    assert words(disclosure) == ["We test.", "We train."]


def test_a_section_without_a_number_goes_by_its_title():
    text = "Our Program\nWe test it."
    disclosure = Disclosure(
        "a", "text", Scope.FULL_ITEM, text=text, sections=(Section("", "Our Program", Span(0, len(text))),)
    )
    assert {section for section, *_ in said(disclosure)} == {"Our Program"}


PIECES = st.lists(
    st.sampled_from(
        [
            "Item 1C. Cybersecurity",
            "Governance",
            "We test it.",
            "Our CISO, who",
            "leads",
            "24",
            "•",
            "\n",
            " ",
        ]
    ),
    max_size=25,
).map("".join)
NAMES = st.sampled_from(["processes", "board_oversight", "expertise", "integrated_text"])


@given(st.lists(st.tuples(NAMES, PIECES), max_size=5).map(lambda blocks: tagged(*blocks)) | PIECES.map(whole))
def test_passages_are_ordered_hold_their_sentences_and_all_their_characters(disclosure):
    text = disclosure.text
    found = passages(disclosure)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for passage in found:
        assert 0 <= passage.span.start < passage.span.end <= len(text)
        spans = [sentence.span for sentence in passage.sentences]
        assert all(span.within(passage.span) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        said = "".join(text[span.start : span.end] for span in spans)
        assert "".join(said.split()) == "".join(text[passage.span.start : passage.span.end].split())
        assert all((sentence.number == 0) is sentence.heading for sentence in passage.sentences)
