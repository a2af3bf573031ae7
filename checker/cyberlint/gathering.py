"""Inputs that are one filing: the documents of it that are named or found side by side, and EDGAR's folders.

See `cyberlint.download` for what of such a folder is read. Documents of Inline XBRL that name the same schema
are one filing wherever one of them alone has a cover page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from itertools import groupby

from cyberlint import download, readers
from cyberlint.cells import plural
from cyberlint.ours import is_ours
from cyberlint.outcome import Unread
from cyberlint.source import ReadError, Source
from cyberlint.tuples import NamedTuple

Load = Callable[[str], Source | Unread]

_MARKUP = (".htm", ".html", ".xhtml")
_HEAD = 1_000_000
"""Bytes at the beginning of a document that name the schema of its filing, if it is of one."""


class Gathered(NamedTuple):
    """What was read of one or several entries, which of these were passed over, and what to say of that."""

    sources: tuple[Source | Unread, ...]
    passed: tuple[str, ...] = ()
    note: str = ""


def gathered(
    entries: Iterable[str | Unread], searched: Collection[str], load: Load
) -> Iterator[str | Unread | Gathered]:
    """Yield the entries as they are, and in the place of those that are one filing what was read of them.

    `searched` are the entries that were found in folders: those in one of EDGAR's are one filing.
    """
    folders = _folders([entry for entry in entries if isinstance(entry, str) and entry in searched])

    def together(entry: str | Unread) -> tuple[str, bool]:
        if isinstance(entry, Unread):
            return "", False
        folder = entry.rpartition("/")[0]
        return folder, folder in folders and entry in searched

    for (_, one), group in groupby(entries, together):
        found = list(group)
        names = [entry for entry in found if isinstance(entry, str)]
        if one:
            yield _filing(names, load)
        elif sum(name.lower().endswith(_MARKUP) for name in names) > 1:
            yield from _documents(names, load)
        else:
            yield from found


def _folders(searched: Collection[str]) -> set[str]:
    """Return the folders that EDGAR keeps of one filing."""
    names: dict[str, list[str]] = {}
    for entry in searched:
        folder, _, name = entry.rpartition("/")
        names.setdefault(folder, []).append(name)
    return {folder for folder in names if download.is_one(names[folder])} | download.extracted(searched)


def _documents(entries: list[str], load: Load) -> Iterator[str | Gathered]:
    """Yield entries of one folder, the documents of a filing together."""
    filings = _filings(entry for entry in entries if entry.lower().endswith(_MARKUP))
    others = {entry for group in filings.values() for entry in group}
    for entry in entries:
        if entry in filings:
            first, *loaded = map(load, (entry, *filings[entry]))
            there = tuple(each for each in loaded if isinstance(each, Source))
            unread = (each for each in loaded if isinstance(each, Unread))
            yield Gathered((first._replace(others=there) if isinstance(first, Source) else first, *unread))
        elif entry not in others:
            yield entry


def _filings(documents: Iterable[str]) -> dict[str, list[str]]:
    """Return the filings of several documents: by the one that has the cover page, the others."""
    groups: dict[bytes, list[tuple[str, bool]]] = {}
    for path in documents:
        named, cover = _schema(path)
        if named:
            groups.setdefault(named, []).append((path, cover))
    found = {}
    for group in groups.values():
        covers = [path for path, cover in group if cover]
        if len(covers) == 1 and len(group) > 1:
            found[covers[0]] = [path for path, cover in group if not cover]
    return found


def _schema(path: str) -> tuple[bytes | None, bool]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs 3 ms
            return download.schema(file.read(_HEAD))
    except OSError:
        return None, False  # it is said when the file is read


def _filing(entries: list[str], load: Load) -> Gathered:
    """Return what is read of a folder that EDGAR keeps of one filing; R pages only if it has nothing else."""
    pages = [entry for entry in entries if download.is_page(entry.rpartition("/")[2])]
    loaded = [load(entry) for entry in entries if entry not in pages]
    chosen = _chosen(loaded)
    if not chosen:
        loaded += map(load, pages)
        chosen = _chosen(loaded)
    unread = [each for each in loaded if isinstance(each, Unread)]
    read = {each.path for source in chosen for each in (source, *source.others)}
    passed = tuple(sorted(set(entries) - read - {each.path for each in unread}))
    return Gathered((*chosen, *unread), passed, _told(entries[0].rpartition("/")[0], chosen, passed))


def _chosen(loaded: Iterable[Source | Unread]) -> list[Source]:
    """Return what is to be read of some files; one that no reader knows is none of the filing's words."""
    members: list[download.Member] = []
    for source in loaded:
        if isinstance(source, Source) and source.data.strip() and not is_ours(source.data):
            with suppress(ReadError):
                members.append((source, readers.recognise(source)))
    return [source for source, _ in download.read(members, one=True)]


def _told(folder: str, chosen: Iterable[Source], passed: Collection[str]) -> str:
    names = (each.path.rpartition("/")[2] for source in chosen for each in (source, *source.others))
    left = f"; {plural(len(passed), 'file')} that EDGAR keeps with it passed over" if passed else ""
    return f"{folder or '.'} is one filing: {', '.join(names) or 'nothing'} read{left}"
