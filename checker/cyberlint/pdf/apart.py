"""PDFium in a process of its own: a PDF can make it crash, or work for days, and nothing else would end that.

The process reads the PDF from its standard input, and writes the pages, or what is wrong with it, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from cyberlint.pdf.pages import Page, Row, pages
from cyberlint.source import MissingExtraError, ReadError

SECONDS = 60
"""A report of 400 pages takes three."""
MEMORY = 1_500_000_000
"""Bytes of address space; a report of 400 pages needs a tenth."""

_MAIN = f"from {__name__} import main; main()"


def read(data: bytes) -> list[Page]:
    """Return the pages of a PDF.

    Raises ReadError where it is protected, damaged, too large or takes too long, and MissingExtraError
    without pypdfium2.
    """
    if find_spec("pypdfium2") is None:
        raise MissingExtraError("reading a PDF", "pdf")
    if not sys.executable or getattr(sys, "frozen", False):
        return pages(data)  # there is no interpreter to start
    # Without -P, a file json.py in the folder where cyberlint runs would be run.
    command = [sys.executable, "-P", "-c", _MAIN]
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, and no word of the input
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"the PDF takes more than {SECONDS} seconds to read, which is the limit") from error
    except OSError as error:
        raise ReadError("the PDF cannot be read: no process can be started for it") from error
    if done.returncode:
        raise ReadError("the PDF is damaged, or needs too much time or memory: its reader broke off")
    return _pages(json.loads(done.stdout))


def _pages(told: dict[str, Any]) -> list[Page]:
    if "error" in told:
        raise ReadError(told["error"])
    return [Page(number, tuple(Row(*row) for row in rows), *rest) for number, rows, *rest in told["pages"]]


def main() -> None:
    """Read a PDF from standard input in a process that is bounded."""
    _bound()
    try:
        told: dict[str, Any] = {"pages": pages(sys.stdin.buffer.read())}
    except ReadError as error:
        told = {"error": error.what}
    sys.stdout.write(json.dumps(told))


def _bound() -> None:
    """Bound time and memory where the system can; the time is bounded from outside everywhere."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with suppress(ValueError, OSError):  # a lower bound is set already
            resource.setrlimit(what, (most, most))
