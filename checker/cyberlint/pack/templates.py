"""What new files of a pack are written from: ``rules/templates/``.

They are plain text, so that the comments which teach stay in them. A line that begins with ``##`` says what a
template is for and is not written; ``@WORD@`` is filled in.
"""

from __future__ import annotations

import re
from pathlib import Path

from cyberlint.resources import bundled


def templates() -> dict[str, str]:
    """Return the templates of rules by name, each with what its rule finds."""
    files = sorted((_folder() / "rule").glob("*.txt"))
    return {file.stem: _text(file).partition("\n")[0].strip("# .") for file in files}


def filled(template: str, **words: str) -> str:
    """Return a template, as ``rule/required-phrase``, with its words filled in."""
    text = _text(_folder() / f"{template}.txt")
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("## "))
    return re.sub(r"@([A-Z]+)@", lambda match: words[match[1]], kept)


def _folder() -> Path:
    return bundled("rules") / "templates"


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
