"""An annual report without the Item: whether it left the Item out, and whether it may."""

from __future__ import annotations

import re
from functools import cache

from cyberlint.disclosure import Span
from cyberlint.expressions import compiled
from cyberlint.narrative import items
from cyberlint.narrative.paragraphs import BLANK, is_furniture, paragraphs, plain, words


def exemption(text: str) -> Span | None:
    """Return the line in which a report says that it need not hold the Item, or None."""
    found = _exemptions().search(text)
    if not found:
        return None
    end = text.find("\n", found.end())
    return Span(text.rfind("\n", 0, found.start()) + 1, end if end >= 0 else len(text))


@cache
def _exemptions() -> re.Pattern[str]:
    return compiled("|".join(words()["exemptions"]), re.IGNORECASE)


def is_passed_over(text: str, item: str) -> bool:
    """Tell whether a report goes from an Item before this one to one after it, with text under the first.

    Lines of a table of contents have no text under them. Text under a bare title of the subject may be the
    Item's own.
    """
    before: int | None = None
    for line in paragraphs(text, Span(0, len(text))):
        number, title = items.number_of_other(text[line.start : line.end]) or ("", "")
        if not number or items.goes_on(text, line.start):
            continue
        known = items.is_other_heading(number, title)
        later = known and items.order(number) > items.order(item)
        if before is not None and later and _is_text(text[before : line.start]):
            return True
        before = line.end if known and not later else None
    return False


def _is_text(between: str) -> bool:
    lines = [line for part in between.split("\n") if (line := part.strip(BLANK))]
    said = [line for line in lines if not (is_furniture(line) or items.is_contents_line(line))]
    return bool(said) and not any(plain(line) in words()["bare-titles"] for line in said)
