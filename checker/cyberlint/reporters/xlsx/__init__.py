"""An Excel workbook: findings, flags, clearance, documents, and the run, each a sheet to sort and filter.

Texts are written as texts: none is a formula, whatever it begins with. Dates, numbers and yes or no are
typed. The workbook has no date of its own, so that the same report gives the same bytes.
"""

from __future__ import annotations

from cyberlint.cells import line
from cyberlint.outcome import Report
from cyberlint.reporters import Options
from cyberlint.reporters.xlsx import sheets
from cyberlint.reporters.xlsx.package import Book

TITLE = "an Excel workbook: findings, flags, clearance"
EVIDENCE = True


def report(report: Report, options: Options) -> bytes:
    """Return the workbook."""
    book = Book()
    left_out = {sheet.name: book.add(sheet) for sheet in sheets.of(report)}
    cut = [f"{name}: {count:,} rows are left out" for name, count in left_out.items() if count]
    book.add(sheets.run(report, line(options.version), cut))
    return book.finished()
