"""``cyberlint check``: lint filings, the main job."""

from __future__ import annotations

from typing import Any

import click

from cyberlint.cli import options
from cyberlint.cli.jobs import job
from cyberlint.cli.linting import lint
from cyberlint.cli.targets import TargetError


@click.command("check", short_help="Lint filings: the same as `cyberlint PATH`.")
@options.inputs
@options.settings
def command(
    paths: tuple[str, ...], input_format: str | None, stdin_filename: str | None, **given: Any
) -> int:
    """Lint filings, drafts, R pages and data sets; `-` is standard input, a folder is searched.

    What most of the options set, cyberlint.toml or an environment variable can set, too: see
    `cyberlint init` and `cyberlint config show`.
    """
    try:
        asked = job(paths, options.given(given), input_format, stdin_filename)
    except TargetError as error:
        raise click.UsageError(str(error)) from error
    return lint(asked)
