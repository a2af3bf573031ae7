"""``cyberlint new``: write a rule, a claim or a pack to begin with."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from cyberlint.cells import visible
from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import display, write
from cyberlint.pack.templates import templates

if TYPE_CHECKING:
    from collections.abc import Callable

_TEMPLATES = templates()


@click.group("new", short_help="Write a rule, a claim or a pack to begin with.")
def command() -> None:
    """Write a rule of your own, a claim or a pack: files that hold, with comments that say what to change.

    \b
    cyberlint new pack acme --prefix ACME
    cyberlint new rule ACME002 --into acme --template forbidden-phrase
    cyberlint new claim acme_names_insurer --into acme

    What is there already is never overwritten.
    """  # noqa: D301 - click reads the backspace as "keep these lines"


_into = click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="The folder of the pack, or any for a loose rule.  [default: the current one]",
)


@command.command(
    "rule", epilog="\b\nTemplates:\n" + "\n".join(f"  {name:18}{what}" for name, what in _TEMPLATES.items())
)
@click.argument("rule_id", metavar="ID")
@_into
@click.option(
    "--template",
    type=click.Choice(tuple(_TEMPLATES)),
    default="required-phrase",
    show_default=True,
    help="What the rule is like at first.",
)
@click.option("--name", metavar="NAME", help="A name for people, as no-superlatives.")
@click.option("--title", metavar="TEXT", help="What is wrong where the rule fails, in one line.")
def rule(rule_id: str, into: Path, template: str, name: str | None, title: str | None) -> int:
    """Write a rule with examples that hold. ID is letters of your own and a number: ACME001.

    The letters CYD are for the built-in rules. In a pack the id begins with the pack's prefix.
    """
    from cyberlint.pack.scaffold import new_rule  # noqa: PLC0415 - jsonschema and YAML, this command only

    return _write(
        lambda: new_rule(rule_id, into, template, name, title), f"cyberlint test {quote(str(into))} --trace"
    )


@command.command("claim")
@click.argument("name")
@_into
def claim(name: str, into: Path) -> int:
    """Write a claim: what counts as saying something. NAME begins with the pack's prefix: acme_insured."""
    from cyberlint.pack.scaffold import new_claim  # noqa: PLC0415 - as above

    return _write(lambda: new_claim(name, into), f"cyberlint test {quote(str(into))}")


@command.command("pack")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--prefix", required=True, metavar="LETTERS", help="What the ids of the pack begin with: ACME.")
def pack(folder: Path, prefix: str) -> int:
    """Write a pack: its manifest pack.yaml, and a first rule with examples that hold."""
    from cyberlint.pack.scaffold import new_pack  # noqa: PLC0415 - as above

    return _write(lambda: new_pack(folder, prefix), f"cyberlint test {quote(str(folder))} --trace")


def _write(make: Callable[[], dict[Path, str]], following: str) -> int:
    """Write the files, and say what was written and what to do next; schemas for editors go without saying.

    Raises CommandError where a file cannot be made or written.
    """
    from cyberlint.pack.scaffold import SCHEMAS, ScaffoldError  # noqa: PLC0415 - as above

    try:
        files = make()
        for folder in sorted({file.parent for file in files}):
            folder.mkdir(parents=True, exist_ok=True)
    except ScaffoldError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename or 'a file'} cannot be made: {error.strerror}") from error
    for file, text in files.items():
        write(text, file)
    shown = [f"wrote {file}" for file in files if file.parent.name != SCHEMAS]
    display("".join(f"{visible(line)}\n" for line in (*shown, f"next: {following}")))
    return 0
