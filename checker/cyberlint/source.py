"""An input file as bytes, decoded with care, and the one error that reading can raise."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MAX_BYTES = 64 * 1024 * 1024
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding=["']([\w.-]+)["']|charset=["']?([\w.-]+)""")


class ReadError(Exception):
    """An input cannot be read; `what` is a sentence for people, `line` and `column` say where if known."""

    def __init__(self, what: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input and the path that is shown for it."""

    path: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The lower-case file suffix with its dot, or empty."""
        name = self.path.replace("\\", "/").rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" if "." in name else ""

    def head(self, size: int = 4096) -> str:
        """Return about `size` characters from the start, decoded leniently, to recognise the format by."""
        return Source(self.path, self.data[:size]).text()

    def text(self) -> str:
        """Decode the whole input: byte-order mark, declared encoding, UTF-8, else Windows-1252.

        Line ends stay as they are; no byte is an error, since Windows-1252 bytes without meaning become
        U+FFFD.
        """
        for bom, encoding in _BOMS.items():
            if self.data.startswith(bom):
                return self.data.decode(encoding, "replace")
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data":  # a head that cuts a character in two
                return self.data[: error.start].decode("utf-8")
        return self.data.decode(self._declared(), "replace")

    def _declared(self) -> str:
        match = _DECLARED.search(self.data[:2048])
        name = (match[1] or match[2]).decode("ascii") if match else "cp1252"
        try:
            found = codecs.lookup(name).name
        except LookupError:
            return "cp1252"
        return "cp1252" if found in {"utf-8", "ascii", "iso8859-1"} else found
