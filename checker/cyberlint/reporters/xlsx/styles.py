"""The looks of cells, as the part of the workbook that holds them (ECMA-376 part 1, 18.8).

A cell names its look by the place in `LOOKS`. Each is a font, a fill, a border, a format of numbers and how
the cell is aligned.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TOP = 'vertical="top"'
_WRAPPED = f'{_TOP} wrapText="1"'
_FORMATS = {164: "yyyy-mm-dd", 165: "#,##0"}
_FONTS = (
    '{size}<color theme="1"/>',
    '<b/>{size}<color theme="1"/>',
    '<b/>{size}<color rgb="FFB3261E"/>',
    '<b/>{size}<color rgb="FF8A5A00"/>',
    '{size}<color rgb="FF0B57A4"/>',
    '<u/>{size}<color rgb="FF0B57A4"/>',
)
_BLACK, _BOLD, _RED, _BROWN, _BLUE, _LINKED = range(len(_FONTS))
_FILLS = (  # the first two have their places by the standard
    '<patternFill patternType="none"/>',
    '<patternFill patternType="gray125"/>',
    '<patternFill patternType="solid"><fgColor rgb="FFE7EAEE"/><bgColor indexed="64"/></patternFill>',
)
_BORDERS = (
    "<left/><right/><top/><bottom/><diagonal/>",
    '<left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/>',
)


class Look(NamedTuple):
    """How a cell is shown: its font, fill, border and format by their numbers, its alignment."""

    font: int = _BLACK
    alignment: str = _WRAPPED
    format: int = 0
    shaded: bool = False
    quoted: bool = False


LOOKS = {
    "none": Look(alignment=""),
    "text": Look(),
    "header": Look(_BOLD, shaded=True),
    "quoted": Look(quoted=True),  # it stays a text when it is edited
    "number": Look(alignment=_TOP, format=165),
    "date": Look(alignment=f'horizontal="left" {_TOP}', format=164),
    "link": Look(_LINKED),
    "red": Look(_RED, _TOP),
    "brown": Look(_BROWN, _TOP),
    "blue": Look(_BLUE, _TOP),
}
NUMBERS = {name: number for number, name in enumerate(LOOKS)}
WORDS = {
    "error": "red",
    "warning": "brown",
    "info": "blue",
    "not evaluated": "brown",
    "not read": "red",
}
"""The texts that have a look of their own."""


def part() -> str:
    """Return the part."""
    size = '<sz val="11"/>'
    name = '<name val="Calibri"/><family val="2"/><scheme val="minor"/>'
    formats = (f'<numFmt numFmtId="{key}" formatCode="{code}"/>' for key, code in _FORMATS.items())
    fonts = (f"<font>{font.format(size=size)}{name}</font>" for font in _FONTS)
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        + _list("numFmts", formats)
        + _list("fonts", fonts)
        + _list("fills", (f"<fill>{fill}</fill>" for fill in _FILLS))
        + _list("borders", (f"<border>{border}</border>" for border in _BORDERS))
        + _list("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'])
        + _list("cellXfs", map(_xf, LOOKS.values()))
        + _list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])
        + "</styleSheet>"
    )


def _list(name: str, entries: Iterable[str]) -> str:
    found = list(entries)
    return f'<{name} count="{len(found)}">{"".join(found)}</{name}>'


def _xf(look: Look) -> str:
    fill, border = (2, 1) if look.shaded else (0, 0)
    switches = {
        "applyNumberFormat": look.format,
        "applyFont": look.font,
        "applyFill": fill,
        "applyBorder": border,
        "applyAlignment": look.alignment,
        "quotePrefix": look.quoted,
    }
    given = "".join(f' {name}="1"' for name, wanted in switches.items() if wanted)
    alignment = f"<alignment {look.alignment}/>" if look.alignment else ""
    numbers = (
        f'numFmtId="{look.format}" fontId="{look.font}" fillId="{fill}" borderId="{border}" xfId="0"{given}'
    )
    return f"<xf {numbers}>{alignment}</xf>"
