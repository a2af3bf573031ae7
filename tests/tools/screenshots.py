"""Take the pictures of the HTML report that README.md and ``docs/`` show, of a fictional filing.

``python -m tools.screenshots`` with ``tests`` on the path, by hand, where ``browser/driver.py`` finds what it
needs and Pillow is installed. The pictures are as the fonts of the machine are: take them all on one.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from browser.driver import drive, missing
from cyberlint import lint
from cyberlint.reporters import Options, reporter

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs/images"
EXAMPLE = "larkspur-10-K.htm"
COLOURS = 128
LARGEST = 200_000
"""Bytes: no picture is larger."""


class Picture(NamedTuple):
    """A picture of the page from an element down, in a window of so many pixels."""

    name: str
    width: int
    height: int
    scheme: str
    selector: str


PICTURES = (
    Picture("report-summary", 1160, 1000, "light", "body"),
    Picture("report-text", 1160, 1000, "light", "[id=d1p5]"),
    Picture("report-dark", 1160, 1000, "dark", "[id=d1p5]"),
    Picture("report-phone", 390, 844, "light", "[id=d1p6]"),
)


def main() -> None:
    """Write every picture and say how large it is."""
    if reason := missing():
        sys.exit(reason)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "report.html"
        with chdir(ROOT):
            run = lint(f"examples/{EXAMPLE}")
        page.write_text(str(reporter("html").report(run, Options())), encoding="utf-8")
        for picture in PICTURES:
            take(picture, page)


def take(picture: Picture, page: Path) -> None:
    """Write one picture, in few colours: a browser's has a thousand, most of them edges of letters."""
    target = IMAGES / f"{picture.name}.png"
    drive("shoot", page, target, *map(str, picture[1:]))
    with Image.open(target) as taken:
        few = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    size = target.stat().st_size
    if size > LARGEST:
        sys.exit(f"{target.relative_to(ROOT)} has {size:,} bytes, more than {LARGEST:,}")
    print(f"{target.relative_to(ROOT)}: {size:,} bytes")


if __name__ == "__main__":
    main()
