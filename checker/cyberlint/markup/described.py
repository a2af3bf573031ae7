"""What readers of XBRL tell of a filing besides its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cyberlint.disclosure import Disclosure, Fact, Scope, SourceMap, latest_end
from cyberlint.markup.cover import Cover
from cyberlint.resources import data
from cyberlint.taxonomy import form_class

MAX_LIMITS = 20

_ACCESSION = re.compile(r"(?<!\d)\d{10}-\d\d-\d{6}(?!\d)")


def described(path: str, reader: str, cover: Cover, facts: tuple[Fact, ...]) -> Disclosure:
    """Return a disclosure without text, from the cover page and the facts.

    Without a cover page, the latest period of a fact is that of the filing. The accession number is that
    of the file's name, as in the names under which EDGAR's data are passed on.
    """
    accession = _ACCESSION.search(path.replace("\\", "/").rpartition("/")[2])
    return Disclosure(
        path=path,
        format=reader,
        scope=Scope.TAGGED_TEXT,
        form=cover.form,
        forms=_forms(cover.form, facts),
        registrant=cover.registrant,
        cik=cover.cik,
        accession=accession[0] if accession else None,
        period=cover.period or latest_end(facts),
        taxonomy=max((fact.taxonomy for fact in facts if fact.taxonomy), default=None),
        facts=facts,
    )


def _forms(form: str | None, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return the classes of form that a filing can be: that of its form, else by what its facts report."""
    if form:
        known = form_class(form)
        return (known,) if known else ()
    reports = {fact.element.report for fact in facts if fact.element}
    by_report = data()["taxonomy/rpages"]["forms"]
    return tuple(by_report["incident" if reports == {"incident"} else "annual"]) if reports else ()


def limits(source: str, defects: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield what kept a reader from reading all of its tags, each with line and column; the first twenty."""
    ordered = sorted(set(defects))
    places = SourceMap(source)
    for offset, what in ordered[:MAX_LIMITS]:
        place = places.place(offset)
        yield f"line {place.line}, column {place.column}: {what}"
    if len(ordered) > MAX_LIMITS:
        yield f"{len(ordered) - MAX_LIMITS:,} more tags have such defects"
