"""The lines of a PDF's pages, as PDFium finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from cyberlint.source import MissingExtraError, ReadError
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from types import ModuleType

MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000

BROKEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line, whose next line it then goes on with."""

_PASSWORD, _PICTURE = 4, 3  # FPDF_ERR_PASSWORD, FPDF_PAGEOBJ_IMAGE
_LINE = re.compile(r"[^\r\n]+")
_PICTURE_NAME = re.compile(r"\S+\.(?:jpe?g|gif|png)", re.IGNORECASE)
"""What a browser prints in place of a picture that is missing."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\x02": BROKEN}
)
_DROPPED = dict.fromkeys([*range(32), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])


class Row(NamedTuple):
    """One line of a page: its text, white space collapsed, and its box in points from the lower left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the line's characters, at least one point."""
        return max(self.top - self.bottom, 1.0)

    @property
    def character(self) -> float:
        """The mean width of a character."""
        return max(self.right - self.left, 1.0) / max(len(self.text), 1)


class Page(NamedTuple):
    """One page: its number in the file from 1, its lines, and whether it shows pictures.

    `upright` is False where the page is turned, so that its lines do not stand below each other.
    """

    number: int
    rows: tuple[Row, ...]
    pictured: bool = False
    upright: bool = True


def pages(data: bytes) -> list[Page]:
    """Return the pages of a PDF.

    Raises ReadError where it is protected, damaged, or too large, and MissingExtraError without pypdfium2.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - 60 ms and a large library, which no other input needs
        from pypdfium2 import raw  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("reading a PDF", "pdf") from error
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > MAX_PAGES:
                raise ReadError(f"the PDF has {len(document):,} pages; the limit is {MAX_PAGES:,}")
            return list(_pages(document, raw))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ReadError("the PDF is protected by a password; save it without one") from error
        raise ReadError("the PDF is damaged or cut off") from error


def _pages(document: Any, raw: ModuleType) -> Iterator[Page]:
    left = MAX_CHARACTERS
    for index in range(len(document)):
        with closing(document[index]) as page, closing(page.get_textpage()) as shown:
            left -= shown.count_chars()
            if left < 0:
                raise ReadError(f"the PDF has more than {MAX_CHARACTERS:,} characters, which is the limit")
            rows = tuple(_rows(shown, raw))
            pictured = not rows and any(True for _ in page.get_objects(filter=[_PICTURE]))
            yield Page(index + 1, rows, pictured, page.get_rotation() == 0)


def _rows(shown: Any, raw: ModuleType) -> Iterator[Row]:
    for match in _LINE.finditer(shown.get_text_range()):
        text = " ".join(match[0].translate(_LIGATURES).translate(_DROPPED).split())
        if text and not _PICTURE_NAME.fullmatch(text):
            first, last = (
                raw.FPDFText_GetCharIndexFromTextIndex(shown.raw, at)
                for at in (match.start(), match.end() - 1)
            )
            yield _row(text, _box(shown, first), _box(shown, last))


def _row(text: str, first: tuple[float, ...], last: tuple[float, ...]) -> Row:
    """Return a line by the boxes of its first and last character; of two lines joined the last one counts."""
    bottom = last[1] if BROKEN in text else min(first[1], last[1])
    return Row(text, min(first[0], last[0]), max(first[2], last[2]), max(first[3], last[3]), bottom)


def _box(shown: Any, index: int) -> tuple[float, ...]:
    """Return left, bottom, right and top of a character; zeros where PDFium does not know."""
    if not 0 <= index < shown.count_chars():
        return (0.0, 0.0, 0.0, 0.0)
    box: tuple[float, ...] = shown.get_charbox(index, loose=True)
    return box
