"""Suppression: findings that somebody accepts, each by an entry of a file that says why.

A waiver is signed: it names the finding, the words that it waives, a reason, an owner and its last day. A
baseline is the list of what was found on the day of adoption. Neither changes any other finding: rules are
asked, and superseded, before. What no longer holds is a finding itself, of the rules in ``rules/waivers``.

Here is what every run asks, whether there is such a file; everything else is imported where there is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

NAME = "cyberlint-waivers.yaml"
"""The file of waivers that is looked for in the folder of each input."""


def beside(paths: Iterable[str]) -> list[str]:
    """Return the waiver files in the folders of these paths, in their order: one look for each folder."""
    folders = dict.fromkeys(os.path.dirname(path) for path in paths)  # noqa: PTH120 - pathlib costs 3 ms
    files = (os.path.join(folder, NAME) for folder in folders)  # noqa: PTH118
    return [file for file in files if os.path.lexists(file)]
