"""The command line: arguments in, exit status out. Only this package prints, exits and reads the environment.

Every command is a module of this package that holds ``command``, and is imported when it is used.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from cyberlint import __version__
from cyberlint.cells import visible
from cyberlint.cli.errors import INTERRUPTED, USAGE, CommandError
from cyberlint.resources import DataError

COMMANDS = ("check", "flags", "parse", "rules", "explain", "test")
"""The commands, in the order of the help page."""


class Commands(click.Group):
    """The group of commands; ``cyberlint PATH`` is ``cyberlint check PATH``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before arguments that name no command."""
        if not args:
            raise CommandError("nothing to lint is named", f"{ctx.get_help()}\n\n")
        if args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cyberlint() -> None:
    """Lint SEC cybersecurity disclosures and their CYD tags.

    \b
    cyberlint FILING…            lint filings; the same as `cyberlint check FILING…`
    cyberlint explain CYD201     say what a rule is about

    Exit status: 0 no finding at or above --fail-on, 1 such findings, 2 a usage, configuration or rule
    error, 3 an input that could not be read or checked.
    """  # noqa: D301 - click reads the backspace as "keep these lines"


def run() -> None:
    """Run cyberlint as a process of its own: the console script.

    Two things that Python does are left to the system, 18 of 100 ms for one page: looking for cycles, which
    here comes only with many filings, and taking every object apart at the end. mypy ends in this way too.
    """
    gc.set_threshold(_GARBAGE)
    try:
        main()
    except SystemExit as ended:
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError):  # it was closed, or its reader has gone
                stream.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 0)


_GARBAGE = 100_000
"""So many more objects than were freed make Python look for cycles: those of twenty large filings."""


def main() -> None:
    """Run cyberlint within a process that goes on: it ends in SystemExit with the exit status."""
    _prepare()
    try:
        result: Any = cyberlint.main(prog_name="cyberlint", standalone_mode=False)
    except click.ClickException as error:
        sys.exit(_usage(error))
    except CommandError as error:
        sys.exit(_fail(error.code, error.reason, error.details))
    except DataError as error:
        sys.exit(_fail(USAGE, "the rules of this checkout have defects", str(error)))
    except click.Abort:
        sys.exit(_fail(INTERRUPTED, "interrupted"))
    except SystemExit:  # click's answer to a pipe whose reader went away, as `head` does
        sys.exit(0)
    sys.exit(result if isinstance(result, int) else 0)


def _usage(error: click.ClickException) -> int:
    """Say how the command is used; the last line names what is wrong with these arguments."""
    context = getattr(error, "ctx", None)
    usage = f"{context.get_usage()}\nTry `{context.command_path} --help`.\n\n" if context else ""
    words = " ".join(error.format_message().split())
    return _fail(USAGE, words[:1].lower() + words[1:], usage)


def _fail(code: int, reason: str, details: str = "") -> int:
    """Say why the exit status is not 0, in the last line on standard error."""
    for line in (*details.splitlines(), f"exit {code}: {reason}"):
        click.echo(visible(line), err=True)
    return code


def _prepare() -> None:
    """Write what the terminal's encoding lacks as an escape; a stream that is closed takes everything."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
