"""Labels in the text of an R page, known by their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.rpage import label_key, named
from cyberlint.rpage.labels import Label, labels
from cyberlint.taxonomy import Kind, elements


def found(text: str) -> list[Label]:
    return list(labels(text, 0, len(text)))


@pytest.mark.parametrize("name", elements())
def test_every_label_of_the_taxonomy_is_found(name: str) -> None:
    element = elements()[name]
    text = f"|Some words before\n|{element.label}\n|true\n"
    (label,) = found(text)
    assert label.element == element
    assert label.words(text) == element.label
    assert label.abstract == (element.kind is Kind.ABSTRACT)


@pytest.mark.parametrize("name", elements())
def test_the_concept_split_at_its_capitals_is_a_label_too(name: str) -> None:
    concept = elements()[name].concept
    assert named("".join(f" {char}" if char.isupper() else char for char in concept)) == elements()[name]


@given(st.lists(st.sampled_from(sorted(elements())), max_size=4), st.sampled_from(["|", "", "**", "\n"]))
def test_labels_are_found_one_after_the_other(names: list[str], mark: str) -> None:
    text = "".join(f"{mark}{elements()[name].label}{mark} words\n" for name in names)
    assert [label.element and label.element.name for label in found(text)] == names


@given(st.text(st.sampled_from("[]Flag Text BlockßﬀA|\n*"), max_size=80))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    for label in found(text):
        assert 0 <= label.start < label.end <= len(text)


def test_a_label_inside_a_sentence_is_no_row_of_its_own_kind() -> None:
    assert found("The flag was set. A table follows; see Line Items below, or the Flag.") == []


def test_a_typed_label_that_the_taxonomy_does_not_have_is_unknown() -> None:
    text = "|Our Own Extension [Text Block]\n|words\n|Our Own Part [Abstract]\n"
    assert [(label.words(text), label.element, label.abstract) for label in found(text)] == [
        ("Our Own Extension [Text Block]", None, False),
        ("Our Own Part [Abstract]", None, True),
    ]


def test_no_two_labels_have_the_same_letters() -> None:
    assert len({label_key(element.label) for element in elements().values()}) == len(elements())
