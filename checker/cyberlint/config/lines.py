"""The line of every key of a TOML document, which `tomllib` does not tell.

The document has been parsed before, so whatever is read here is valid TOML 1.0 (https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

Steps = tuple[str | int, ...]
"""The way from the root of a document to a value: keys and, from 0, places in lists."""

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r]+|\#[^\n]*)
    | (?P<line>\n)
    | (?P<text>\"{3}(?:\\[\s\S]|(?!\"{3})[^\\])*\"{3,5}
        | '{3}(?:(?!'{3})[\s\S])*'{3,5}
        | \"(?:\\.|[^"\\\n])*\"
        | '[^'\n]*')
    | (?P<mark>[\[\]{},=.])
    | (?P<bare>[^\s\[\]{},=.\#"']+)
    """,
    re.VERBOSE,
)


def key_lines(text: str) -> dict[Steps, int]:
    """Return the line (from 1) of every key, table and list entry of a valid document, by its steps."""
    return _Document(text).read()


class _Document:
    """Walks through the tokens of a document once."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._lines: dict[Steps, int] = {}
        self._tables: dict[Steps, int] = {}
        """How many entries a list of tables has so far, by its steps."""

    def read(self) -> dict[Steps, int]:
        table: Steps = ()
        while self._at < len(self._tokens):
            if self._take("\n"):
                continue
            if self._take("["):
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _header(self) -> Steps:
        """Read ``[a.b]`` or ``[[a.b]]`` and return the steps to the table."""
        listed = self._take("[")
        line = self._line()
        steps = self._table(self._key())
        if listed:
            self._tables[steps] = self._tables.get(steps, 0) + 1
            self._found((*steps, self._tables[steps] - 1), line)
            steps = (*steps, self._tables[steps] - 1)
        self._found(steps, line)
        self._at += 2 if listed else 1
        return steps

    def _table(self, keys: list[str]) -> Steps:
        """Return the steps that a header names: beyond a list of tables, those of its last entry."""
        steps: Steps = ()
        for place, key in enumerate(keys):
            steps = (*steps, key)
            if steps in self._tables and place < len(keys) - 1:
                steps = (*steps, self._tables[steps] - 1)
        return steps

    def _pair(self, table: Steps) -> None:
        line = self._line()
        steps = (*table, *self._key())
        self._found(steps, line)
        self._take("=")
        self._value(steps)

    def _value(self, steps: Steps) -> None:
        if self._take("["):
            self._list(steps)
        elif self._take("{"):
            while not self._take("}"):
                if not self._take(",") and not self._take("\n"):
                    self._pair(steps)
        else:
            while self._peek() not in ("\n", ",", "]", "}", ""):
                self._at += 1

    def _list(self, steps: Steps) -> None:
        place = 0
        while not self._take("]"):
            if self._take(",") or self._take("\n"):
                continue
            self._found((*steps, place), self._line())
            self._value((*steps, place))
            place += 1

    def _key(self) -> list[str]:
        keys = [self._word()]
        while self._take("."):
            keys.append(self._word())
        return keys

    def _word(self) -> str:
        word = self._peek()
        self._at += 1
        return str(tomllib.loads(f"key = {word}")["key"]) if word[0] in "\"'" else word

    def _found(self, steps: Steps, line: int) -> None:
        """Remember the line of a value, and of what it is the first to lie in."""
        for end in range(1, len(steps) + 1):
            self._lines.setdefault(steps[:end], line)

    def _take(self, mark: str) -> bool:
        taken = self._peek() == mark
        self._at += taken
        return taken

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _line(self) -> int:
        return self._tokens[self._at][1]


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Yield every token with its line; a line break is one, white space and comments are not."""
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield match[0], line
        line += match[0].count("\n")
