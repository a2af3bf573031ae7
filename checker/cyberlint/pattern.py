r"""Regular expressions that a rule author writes: RE2, so that no pattern can hang the linter.

Every pattern must compile under RE2 (https://github.com/google/re2/wiki/Syntax): linear time, no
look-around, no back-references. A foreign pack runs on RE2. The built-in patterns are checked under RE2 by
the tests and run on `re`, which starts faster; ``re.ASCII`` gives ``\w``, ``\b`` and ``\d`` the meaning
that RE2 gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

MAX_LENGTH = 2_000


class Pattern(NamedTuple):
    """A pattern as written, compiled when it is first used."""

    source: str
    trusted: bool = False

    def search(self, text: str) -> tuple[int, int] | None:
        """Return the range of the first match in `text`, or None."""
        match = _compiled(self.source, self.trusted).search(self._readable(text))
        return None if match is None else (match.start(), match.end())

    def ranges(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the matches in `text`, left to right, not overlapping."""
        for match in _compiled(self.source, self.trusted).finditer(self._readable(text)):
            yield match.start(), match.end()

    def covers(self, text: str) -> bool:
        """Tell whether the whole of `text` matches."""
        return _compiled(self.source, self.trusted).fullmatch(self._readable(text)) is not None

    def _readable(self, text: str) -> str:
        """Return `text` as RE2 takes it: UTF-8 has no lone surrogates, which JSON can hold."""
        return text if self.trusted or text.isascii() else text.encode("utf-8", "replace").decode()


def defect(source: str) -> str | None:
    """Return what is wrong with a pattern in RE2's words, or None."""
    if len(source) > MAX_LENGTH:
        return f"the pattern has {len(source):,} characters; the limit is {MAX_LENGTH:,}"
    import re2  # noqa: PLC0415 - only foreign packs and tests pay for RE2

    try:
        re2.compile(source, _quiet())
    except re2.error as error:
        what = error.args[0] if error.args else error
        return f"RE2 refuses the pattern: {what.decode() if isinstance(what, bytes) else what}"
    return None


@cache
def _compiled(source: str, trusted: bool) -> Any:
    if trusted:
        return re.compile(source, re.ASCII)
    import re2  # noqa: PLC0415 - only foreign packs pay for RE2

    return re2.compile(source, _quiet())


def _quiet() -> Any:
    import re2  # noqa: PLC0415 - only foreign packs pay for RE2

    options = re2.Options()
    options.log_errors = False
    return options
