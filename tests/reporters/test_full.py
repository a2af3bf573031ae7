import re
from collections.abc import Callable

import pytest

import samples
from cyberlint.cells import cells
from cyberlint.outcome import DocumentReport, Location, Outcome, OutcomeKind, Quote, Report
from cyberlint.reporters.full import COMMON
from cyberlint.reporters.full.finding import lines
from cyberlint.reporters.full.page import Page

Shown = Callable[..., str]
Golden = Callable[[str, str], None]
PAGE = Page(width=100, colour=False, unicode=True)


def test_a_report_in_a_wide_terminal(shown: Shown, golden: Golden):
    golden("full-100.txt", shown("full", samples.REPORT))


def test_a_report_in_a_narrow_terminal(shown: Shown, golden: Golden):
    golden("full-60.txt", shown("full", samples.REPORT, width=60))


def test_a_report_in_ascii(shown: Shown, golden: Golden):
    text = shown("full", samples.REPORT, unicode=False)
    assert text.isascii()
    golden("full-ascii.txt", text)


def test_a_report_that_leaves_nothing_out(shown: Shown, golden: Golden):
    golden("full-verbose.txt", shown("full", samples.REPORT, verbose=True))


def test_a_report_in_colour(shown: Shown, golden: Golden):
    golden("full-colour.txt", shown("full", samples.REPORT, colour=True))


def test_colours_change_nothing_but_colours(shown: Shown):
    coloured = shown("full", samples.REPORT, colour=True)
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == shown("full", samples.REPORT)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(shown: Shown, width: int):
    too_long = [
        line for line in shown("full", samples.REPORT, width=width).split("\n") if cells(line) > width
    ]
    assert all("-->" in line or ".htm:" in line for line in too_long)  # a place is one word, to be clicked


def test_prose_is_never_set_wider_than_100(shown: Shown):
    assert shown("full", samples.REPORT, width=240) == shown("full", samples.REPORT, width=100)


def test_a_clean_document_says_what_was_checked(shown: Shown):
    assert shown("full", samples.CLEAN_RUN) == (
        f"── drafts/quiet-harbour.txt {'─' * 72}\n"
        "Quiet Harbour Bancorp · Form 10-K · period 2025-12-31 · Item 1C, 12 words, no tags in this format\n"
        "\n"
        "not evaluated (4)\n"
        "  a text input carries no tagged facts: CYD101, CYD108, CYD131, CYD201\n"
        "\n"
        "drafts/quiet-harbour.txt: no findings · 2 passed · 0 not applicable · 4 not evaluated\n"
    )


def test_a_run_that_linted_nothing_is_no_silence(shown: Shown):
    assert shown("full", samples.NOTHING) == "nothing was linted\n"


def block(*evidence: Quote, narrative: str = "", tagged: bool = True, verbose: bool = False) -> str:
    """Return the block of a finding that rests on this evidence, from its place to the law."""
    found = samples.finding(samples.MATERIAL, "M.", "materially_affected", *evidence)
    shown = lines(found, PAGE, narrative, tagged=tagged, verbose=verbose)
    return "\n".join(line for line in shown[1:] if not re.match("   = (law|help|why|not if|see|id):", line))


def test_words_of_one_sentence_share_one_excerpt():
    place = Location("a.txt", "Governance", 1, 1, 7, 3)
    sentence = "The committee is informed, but no one reports to it."
    assert block(
        Quote("primary", "no one reports", place, sentence, 31),
        Quote("related", "is informed", place._replace(column=9), sentence, 14),
    ) == (
        "  --> a.txt:7:3  (Governance › ¶ 1, sentence 1)\n"
        "   |\n"
        " ¶1| The committee is informed, but no one reports to it.\n"
        "   |               -----------      ^^^^^^^^^^^^^^"
    )


def test_words_of_another_sentence_have_their_own_excerpt():
    place = Location("a.txt", "Governance", 1, 1, 7, 3)
    assert block(
        Quote("primary", "denied", place, "It is denied.", 6),
        Quote("related", "affirmed", place._replace(paragraph=2, line=9), "It is affirmed.", 6),
    ) == (
        "  --> a.txt:7:3  (Governance › ¶ 1, sentence 1)\n"
        "   |\n"
        " ¶1| It is denied.\n"
        "   |       ^^^^^^\n"
        "  ::: a.txt:9:3  (Governance › ¶ 2, sentence 1)\n"
        "   |\n"
        " ¶2| It is affirmed.\n"
        "   |       --------"
    )


def test_a_text_block_that_is_evidence_as_a_whole_is_named_and_shortened():
    place = Location("a.txt", "Governance", 1, 1, 7, 3, fact="SomeTextBlock")
    said = f"Our {'very ' * 60}long disclosure."
    assert block(Quote("primary", said, place, said, label="Some")) == (
        "  --> a.txt:7:3  (Governance › ¶ 1, sentence 1)\n"
        "   = text block: “Some”: Our very very very very very very very very very very very very very very\n"
        "                 very very very very very very very very very very very very very very very very\n"
        "                 very very very very very very very very very very very very very very very very\n"
        "                 very […]"
    )


def test_where_nothing_is_tagged_no_tag_is_called_missing():
    """A draft has no tags: that one is missing is nothing that its author could mend."""
    missing = Quote("primary", None, Location("draft.txt", line=7, column=1, fact="SomeFlag"), label="Some")
    place = "  --> draft.txt:7:1  (expected here)"
    assert block(missing) == f"{place}\n   = flag: “Some” is not tagged"
    assert block(missing, tagged=False) == place


