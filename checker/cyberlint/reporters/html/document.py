"""One document: whose report it is, the findings at a glance, the flags, the text, and what was checked."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from cyberlint.cells import plural
from cyberlint.disclosure import Disclosure
from cyberlint.html import Html, element
from cyberlint.reporters.html.accepted import accepted
from cyberlint.reporters.html.checked import checked
from cyberlint.reporters.html.flag_table import flag_table
from cyberlint.reporters.html.note import KINDS
from cyberlint.reporters.html.text import Shown, text


def document(shown: Shown, *, quiet: bool) -> Html:
    """Return the article of one document; if `quiet` only its findings and its text."""
    title = f"d{shown.number}-title"
    return element(
        "article",
        _head(shown, title),
        _glance(shown),
        *([] if quiet else [flag_table(shown)]),
        text(shown),
        accepted(shown),
        *([] if quiet else [checked(shown)]),
        id=f"d{shown.number}",
        aria_labelledby=title,
    )


def name(disclosure: Disclosure) -> str:
    """Name a document as people do: by its registrant, or by its file."""
    return disclosure.registrant or disclosure.path.replace("\\", "/").rpartition("/")[2] or disclosure.path


def form(disclosure: Disclosure) -> str:
    """Name the form, or what it can be: “Form 10-K or 20-F”."""
    if disclosure.form:
        return f"Form {disclosure.form.removeprefix('Form ')}"
    return f"Form {' or '.join(disclosure.forms)}" if disclosure.forms else "Form not known"


def _head(shown: Shown, title: str) -> Html:
    disclosure = shown.report.disclosure
    facts = (element("div", element("dt", key), element("dd", value)) for key, value in _facts(disclosure))
    return element(
        "header",
        element("p", form(disclosure), class_="eyebrow"),
        element("h2", name(disclosure), id=title),
        element("dl", *facts, class_="facts"),
    )


def _facts(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    items = list(dict.fromkeys(section.label for section in disclosure.sections))
    known = (
        ("File", disclosure.path),
        ("Period", disclosure.period),
        ("Filed", disclosure.filed),
        ("Accession number", disclosure.accession),
        ("CIK", disclosure.cik),
        ("Read", ", ".join(items)),
        ("Tagged facts", f"{len(disclosure.facts):,}" if disclosure.tagged else "none in this format"),
        ("SHA-256 of the file", disclosure.digest),
        ("SHA-256 of the text", "" if disclosure.digest else _digest(disclosure.text)),
    )
    yield from ((key, value) for key, value in known if value)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _glance(shown: Shown) -> Html:
    """List the findings in a line each, the worst first."""
    title = f"d{shown.number}-findings"
    own = [item for item in shown.notes if not item.accepted]
    order = list(KINDS)
    rows = [
        element(
            "li",
            element("span", KINDS[item.kind], class_=f"tag {item.kind}"),
            " ",
            element("a", item.finding.rule.title, href=f"#{item.id}"),
            " ",
            element("span", f"{item.number} · {item.finding.rule.id}", class_="rule"),
            data_kind=item.kind,
            data_rule=item.finding.rule.id,
        )
        for item in sorted(own, key=lambda item: (order.index(item.kind), item.number))
    ]
    return element(
        "section",
        element("h3", plural(len(own) + shown.cut, "finding") if own else "No findings", id=title),
        element("ol", *rows, class_="glance") if rows else Html(),
    )
