"""The tags of Inline XBRL 1.1: where they stand in the source, and which name and content each has.

`cyberlint.markup.scan` finds them; nothing else of a document is kept. What a tag wraps is a range of the
source, and is read where it is wanted, by `cyberlint.markup.visible`.
"""

from __future__ import annotations

from cyberlint.markup.tags import Range
from cyberlint.markup.xml import Name
from cyberlint.tuples import NamedTuple

IX = "http://www.xbrl.org/2013/inlineXBRL"
XBRLI = "http://www.xbrl.org/2003/instance"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Tagged(NamedTuple):
    """One fact or continuation: its attributes, the ranges of its content and of the whole element.

    `concept` and `format` are expanded names: a namespace and a local name, joined by a space.
    """

    attributes: dict[str, str]
    inner: Range
    outer: Range
    concept: Name = ""
    format: Name | None = None

    @property
    def name(self) -> str:
        """The concept as the file writes it, or its local name where the tag itself is the concept."""
        return self.attributes.get("name", "").strip() or self.concept.rpartition(" ")[2]

    @property
    def id(self) -> str | None:
        """The id, or None where the element has none."""
        return self.attributes.get("id") or None

    @property
    def continued_at(self) -> str | None:
        """The id of the continuation that follows, if any."""
        return self.attributes.get("continuedAt", "").strip() or None

    @property
    def nil(self) -> bool:
        """Whether xsi:nil says that there is no value."""
        return self.attributes.get(f"{XSI} nil", "").strip() in {"true", "1"}

    @property
    def escaped(self) -> bool:
        """Whether the value keeps the markup of the content."""
        return self.attributes.get("escape", "").strip() in {"true", "1"}


class Inline(NamedTuple):
    """What the documents of one filing hold of Inline XBRL.

    `facts` are those of the namespaces that were asked for, `headers` the ranges of ix:header, `contexts`
    those of the contexts by id; `defects` are sentences with the offset of their place.
    """

    facts: list[Tagged]
    continuations: list[Tagged]
    excludes: list[Range]
    headers: list[Range]
    contexts: dict[str, Range]
    defects: list[tuple[int, str]]

    @classmethod
    def empty(cls) -> Inline:
        """Return what no document holds, to add to it."""
        return cls([], [], [], [], {}, [])

    def add(self, other: Inline) -> None:
        """Add what another document of the filing holds."""
        self.facts.extend(other.facts)
        self.continuations.extend(other.continuations)
        self.excludes.extend(other.excludes)
        self.headers.extend(other.headers)
        self.contexts.update({key: each for key, each in other.contexts.items() if key not in self.contexts})
        self.defects.extend(other.defects)