FLAG = Location("a.htm", "Governance", 2, 1, 8, 90, 18, 24, "SomeFlag")
TEXT = "We engage no one. We engage two assessors. We sleep."


def test_a_flag_is_shown_with_the_words_it_is_tagged_around():
    here = Location("a.htm", "Governance", 1, 1, 8, 3)
    assert block(
        Quote("primary", None, here, label="expertise"),
        Quote("related", "false", FLAG, label="Some"),
        narrative=TEXT,
    ) == (
        "  --> a.htm:8:3  (Governance › ¶ 1, sentence 1 — expected here)\n"
        "  ::: flag “Some” is false, tagged around “We engage two assessors.”\n"
        "      a.htm:8:90  (Governance › ¶ 2, sentence 1 — tagged here)"
    )


def test_the_words_that_the_finding_quotes_are_not_repeated_with_the_flag():
    here = Location("a.htm", "Governance", 2, 1, 8, 101)
    shown = block(
        Quote("primary", "two", here, "We engage two assessors.", 10),
        Quote("related", "false", FLAG, label="Some"),
        narrative=TEXT,
    )
    assert "  ::: flag “Some” is false\n" in shown


def test_one_tag_is_shown_once():
    tag = FLAG._replace(fact="SomeTextBlock")
    quotes = [Quote(role, "two assessors", tag, label="Some") for role in ("primary", "related")]
    assert block(*quotes).count("two assessors") == 1


def test_a_place_that_is_the_findings_own_is_not_repeated():
    place = Location("data.jsonl", line=12, column=1)
    flag = place._replace(fact="SomeFlag")
    assert block(
        Quote("primary", "denied", place, "It is denied.", 6),
        Quote("related", "true", flag, label="Some"),
        Quote("related", "true", flag._replace(line=13), label="Other"),
        Quote("related", "affirmed", place._replace(section="Governance"), "It is affirmed.", 6),
    ) == (
        "  --> data.jsonl:12:1\n"
        "   |\n"
        "   | It is denied.\n"
        "   |       ^^^^^^\n"
        "  ::: flag “Some” is true\n"
        "  ::: flag “Other” is true\n"
        "      data.jsonl:13:1  (tagged here)\n"
        "  ::: (Governance)\n"
        "   |\n"
        "   | It is affirmed.\n"
        "   |       --------"
    )


def test_of_many_places_three_are_shown_and_the_rest_counted():
    place = Location("data.jsonl", line=12, column=1, fact="SomeFlag")
    flags = [Quote("related", "true", place, label=f"Flag {number}") for number in range(5)]
    shown = block(Quote("primary", None, place, label="Some"), *flags)
    assert shown.endswith(
        "  ::: flag “Flag 2” is true\n"  # the third
        "  ::: 2 more places; --verbose shows all"
    )
    assert "“Flag 4”" in block(Quote("primary", None, place, label="Some"), *flags, verbose=True)


def quiet(number: int, *reasons: str) -> DocumentReport:
    """Return a document without findings, with rules not evaluated for these reasons."""
    unknown = [Outcome(samples.NO_FACTS, OutcomeKind.NOT_EVALUATED, reason=reason) for reason in reasons]
    disclosure = samples.QUIET.disclosure._replace(path=f"filings/{number:04}.txt")
    return DocumentReport(disclosure, (Outcome(samples.MATERIAL, OutcomeKind.PASS), *unknown))


def test_of_many_documents_those_without_findings_are_counted(shown: Shown):
    documents = (*(quiet(number, "the period is not known") for number in range(1200)), samples.DRAFT)
    text = shown("full", Report(documents, (), 0, 1, "1 finding"))
    assert "filings/0001.txt" not in text
    assert text.startswith("── drafts/harborlight-10k.htm ─")
    assert text.endswith(
        "\n1,200 documents without findings: 1,200 passed · 0 not applicable · 1,200 not evaluated\n"
        "  not evaluated: the period is not known (1,200 ×)\n"
        "\n"
        "1,201 documents: 1 error, 2 warnings, 1 info · 1,202 passed · 0 not applicable · "
        "1,200 not evaluated\n"
    )


def test_of_many_documents_all_are_shown_where_everything_is_asked_for(shown: Shown):
    text = shown("full", Report(tuple(quiet(number) for number in range(12)), (), 0, 0, ""), verbose=True)
    assert text.count("passed (1): CYD201") == 12


def test_only_the_commonest_reasons_are_shown_for_documents_that_are_counted(shown: Shown):
    reasons = [f"reason {number:02}" for number in range(COMMON + 3)]
    text = shown("full", Report(tuple(quiet(number, *reasons) for number in range(12)), (), 0, 0, ""))
    assert text.count("reason ") == COMMON
    assert "  not evaluated: 3 other reasons; --verbose shows all\n" in text


def test_where_no_rule_was_evaluated_the_closing_line_is_no_success(shown: Shown):
    nothing = samples.QUIET._replace(outcomes=samples.QUIET.outcomes[:2])
    text = shown("full", samples.CLEAN_RUN._replace(documents=(nothing,)), colour=True)
    assert "\x1b[33;1mdrafts/quiet-harbour.txt: \x1b[0mno findings · 0 passed" in text
