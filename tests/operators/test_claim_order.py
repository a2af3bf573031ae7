"""In which order a claim's evidence is shown: by its place, never by what the claims are called."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cases import ask, case, quotes
from cyberlint.disclosure import Scope

ENGAGED = case(
    text="We engage an outside security firm to monitor our network. Our controls undergo external audits.",
    scope=Scope.FULL_ITEM,
)
NAMES = ["engages_third_party", "plain_engagement", "external_tests"]


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1], sorted(NAMES)])
def test_evidence_is_in_the_order_of_the_text_the_longer_words_first(names: list[str]) -> None:
    spans = [item.span for item in ask("claim", names, ENGAGED, **{"in": "narrative"}).evidence if item.span]
    assert all((one.start, -one.end) <= (next_.start, -next_.end) for one, next_ in pairwise(spans))


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1]])
def test_the_words_shown_first_do_not_depend_on_the_order_of_the_names(
    names: list[str],
) -> None:
    answer = ask("claim", names, ENGAGED, **{"in": "narrative"})
    assert quotes(answer)[0] == "engage an outside security firm"
