"""The commands and their options, parsed by click."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from cyberlint import __version__, cli
from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import unwritable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Commands(click.Group):
    """The group of commands; ``cyberlint PATH`` is ``cyberlint check PATH``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(cli.COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in cli.COMMANDS:
            return None
        command: click.Command = import_module(f"{cli.__name__}.{cmd_name}").command
        if ctx.resilient_parsing:
            from cyberlint.cli.shell import complete_by_metavar  # noqa: PLC0415 - for a shell alone

            complete_by_metavar(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what the first word may become."""
        from cyberlint.cli.shell import first  # noqa: PLC0415 - as above

        check = self.get_command(ctx, "check")
        known = super().shell_complete(ctx, incomplete)
        return first(known, check, ctx, incomplete) if check else known

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before arguments that name no command."""
        if not args and ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        if not args:
            raise CommandError("nothing to lint is named", f"{ctx.get_help()}\n\n")
        if args[0] not in cli.COMMANDS and args[0] not in ("--help", "-h", "--version"):
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


def invoke() -> int:
    """Run the command that the arguments name, and return its exit status.

    Raises CommandError where the arguments are wrong, or click cannot write its help, KeyboardInterrupt
    where the user stops it.
    """
    try:
        result: Any = cyberlint.main(prog_name="cyberlint", standalone_mode=False)
    except click.ClickException as error:
        raise _misused(error) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit:  # click's answer to a pipe whose reader went away, as `head` does
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        raise unwritable("standard output", error) from error  # a stream has no file name
    return result if isinstance(result, int) else 0


def _misused(error: click.ClickException) -> CommandError:
    """Return how the command is used, and in the last line what is wrong with these arguments."""
    context = getattr(error, "ctx", None)
    usage = f"{context.get_usage()}\nTry `{context.command_path} --help`.\n\n" if context else ""
    words = " ".join(error.format_message().split())
    return CommandError(words[:1].lower() + words[1:], usage)
