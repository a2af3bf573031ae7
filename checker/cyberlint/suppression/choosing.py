"""Which finding of a run somebody means by a fingerprint, or by a rule and a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cyberlint.outcome import DocumentReport, Finding, SuppressionKind

_FINGERPRINT = re.compile(r"[0-9a-f]{6,20}")
_RULE = re.compile(r"(?P<rule>[A-Za-z]{2,10}[0-9]{3,4}|[a-z0-9]+(?:-[a-z0-9]+)+)(?::(?P<line>[1-9][0-9]*))?")


class ChoiceError(ValueError):
    """The word means no finding that can be waived, or more than one; `found` names those that there are."""

    def __init__(self, what: str, found: Iterable[Finding] = ()) -> None:
        super().__init__(what)
        self.found = tuple(dict.fromkeys(map(_named, found)))


def is_finding(word: str) -> bool:
    """Tell whether a word is written as one that means a finding."""
    return bool(_FINGERPRINT.fullmatch(word) or _RULE.fullmatch(word))


def chosen(word: str, documents: Sequence[DocumentReport]) -> Finding:
    """Return the finding that a word means: a fingerprint or its beginning, ``RULE`` or ``RULE:LINE``.

    Raises ChoiceError where it means none that can be waived, or several.
    """
    open_ones = [finding for document in documents for finding in document.findings]
    found = {_identity(finding): finding for finding in open_ones if _means(word, finding)}
    if not found:
        raise _none(word, documents, open_ones)
    if len(found) > 1:
        several = len({path for path, *_ in found}) > 1
        which = "one of them, or its document alone" if several else "one of them"
        raise ChoiceError(f"{word!r} means {len(found)} findings; name {which}", found.values())
    finding = next(iter(found.values()))
    if not finding.rule.waivable:
        raise ChoiceError(f"{finding.rule.id} cannot be waived")
    return finding


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.location.path, finding.rule.id, finding.fingerprint


def _means(word: str, finding: Finding) -> bool:
    found = _RULE.fullmatch(word)
    if found and found["rule"].casefold() in (finding.rule.id.casefold(), finding.rule.name):
        return not found["line"] or int(found["line"]) == finding.location.line
    return bool(_FINGERPRINT.fullmatch(word)) and finding.fingerprint.startswith(word)


def _none(word: str, documents: Iterable[DocumentReport], open_ones: Iterable[Finding]) -> ChoiceError:
    """Return why a word means no finding: it is accepted already, or there is none."""
    for item in (item for document in documents for item in document.suppressed):
        if _means(word, item.finding):
            entry = item.suppression
            how = f"waived until {entry.until}" if entry.kind is SuppressionKind.WAIVER else "in the baseline"
            return ChoiceError(f"{word!r} is already {how}: {entry.path}:{entry.line}")
    for outcome in _withdrawn(documents):
        if any(_means(word, finding) for finding in outcome):
            return ChoiceError(
                f"{word!r} has the same cause as another finding, which stands for it", open_ones
            )
    return ChoiceError(f"there is no finding {word!r}", open_ones)


def _withdrawn(documents: Iterable[DocumentReport]) -> Iterator[tuple[Finding, ...]]:
    for document in documents:
        yield from (outcome.withdrawn for outcome in document.outcomes)


def _named(finding: Finding) -> str:
    """Name a finding so that every part of it can be given."""
    line = f":{finding.location.line}" if finding.location.line else ""
    return f"{finding.fingerprint}  {finding.rule.id}{line}  {finding.location.path}"
