"""A page of the HTML report taken apart: its elements, its text, and the rules that every page keeps.

`document` makes a report on one text with one finding.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import samples
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.narrative.sections import find
from cyberlint.outcome import DocumentReport, Location, Quote, Report
from cyberlint.reporters import Options, reporter
from samples.rules import MATERIAL

VOID = {"br", "input", "meta"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str | None]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def has(self, class_: str) -> bool:
        return class_ in (self.attributes.get("class") or "").split()


class Page(HTMLParser):
    """Parse a page strictly: every element is closed by its own tag, in the order of nesting."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(markup)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice: {attrs}"
        found = Element(tag, dict(attrs))
        self.elements.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, name: str, class_: str = "") -> list[Element]:
        return [item for item in self.elements if item.name == name and (not class_ or item.has(class_))]

    def one(self, name: str, class_: str = "") -> Element:
        (found,) = self.all(name, class_)
        return found

    def by_id(self, id_: str) -> Element:
        (found,) = (item for item in self.elements if item.attributes.get("id") == id_)
        return found

    @property
    def shown(self) -> str:
        """The text of the body, without the script."""
        return "".join(self.one("body").words).removesuffix(self.one("script").text)


def kept(page: Page) -> None:
    """Assert what holds of every page."""
    _policy(page)
    _addresses(page)
    _headings(page)
    assert not [key for item in page.elements for key in item.attributes if key.startswith("on")]
    assert not [item for item in page.elements if "style" in item.attributes or "src" in item.attributes]
    assert {item.name for item in page.elements}.isdisjoint({"img", "link", "iframe", "object", "base"})


def _policy(page: Page) -> None:
    """Nothing may be loaded, and only this style and this script may run."""
    (meta,) = (item for item in page.all("meta") if "http-equiv" in item.attributes)
    hashes = {
        name: b64encode(sha256(page.one(name).text.encode()).digest()).decode()
        for name in ("style", "script")
    }
    assert meta.attributes == {
        "http-equiv": "Content-Security-Policy",
        "content": (
            f"default-src 'none'; style-src 'sha256-{hashes['style']}'; "
            f"script-src 'sha256-{hashes['script']}'; base-uri 'none'; form-action 'none'"
        ),
    }
    assert page.elements.index(meta) < page.elements.index(page.one("style"))


def _addresses(page: Page) -> None:
    ids = [item.attributes["id"] for item in page.elements if item.attributes.get("id")]
    assert len(ids) == len(set(ids)), "an address twice"
    for link in page.all("a"):
        href = link.attributes["href"] or ""
        if href.startswith("#"):
            assert href[1:] in ids, f"{href} leads nowhere"
        else:
            assert href.startswith("https://")
            assert link.attributes["rel"] == "noopener noreferrer"
    for item in page.elements:
        named = item.attributes.get("aria-labelledby")
        assert named is None or named in ids


def _headings(page: Page) -> None:
    """Headings go down a level at a time, from one h1."""
    levels = [int(item.name[1]) for item in page.elements if item.name in {"h1", "h2", "h3", "h4", "h5"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def page(report: Report, **options: object) -> Page:
    """Return the page of a report."""
    written = reporter("html").report(report, Options(version="1.2.3")._replace(**options))
    assert isinstance(written, str)
    return Page(written)


def note(shown: Page, rule: str) -> str:
    """Return the words of the note of one rule."""
    (found,) = (item for item in shown.all("li", "note") if item.attributes["data-rule"] == rule)
    return found.text


def document(words: str, *quotes: Quote, scope: Scope = Scope.FULL_ITEM) -> Report:
    """Return a report of one text with one finding, on the given evidence."""
    disclosure = Disclosure(
        "a.txt", "text", scope, words, form="10-K", tagged=False, sections=find(words, ["1C"])
    )
    found = samples.failed(samples.finding(MATERIAL, "The words say so.", "x", *quotes))
    return Report((DocumentReport(disclosure, (found,)),), (), 0, 1, "one finding")


def quote(words: str, part: str, role: str = "primary", path: str = "a.txt") -> Quote:
    """Return some words of a text as evidence."""
    at = words.index(part)
    return Quote(role, part, Location(path, offset=at, length=len(part)), words, at)
