"""The files of a folder that are one filing: what EDGAR keeps of a filing holds its words several times.

The report stands as Inline XBRL, as a document of the complete submission, as an extracted instance and, part
by part, on R pages (EDGAR XBRL Guide). One of these is read, the first that there is; documents of one
filing, as a report and its exhibit 13, name the same schema and are read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cyberlint.source import Source

Member = tuple[Source, str]
"""A file, and the name of the reader for it."""

_FILINGS = ("ixbrl", "submission")
_EXTRACTS = ("instance", "rpage-html", "rpage-text")
"""What EDGAR makes of a filing: one folder may hold those of many, unless it is what EDGAR keeps of one."""
_DRAFTS = ("word", "pdf", "text", "markdown")
_EXHIBIT = re.compile(r"ex(?:hibit)?[-_. ]?13(?!\d)", re.IGNORECASE)
_SIGNS = frozenset({"filingsummary.xml", "metalinks.json"})
EXTRACT = "_htm.xml"
"""How EDGAR calls the instance that it extracts from a document, for its ``.htm``."""
_PAGE = re.compile(r"R\d+\.html?", re.IGNORECASE)
_SCHEMA = re.compile(rb"""schemaRef\b[^<>]{0,400}?href=["']([^"']{1,300})["']""")
_COVER = re.compile(rb"""name=["']dei:DocumentType["']""")


def is_one(names: Iterable[str]) -> bool:
    """Tell whether the files of a folder are what EDGAR keeps of one filing: some stand nowhere else."""
    return any(name.lower() in _SIGNS for name in names)


def extracted(names: Iterable[str]) -> set[str]:
    """Return the folders in which EDGAR's extract of a document lies by it: ``x_htm.xml`` and ``x.htm``.

    Where there are several such pairs, so are the filings, or they cannot be told apart.
    """
    there = set(names)
    pairs: dict[str, int] = {}
    for name in there:
        if name.endswith(EXTRACT) and f"{name.removesuffix(EXTRACT)}.htm" in there:
            folder = name.rpartition("/")[0]
            pairs[folder] = pairs.get(folder, 0) + 1
    return {folder for folder, count in pairs.items() if count == 1}


def is_page(name: str) -> bool:
    """Tell whether a file is called as an R page is."""
    return _PAGE.fullmatch(name) is not None


def read(members: Sequence[Member], *, one: bool) -> list[Member]:
    """Return what is to be read of a folder, the documents of a filing together.

    Drafts are read beside a filing. Where the folder is `one` filing's, what EDGAR made of it stands for it
    only if the filing itself is not there.
    """
    worded = [each for each in members if each[1] != "text" or each[0].suffix != ".xml"]  # no linkbase
    kinds = {kind for _, kind in worded}
    there = next((kind for kind in (*_FILINGS, *(_EXTRACTS if one else ())) if kind in kinds), "html")
    wanted = (there, *_DRAFTS) if one or there != "html" else kinds
    kept = [each for each in worded if each[1] in wanted]
    inline = [source for source, kind in kept if kind == "ixbrl"]
    annual = [source for source, kind in members if kind == "html" and _EXHIBIT.search(_base(source))]
    found = [(source, "ixbrl") for source in _together(inline, annual)]
    return [*found, *(each for each in kept if each[1] != "ixbrl")]


def schema(data: bytes) -> tuple[bytes | None, bool]:
    """Return the schema that a document of Inline XBRL names, and whether it has a cover page."""
    named = _SCHEMA.search(data)
    return named[1] if named else None, _COVER.search(data) is not None


def _together(inline: Iterable[Source], annual: Sequence[Source]) -> Iterator[Source]:
    """Yield the documents of each filing as one source, that with the cover page first.

    Where several documents have a cover page, each is read alone. An annual report that is not tagged goes
    with the one filing there is.
    """
    groups: dict[bytes, list[tuple[Source, bool]]] = {}
    for source in inline:
        named, cover = schema(source.data)
        groups.setdefault(named or source.path.encode(), []).append((source, cover))
    more = tuple(annual) if len(groups) == 1 else ()
    for group in groups.values():
        covers = [source for source, cover in group if cover]
        if len(covers) == 1:
            others = tuple(source for source, _ in group if source is not covers[0])
            yield covers[0]._replace(others=(*others, *more))
        else:
            yield from (source for source, _ in group)


def _base(source: Source) -> str:
    return source.path.replace("\\", "/").rpartition("/")[2]
