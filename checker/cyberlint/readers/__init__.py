"""Readers: one input format per file.

A reader is a module of this folder that holds

- ``TITLE``: what the format is called in messages;
- ``SUFFIXES``: the ends of file names, in lower case, by which a folder is searched for it
  (``(".json", ".jsonl.gz")``); a file that is named is tried whatever it ends in;
- ``recognise(source) -> int``: how surely the input has this format, by its content first: 0 no,
  1 a guess (any text), 2 by suffix or a weak sign, 3 by content, 4 by content where it holds documents
  of other formats;
- ``read(source) -> Iterator[Disclosure | ReadError]``: the disclosures in it. A ReadError is *raised*
  where the input cannot be read any further, and *yielded* in place of a part that cannot be read
  while the rest can, as one line of a JSON Lines file.

The reader's name is its module's, with dashes: ``rpage_text`` is ``--input-format rpage-text``. Heavy
imports are deferred into `read`, because every reader is asked to recognise every input.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Protocol

from cyberlint.disclosure import Disclosure
from cyberlint.resources import Modules
from cyberlint.source import ReadError, Source, most


class Reader(Protocol):
    """The shape of a reader module."""

    TITLE: str
    SUFFIXES: tuple[str, ...]

    def recognise(self, source: Source) -> int:
        """Return how surely `source` has this reader's format."""

    def read(self, source: Source) -> Iterator[Disclosure | ReadError]:
        """Yield the disclosures in `source`, and an error for each part of it that is none."""


@cache
def formats() -> Mapping[str, Reader]:
    """Return every reader by the name of its format."""
    return Modules(__name__, __path__)


@cache
def suffixes() -> tuple[str, ...]:
    """Return the ends of file names that some reader claims, sorted."""
    return tuple(sorted({suffix for reader in formats().values() for suffix in reader.SUFFIXES}))


def recognise(source: Source) -> str:
    """Return the format of an input, by its content.

    Raises ReadError where no reader recognises it.
    """
    if not source.data.strip():
        raise ReadError("the file is empty")
    sure = {name: reader.recognise(source) for name, reader in formats().items()}
    surest = max(sure, key=sure.__getitem__)
    if not sure[surest]:
        known = ", ".join(reader.TITLE for reader in formats().values())
        raise ReadError(f"the format is not recognised; cyberlint reads {known}")
    return surest


def read(source: Source, input_format: str | None = None) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosures in an input, read as `input_format` or as it is recognised.

    A ReadError among them stands for a part that could not be read (see the module). Raises ReadError
    where the input is too large, of no known format, damaged, or holds no disclosure.
    """
    limit = most(source.data[:1024])
    if len(source.data) > limit:
        raise ReadError(f"the file has {len(source.data):,} bytes; the limit is {limit:,}")
    yield from formats()[input_format or recognise(source)].read(source)
