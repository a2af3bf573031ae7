"""``cyberlint check``: lint filings, the main job."""

from __future__ import annotations

from typing import Any

import click

from cyberlint.cli import options
from cyberlint.cli.linting import Job, lint
from cyberlint.cli.selecting import chosen
from cyberlint.cli.targets import TargetError, targets
from cyberlint.config.keys import defaults


@click.command("check", short_help="Lint filings: the same as `cyberlint PATH`.")
@options.inputs
@options.settings
def command(
    paths: tuple[str, ...], input_format: str | None, stdin_filename: str | None, **given: Any
) -> int:
    """Lint filings, drafts, R pages and data sets; `-` is standard input, a folder is searched."""
    settings = defaults() | options.given(given)
    try:
        places = targets(paths, settings["format"], settings["output"])
    except TargetError as error:
        raise click.UsageError(str(error)) from error
    rules = chosen(settings["packs"], settings["select"], settings["ignore"])
    return lint(Job(paths, rules, settings, places, input_format, stdin_filename))
