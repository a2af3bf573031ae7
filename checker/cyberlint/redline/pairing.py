"""Which filing came before which: of one registrant, by consecutive periods."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cyberlint.disclosure import Disclosure
from cyberlint.redline.prior import NOT_GIVEN, Earlier
from cyberlint.resources import data
from cyberlint.taxonomy import form_class
from cyberlint.tuples import NamedTuple

ANNUAL = ("10-K", "20-F")
_YEAR = (270, 460)  # days between the ends of consecutive periods: one may be short, or a transition period
_NAME = re.compile(r"\w+")


class Objection(NamedTuple):
    """What speaks against holding two filings against each other; `fatal` where it makes no sense at all."""

    what: str
    fatal: bool


def objections(prior: Disclosure, current: Disclosure) -> Iterator[Objection]:
    """Yield what speaks against taking one filing as the prior one of another."""
    if _same_filing(prior, current):
        yield Objection("both are the same filing, word for word", fatal=True)
        return
    others = list(_registrants(prior, current))
    yield from others
    if any(one.fatal for one in others):
        return  # what else differs would not be otherwise
    yield from _forms(prior, current)
    yield from _periods(prior, current)
    yield from _texts(prior, current)
    if prior.scope is not current.scope:
        whole, part = ("prior", "current") if prior.scope == "full-item" else ("current", "prior")
        what = f"of the {whole} filing the whole Item was read, of the {part} one only tagged text"
        yield Objection(f"{what}: what is not tagged seems removed or added", fatal=False)


def _same_filing(prior: Disclosure, current: Disclosure) -> bool:
    if prior.accession and current.accession and prior.accession != current.accession:
        return False
    return (prior.text, prior.facts) == (current.text, current.facts) and _agree(prior.period, current.period)


def _agree(one: str | None, other: str | None) -> bool:
    return None in (one, other) or one == other


def _registrants(prior: Disclosure, current: Disclosure) -> Iterator[Objection]:
    if prior.cik and current.cik and prior.cik.lstrip("0") == current.cik.lstrip("0"):
        return
    names = [prior.registrant, current.registrant]
    if all(names) and not _alike(names[0] or "", names[1] or ""):
        yield Objection(f"the registrants differ: {_named(prior)}, then {_named(current)}", fatal=True)
    elif prior.cik and current.cik:
        what = f"the CIKs differ: {_named(prior)}, then {_named(current)}"
        yield Objection(what, fatal=not all(names))


def _named(disclosure: Disclosure) -> str:
    cik = f"CIK {disclosure.cik}" if disclosure.cik else ""
    if not disclosure.registrant:
        return cik
    return f"{disclosure.registrant} ({cik})" if cik else disclosure.registrant


def _alike(one: str, other: str) -> bool:
    """Whether two names have a word in common that is not one of many registrants' names."""
    first, second = ({*map(str.casefold, _NAME.findall(name))} for name in (one, other))
    return first == second or bool((first & second) - frozenset(data()["lexicon/prior"]["common-in-names"]))


def _forms(prior: Disclosure, current: Disclosure) -> Iterator[Objection]:
    old, new = _classes(prior), _classes(current)
    if not (old and new) or old & new:
        return
    what = f"the forms differ: {_form(prior)}, then {_form(current)}"
    if (old | new) <= {*ANNUAL}:
        yield Objection(what, fatal=False)
    else:
        yield Objection(f"{what}; they answer different questions", fatal=True)


def _form(disclosure: Disclosure) -> str:
    return f"Form {disclosure.form or ' or '.join(disclosure.forms)}"


def _classes(disclosure: Disclosure) -> set[str]:
    if disclosure.form:
        return {form_class(disclosure.form) or disclosure.form}
    return set(disclosure.forms)


def _texts(prior: Disclosure, current: Disclosure) -> Iterator[Objection]:
    empty = [name for name, one in (("prior", prior), ("current", current)) if not one.text.strip()]
    if len(empty) == 2:
        yield Objection("neither filing has narrative text", fatal=False)
    elif empty:
        seems = "added" if empty == ["prior"] else "removed"
        yield Objection(f"the {empty[0]} filing has no narrative text: everything seems {seems}", fatal=False)


