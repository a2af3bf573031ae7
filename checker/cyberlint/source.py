"""An input file as bytes, decoded with care, and the one error that reading can raise."""

from __future__ import annotations

import codecs
import re

from cyberlint.tuples import NamedTuple

MAX_BYTES = 64 * 1024 * 1024
MAX_SUBMISSION = 256 * 1024 * 1024
"""Bytes of a complete submission, most of which are pictures and spreadsheets, encoded."""
_SUBMISSION = (b"<SEC-", b"<IMS-", b"<SUBMISSION>", b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----")
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_TRUSTED = ("big5", "cp125", "euc", "gb", "iso8859", "koi8", "mac", "shift_jis")
"""The beginnings of codec names that a file may declare; Python has others that are no encoding of text."""
_DECLARED = rb"""<\?xml[^>]{0,200}?encoding=["']([\w.-]+)["']|charset=["']?([\w.-]+)"""


INSIDE = "!/"
"""What stands between the path of an archive and that of a file in it, as in the address of a Java class."""


class ReadError(Exception):
    """An input cannot be read; `what` is a sentence for people, `line` and `column` say where if known.

    `path` is that of a file inside the input, None where it is the input's own.
    """

    def __init__(
        self, what: str, *, line: int | None = None, column: int | None = None, path: str | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
        self.column = column
        self.path = path


class MissingExtraError(ReadError):
    """An input needs a library that is not installed; `extra` is the extra of the package that brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} needs an extra of cyberlint: pip install "cyberlint[{extra}]"')
        self.extra = extra


def unreadable(error: OSError, what: str = "the file") -> str:
    """Return what to say of something that the system does not let us read."""
    return f"{what} cannot be read: {(error.strerror or str(error)).lower()}"


def most(head: bytes) -> int:
    """Return how many bytes an input that begins so may have."""
    return MAX_SUBMISSION if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_SUBMISSION) else MAX_BYTES


class Source(NamedTuple):
    """The bytes of one input and the path that is shown for it.

    `others` are further documents of the same filing, which are files of their own.
    """

    path: str
    data: bytes
    others: tuple[Source, ...] = ()

    @property
    def suffix(self) -> str:
        """The lower-case file suffix with its dot, or empty."""
        name = self.path.replace("\\", "/").rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" if "." in name else ""

    def head(self, size: int = 4096) -> str:
        """Return about `size` characters from the start, decoded as `text` is, to recognise the format by."""
        return _decoded(self.data[:size], whole=len(self.data) <= size)

    def text(self) -> str:
        """Decode the whole input: byte-order mark, UTF-8, declared encoding, else Windows-1252.

        Line ends stay as they are; no byte is an error: what has no meaning becomes U+FFFD.
        """
        return _decoded(self.data, whole=True)


def _decoded(data: bytes, *, whole: bool) -> str:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    try:
        return codecs.utf_8_decode(data, "strict", whole)[0]  # a part may end within a character
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    right = len(lenient) - len(lenient.encode("ascii", "ignore")) - damaged
    return lenient if right > damaged else data.decode(_declared(data), "replace")


def _declared(data: bytes) -> str:
    """Return the codec that the start of a file declares, where it is one of people's writing."""
    match = re.search(_DECLARED, data[:2048])
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name if match else "cp1252"
    except LookupError:
        return "cp1252"
    if name == "iso8859-1":  # as browsers do: the control characters that it adds are Windows-1252's quotes
        return "cp1252"
    return name if name.startswith(_TRUSTED) else "cp1252"
