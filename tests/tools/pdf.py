"""A filing as a PDF, written by hand (ISO 32000-1): pages of a typewriter, whose letters are equally wide.

Every page has a running head and its number; a word may be cut at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.filing import Filing, paragraphs

WIDTH, HEIGHT = 612, 792
SIZE = 10
LETTER = 0.6 * SIZE
LEADING = 12
COLUMNS = 80
LINES = 20
"""A page is short, so that one ends within the Item."""
DINGBAT = {"●": "l"}
CUTS = ("cyber-security", "know-ledge")
"""Words, and where they may be cut."""

Page = list[str]


def pdf(filing: Filing) -> bytes:
    """Write the file."""
    return written(list(pages(paragraphs([filing.body]))), f"{filing.registrant} Draft of {filing.filed}")


def pages(texts: list[str]) -> Iterator[Page]:
    """Yield pages of lines; an empty one stands between paragraphs."""
    lines: list[str] = []
    for text in texts:
        lines += [*wrapped(text), ""]
    while lines:
        yield lines[:LINES]
        lines = lines[LINES:]


def wrapped(text: str) -> list[str]:
    """Return the lines of a paragraph, each as full as it gets."""
    lines = [""]
    for word in text.split():
        room = COLUMNS - len(lines[-1]) - 1
        first, second = cut(word)
        if len(word) <= room or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
        elif first and len(first) <= room:
            lines[-1] += f" {first}"
            lines.append(second)
        else:
            lines.append(word)
    return lines


def cut(word: str) -> tuple[str, str]:
    """Return a word as the end of a line cuts it: at its own hyphen, or where it may have one."""
    for known in CUTS:
        first, second = known.split("-")
        if match := re.fullmatch(f"({first})({second}.*)", word, re.IGNORECASE):
            return f"{match[1]}-", match[2]
    first, hyphen, second = word.partition("-")
    return (f"{first}-", second) if hyphen and first and second else ("", word)


def written(content: list[Page], head: str) -> bytes:
    """Return the bytes of a PDF with some pages."""
    places = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(content)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(content)} /Kids [{places}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>",
    ]
    for number, lines in enumerate(content, start=1):
        stream = _stream(lines, head, number)
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {box} /Contents {4 + 2 * number} 0 R {fonts} >>",
            f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        ]
    return assembled(objects)


def _stream(lines: Page, head: str, number: int) -> str:
    middle = (WIDTH - LETTER * len(str(number))) / 2
    placed = [
        (72.0, 740.0, head),
        *((72.0, 700.0 - LEADING * at, line) for at, line in enumerate(lines) if line),
    ]
    placed.append((middle, 50.0, str(number)))
    return "\n".join(_shown(*each) for each in placed)


def _shown(left: float, bottom: float, line: str) -> str:
    """Return the operators that show a line at its place."""
    parts = re.split(f"([{''.join(DINGBAT)}])", line)
    shown = "".join(
        f" /F{2 if part in DINGBAT else 1} {SIZE} Tf ({_escaped(DINGBAT.get(part, part))}) Tj"
        for part in parts
        if part
    )
    return f"BT 1 0 0 1 {left:g} {bottom:g} Tm{shown} ET"


def _escaped(text: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", text)


def assembled(objects: list[str]) -> bytes:
    """Return the file of some objects, the first of which is the catalogue."""
    data = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return data + f"{tail}startxref\n{len(data)}\n%%EOF\n".encode()
