"""A fingerprint is of the rule, the fact and the words, wherever they stand."""

from __future__ import annotations

from cyberlint.condition import Evidence
from cyberlint.disclosure import SourceMap
from cyberlint.outcome import Finding
from findings.found import BLOCK, FLAG, TEXT, about, evidence, found


class TestFingerprints:
    def same(self, one: Finding, other: Finding) -> bool:
        return one.fingerprint == other.fingerprint

    def test_they_do_not_depend_on_place_or_path(self) -> None:
        moved = about(BLOCK, FLAG, path="final.htm", map=SourceMap())
        assert self.same(found(evidence("Our board")), found(evidence("Our board"), of=moved))

    def test_they_do_not_depend_on_white_space_case_or_marks(self) -> None:
        one, other = (
            Evidence("text", "processes", text) for text in ("Our process,\nmostly.", "our process mostly")
        )
        assert self.same(found(one), found(other))

    def test_they_depend_on_the_rule_the_fact_and_the_words(self) -> None:
        shown = found(evidence("Our board"))
        assert not self.same(shown, found(evidence("Our board"), named="ACME102"))
        assert not self.same(shown, found(evidence("each quarter")))
        assert not self.same(shown, found(Evidence("text", "processes", "Our board")))

    def test_they_are_made_of_the_whole_sentence(self) -> None:
        meets = about(BLOCK, FLAG, text=TEXT.replace("It meets", "Nobody meets"))
        assert not self.same(found(evidence("each quarter")), found(evidence("each quarter"), of=meets))

    def test_a_missing_statement_goes_by_the_words_of_the_item(self) -> None:
        absence = Evidence("claim", "names_committee")
        longer = TEXT + "\nItem 2. Properties"
        other = about(text=TEXT.replace("quarter", "month"))
        assert self.same(found(absence), found(absence, of=about(text=longer)))
        assert not self.same(found(absence), found(absence, of=other))
        assert found(absence).lasting == found(absence, of=other).lasting

    def test_a_missing_tag_goes_by_what_it_is_held_against(self) -> None:
        absence, said = Evidence("fact", "processes"), evidence("Our board")
        other = about(text=TEXT.replace("quarter", "month"))
        assert self.same(found(absence), found(absence, of=other))
        assert self.same(found(absence, given=(said,)), found(absence, given=(said,), of=other))
        assert not self.same(found(absence), found(absence, given=(said,)))
        assert found(absence).lasting == found(absence, given=(said,)).lasting

    def test_what_is_there_lasts_as_long_as_its_words(self) -> None:
        shown = found(evidence("Our board"))
        assert shown.lasting == shown.fingerprint
