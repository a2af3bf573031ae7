"""``cyberlint init``: write a configuration file to begin with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import say, write
from cyberlint.config import NAME, find
from cyberlint.config.profiles import profiles
from cyberlint.config.starter import starter


@click.command("init", short_help=f"Write a {NAME} to begin with.")
@click.option("--profile", type=click.Choice(tuple(profiles())), help="The profile that the file sets.")
@click.option("--force", is_flag=True, help="Replace the file that is there.")
def command(profile: str | None, force: bool) -> int:
    """Write a cyberlint.toml into this folder, in which every setting is explained and commented out.

    A file that is there is never replaced without --force.
    """
    found = find()
    if found and os.path.dirname(found) == "" and not force:  # noqa: PTH120 - of what `find` returns
        raise CommandError(f"{found} configures this folder already; --force writes {NAME} all the same")
    if os.path.lexists(NAME) and not force:
        raise CommandError(f"{NAME} is there already; --force replaces it")
    write(starter(profile or ""), Path(NAME))
    say(f"{NAME} written: `cyberlint config show` says what it sets")
    return 0
