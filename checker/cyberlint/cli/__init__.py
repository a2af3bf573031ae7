"""The command line: arguments in, exit status out. Only this package prints, exits and reads the environment.

Every command is a module of this package that holds ``command``, and is imported when it is used. The main
job without options, ``cyberlint FILING…``, needs no parser: it starts without click, which takes 17 ms of 95.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from cyberlint.cells import line, visible
from cyberlint.cli.errors import INPUT, INTERRUPTED, USAGE, CommandError
from cyberlint.cli.writing import say
from cyberlint.expressions import store
from cyberlint.resources import DataError

if TYPE_CHECKING:
    from types import TracebackType

COMMANDS = (
    "check", "diff", "flags", "survey", "parse", "rules", "explain", "waive", "baseline", "init",
    "config", "new", "test", "trace", "pin", "completion",
)  # fmt: skip
"""The commands, in the order of the help page."""


def run() -> None:
    """Run cyberlint as a process of its own: the console script.

    Two things that Python does are left to the system, 18 of 100 ms for one page: looking for cycles, which
    here comes only with many filings, and taking every object apart at the end. mypy ends in this way too.
    """
    gc.set_threshold(_GARBAGE)
    sys.excepthook = _crashed
    try:
        main()
    except SystemExit as ended:
        store()
        _end(ended.code if isinstance(ended.code, int) else 0)


def _end(status: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # it was closed, or its reader has gone
            stream.flush()
    os._exit(status)


_GARBAGE = 100_000
"""So many more objects than were freed make Python look for cycles: those of twenty large filings."""
TRACEBACK = "CYBERLINT_TRACEBACK"
"""The environment variable that shows where a crash came from."""


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
    """Say that cyberlint itself failed: Python's own way is an exit status of 1, which reads as findings.

    The engine reports what crashes in a rule or a document; here comes what crashes anywhere else.
    """
    try:
        if os.environ.get(TRACEBACK):
            sys.__excepthook__(kind, error, trace)
        say(f"Please report this crash, with what {TRACEBACK}=1 shows of it.")
        what = f"{kind.__name__}: {error}".removesuffix(": ")
        say(line(f"exit {INPUT}: cyberlint crashed{_place(trace)}: {what}"))
    finally:
        _end(INPUT)


def _place(trace: TracebackType | None) -> str:
    """Return the file and the function in which an error arose, in words."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    return f" in {os.path.basename(code.co_filename)}, {code.co_name}" if code else ""  # noqa: PTH119


def main() -> None:
    """Run cyberlint within a process that goes on: it ends in SystemExit with the exit status."""
    _prepare()
    try:
        sys.exit(_result(sys.argv[1:]))
    except CommandError as error:
        sys.exit(_fail(error.code, error.reason, error.details))
    except DataError as error:
        sys.exit(_fail(USAGE, "the bundled rules have defects", str(error)))
    except KeyboardInterrupt:
        sys.exit(_fail(INTERRUPTED, "interrupted"))


def _result(arguments: Sequence[str]) -> int:
    if _is_plain(arguments):
        from cyberlint.cli.jobs import job  # noqa: PLC0415 - without the parser, see the module
        from cyberlint.cli.linting import lint  # noqa: PLC0415

        return lint(job(tuple(arguments)))
    from cyberlint.cli.commands import invoke  # noqa: PLC0415 - without the engine, for --help

    return invoke()


def _is_plain(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments are filings alone; on Windows click expands the patterns in them."""
    named = [argument for argument in arguments if argument == "-" or argument[:1] != "-"]
    return bool(named) and named == arguments and named[0] not in COMMANDS and sys.platform != "win32"


def _fail(code: int, reason: str, details: str = "") -> int:
    """Say why the exit status is not 0, in the last line on standard error."""
    for row in (*details.splitlines(), f"exit {code}: {reason}"):
        say(visible(row))
    return code


def _prepare() -> None:
    """Write what the terminal's encoding lacks as an escape; a stream that is closed takes everything."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
