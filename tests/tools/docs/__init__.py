"""Renew what README.md and ``docs/`` show: the output of every command, the generated tables and pages.

Four things are renewed or made. In a ``console`` block, the output below a command, see `session`. Between
``<!-- generated: NAME -->`` and ``<!-- end -->``, whatever `GENERATED` has under that name. In a ``pycon``
block nothing, but a test runs it. And ``docs/rules/``, a page for every rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tools.docs import integrations, outputs, rules, session, settings

ROOT = Path(__file__).resolve().parents[3]
MARKED = re.compile(r"(?m)^<!-- generated: ([\w-]+) -->\n(.*?)^<!-- end -->$", re.DOTALL)
GENERATED: dict[str, Callable[[], str]] = {
    "rules": rules.table,
    "categories": rules.categories,
    "settings": settings.table,
    "profiles": settings.profiles,
    "rule-options": settings.options,
    "formats": outputs.formats,
    "report": outputs.report,
    "action-inputs": integrations.inputs,
}


@cache
def documents() -> tuple[Path, ...]:
    """Return the documents: those at the root and in ``docs/``."""
    return (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")))


@cache
def pages() -> dict[Path, str]:
    """Return the pages that are generated as a whole, by their paths."""
    folder = ROOT / "docs/rules"
    return {folder / "README.md": rules.index()} | {
        folder / f"{rule_id}.md": text for rule_id, text in rules.pages().items()
    }


def stray() -> list[Path]:
    """Return the pages of rules that are no more."""
    return [path for path in sorted((ROOT / "docs/rules").glob("*.md")) if path not in pages()]


def renewed(text: str) -> str:
    """Return a document with its tables and the output of its commands as they are now."""
    return session.renewed(MARKED.sub(lambda match: block(match[1]), text))


@cache
def block(name: str) -> str:
    """Return a marked block, generated anew."""
    if name not in GENERATED:
        raise ValueError(f"no block is generated under the name {name!r}; there are {', '.join(GENERATED)}")
    return f"<!-- generated: {name} -->\n{GENERATED[name]().strip()}\n<!-- end -->"
