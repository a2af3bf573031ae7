"""Patterns of paths: which documents an override is for, and what the search of a folder passes over.

A pattern is matched against the path of a document relative to the folder of the configuration file. Without
``/`` it matches a file or folder of that name at any depth (``*.docx``, ``drafts``), with ``/`` it begins at
that folder (``drafts/2026``). ``*`` and ``?`` stay within a name, ``[ab]`` is one of several characters, and
``**`` is any number of folders. What matches a folder matches all that it holds.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase

MAX_LENGTH = 200


def defect(pattern: str) -> str | None:
    """Return what is wrong with a pattern, or None."""
    names = pattern.rstrip("/").split("/")
    if len(pattern) > MAX_LENGTH:
        return f"the pattern has {len(pattern)} characters; the limit is {MAX_LENGTH}"
    if not pattern.strip("/"):
        return "the pattern is empty"
    if "\\" in pattern:
        return f"{pattern!r}: write `/` between folders"
    if pattern.startswith(("/", "~")) or pattern[1:2] == ":":
        return f"{pattern!r} is an absolute path; a pattern begins at the folder of this file"
    if {"", ".", ".."} & set(names):
        return f"{pattern!r}: an empty name, `.` or `..` matches nothing"
    if any("**" in name and name != "**" for name in names):
        return f"{pattern!r}: `**` stands for folders, and alone between two `/`"
    if any(_is_open(name) for name in names):
        return f"{pattern!r}: `[` is not closed"
    return None


def matches(pattern: str, path: str) -> bool:
    """Tell whether a path as `relative` returns it, or a folder that it lies in, matches."""
    names = pattern.rstrip("/").split("/")
    return _begins(["**", *names] if len(names) == 1 else names, path.split("/"))


def relative(path: str, folder: str) -> str:
    """Return the path of a document relative to a folder, with ``/`` between its names."""
    try:
        found = os.path.relpath(path, folder)
    except (ValueError, OSError):  # it is on another drive, or the current folder was removed
        found = path
    return found.replace(os.sep, "/").replace("!/", "/")  # an archive is a folder: `filing.zip!/10-K.htm`


def _begins(patterns: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether a beginning of `names` matches, in one pass however many ``**`` there are."""
    ends = {0}
    for place, pattern in enumerate(patterns, 1):
        if pattern == "**":
            least = place == len(patterns)  # `drafts/**` is what lies in the folder
            ends = set(range(min(ends, default=len(names) + 1) + least, len(names) + 1))
        else:
            ends = {end + 1 for end in ends if end < len(names) and fnmatchcase(names[end], pattern)}
    return bool(ends)


def _is_open(name: str) -> bool:
    """Tell whether a name holds a ``[`` that nothing closes; ``]`` may be the first of the characters."""
    at = name.find("[")
    while at >= 0:
        end = name.find("]", at + (3 if name[at + 1 : at + 2] == "!" else 2))
        if end < 0:
            return True
        at = name.find("[", end)
    return False