def _periods(prior: Disclosure, current: Disclosure) -> Iterator[Objection]:
    if current.period and not prior.period:
        what = "the period of the prior filing is not known: nothing shows that it is for the year before"
        yield Objection(f"{what} {current.period}", fatal=False)
    if not (prior.period and current.period):
        return
    days = _days(prior.period, current.period)
    if days < 0:
        what = (
            f"the prior filing is the later one: its period ends {prior.period}, the other's {current.period}"
        )
        yield Objection(f"{what}; give the earlier one first", fatal=True)
    elif days == 0:
        what = f"both are for the period that ends {current.period}"
        yield Objection(f"{what}: two versions of one report, not two years", fatal=False)
    elif is_annual(current) and not _YEAR[0] <= days <= _YEAR[1]:
        what = f"the periods do not follow each other: {prior.period}, then {current.period}"
        yield Objection(what, fatal=False)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def is_annual(disclosure: Disclosure) -> bool:
    """Whether it is, or may be, an annual report."""
    return bool(_classes(disclosure) & {*ANNUAL})


class Priors:
    """The prior filings of a run.

    A single annual one is meant for whatever is linted; of several, each filing has the one of its registrant
    for the year before.
    """

    def __init__(self, filings: Iterable[Disclosure]) -> None:
        self._filings = tuple(filings)
        self._annual = [filing for filing in self._filings if is_annual(filing)]
        self._incidents = [filing for filing in self._filings if not is_annual(filing)]
        self._by_registrant: dict[str, list[Disclosure]] = defaultdict(list)
        for filing in self._filings:
            for key in _keys(filing):
                self._by_registrant[key].append(filing)

    def of(self, current: Disclosure) -> Earlier:
        """Return what came before one filing."""
        own = next((self._by_registrant[key] for key in _keys(current) if key in self._by_registrant), [])
        incidents = [filing for filing in own if not is_annual(filing)] if own else self._unnamed(current)
        if not self._annual:
            report, reason = None, NOT_GIVEN
        elif len(self._annual) == 1:
            report, reason = _single(self._annual[0], current)
        else:
            report, reason = _latest([filing for filing in own if is_annual(filing)], current)
        listed = bool(self._incidents)
        return Earlier(report, reason, tuple(sorted(incidents, key=_dated)), listed)

    @property
    def incidents_of(self) -> str:
        """Name the registrants of the incident reports, as far as they are known."""
        return ", ".join(dict.fromkeys(_named(filing) for filing in self._incidents if _keys(filing)))

    def _unnamed(self, current: Disclosure) -> list[Disclosure]:
        """Return every incident report for a filing that does not say whose it is."""
        return [] if _keys(current) else self._incidents


def _dated(filing: Disclosure) -> str:
    return filing.filed or filing.period or ""


def _keys(filing: Disclosure) -> list[str]:
    """Return what a registrant is known by, the surest first."""
    words = " ".join(word for word in map(str.casefold, _NAME.findall(filing.registrant or "")))
    cik = (filing.cik or "").lstrip("0")
    return [key for key in (f"CIK {cik}" if cik else "", words) if key]


def _single(prior: Disclosure, current: Disclosure) -> tuple[Disclosure | None, str]:
    """Return the only prior filing unless something speaks against it."""
    found = list(objections(prior, current))
    against = next((one.what for one in found if one.fatal), "")
    if not against and prior.period and prior.period == current.period:
        against = next(one.what for one in _periods(prior, current))
    return (None, f"{prior.path}: {against}") if against else (prior, "")


def _latest(filings: Sequence[Disclosure], current: Disclosure) -> tuple[Disclosure | None, str]:
    """Return the filing for the year before; of several for one period the last that says something."""
    if not _keys(current):
        return None, "the filing does not say whose it is; --registrant names the registrant"
    if not filings:
        return None, "the prior filings hold none of this registrant"
    if current.period is None:
        return None, "the period is not known; --period names it"
    before = [
        filing
        for filing in filings
        if filing.period and _YEAR[0] <= _days(filing.period, current.period) <= _YEAR[1]
    ]
    if not before:
        return None, "the prior filings hold none of this registrant for the year before"
    said = [filing for filing in before if filing.text.strip()] or before
    return max(said, key=lambda filing: (filing.period or "", filing.filed or "")), ""
