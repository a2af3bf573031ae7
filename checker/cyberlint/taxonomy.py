"""The CYD taxonomy: short names for its elements, and the classes of forms that use them.

Source: ``rules/taxonomy/cyd.yaml`` and ``rules/taxonomy/forms.yaml``. The SEC publishes one taxonomy a
year under http://xbrl.sec.gov/cyd/; elements are matched by concept across the years.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from cyberlint.resources import data
from cyberlint.tuples import NamedTuple

_NAMESPACE = r"https?://xbrl\.sec\.gov/cyd/(\d{4})(?:-\d\d-\d\d)?/?"


class Kind(StrEnum):
    """What an element holds: a boolean, a passage of the disclosure, or nothing of its own."""

    FLAG = "flag"
    TEXT_BLOCK = "text-block"
    ABSTRACT = "abstract"


class Element(NamedTuple):
    """One element of the CYD taxonomy.

    `name` is the short name that rules use, `concept` the local name in XBRL, `label` the standard
    label on EDGAR's R pages, `report` the kind of report that it belongs to (``annual``, ``incident``),
    `authority` the paragraph of law that it answers, `years` the taxonomy years that hold it.
    """

    name: str
    concept: str
    label: str
    kind: Kind
    report: str
    authority: str
    years: tuple[int, ...]

    @property
    def title(self) -> str:
        """The label without its type: “Cybersecurity Risk Role of Management”."""
        return self.label.rpartition(" [")[0] or self.label


@cache
def elements() -> dict[str, Element]:
    """Return every element by its short name, in the order of an R page."""
    return {
        name: Element(
            name=name,
            concept=entry["concept"],
            label=entry["label"],
            kind=Kind(entry["kind"]),
            report=entry["report"],
            authority=entry["authority"],
            years=tuple(entry["years"]),
        )
        for name, entry in data()["taxonomy/cyd"]["elements"].items()
    }


@cache
def by_concept() -> dict[str, Element]:
    """Return every element by its concept (the XBRL local name)."""
    return {element.concept: element for element in elements().values()}


@cache
def concepts() -> dict[str, str]:
    """Return the concept of every element by its short name."""
    return {name: element.concept for name, element in elements().items()}


@cache
def names(kind: Kind, report: str | None = None) -> tuple[str, ...]:
    """Return the short names of one kind, in taxonomy order, of one `report` or of both."""
    return tuple(
        element.name
        for element in elements().values()
        if element.kind is kind and report in (None, element.report)
    )


def taxonomy_year(namespace: str) -> int | None:
    """Return the year of a CYD namespace, or None where the namespace is another's."""
    match = re.fullmatch(_NAMESPACE, namespace)
    return int(match[1]) if match else None


@cache
def form_classes() -> dict[str, tuple[str, ...]]:
    """Return the forms of each class: ``10-K`` covers 10-K/A, 10-KT and 10-KT/A."""
    return {name: tuple(forms) for name, forms in data()["taxonomy/forms"]["classes"].items()}


@cache
def annual_forms() -> tuple[str, ...]:
    """Return the classes of annual report."""
    return tuple(data()["taxonomy/forms"]["annual"])


@cache
def others_law(form: str) -> tuple[str, ...]:
    """Return what citations begin with that are law for the other class of annual report alone."""
    law: dict[str, list[str]] = data()["taxonomy/forms"]["law"]
    known = form_class(form)
    return tuple(start for name, starts in law.items() if known in law and name != known for start in starts)


def is_current(form: str | None, forms: tuple[str, ...] = ()) -> bool:
    """Return whether a form, or every class that it can be, is that of a current report: 8-K or 6-K."""
    classes = {form_class(form)} if form else set(forms)
    return bool(classes) and classes <= form_classes().keys() - set(annual_forms())


def known_form(form: str) -> str | None:
    """Return a form as EDGAR spells it (``form 10-k/a`` is ``10-K/A``), or None where no rule knows it."""
    wanted = form.strip().upper().removeprefix("FORM").strip()
    return wanted if any(wanted in forms for forms in form_classes().values()) else None


@lru_cache(64)
def form_class(form: str) -> str | None:
    """Return the class of a form (``10-KT/A`` is a ``10-K``), or None where no rule knows it."""
    wanted = known_form(form)
    return next((name for name, forms in form_classes().items() if wanted in forms), None)
