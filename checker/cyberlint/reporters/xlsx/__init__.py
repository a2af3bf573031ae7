"""An Excel workbook: findings, flags, clearance, documents, and the run, each a sheet to sort and filter.

Texts are written as texts: none is a formula, whatever it begins with. Dates, numbers and yes or no are
typed. The workbook has no date of its own, so that the same report gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime

from cyberlint.cells import line
from cyberlint.outcome import Report
from cyberlint.reporters import Options
from cyberlint.reporters.xlsx import sheets
from cyberlint.reporters.xlsx.table import Looks, write
from cyberlint.source import MissingExtraError

try:
    from xlsxwriter import Workbook
except ImportError as error:
    raise MissingExtraError("writing an Excel workbook", "excel") from error

TITLE = "an Excel workbook: findings, flags, clearance"
EVIDENCE = True

_MANY = 100
"""Documents: the rows of more are written as they come, and not kept in memory."""
_NO_DATE = datetime(1980, 1, 1)


def report(report: Report, options: Options) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    many = len(report.documents) > _MANY
    with Workbook(out, {"constant_memory": many, "in_memory": not many, "strings_to_urls": False}) as book:
        book.set_properties({"title": "cyberlint", "author": "cyberlint", "created": _NO_DATE})
        looks = Looks(book)
        left_out = {}
        for sheet in sheets.of(report):
            left_out[sheet.name] = write(book.add_worksheet(sheet.name), sheet, looks)
        cut = [f"{name}: {count:,} rows are left out" for name, count in left_out.items() if count]
        run = sheets.run(report, line(options.version), cut)
        write(book.add_worksheet(run.name), run, looks)
    return out.getvalue()
