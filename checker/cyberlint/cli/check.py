"""``cyberlint check``: lint filings, the main job."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cyberlint import gate
from cyberlint.cli import options
from cyberlint.cli.linting import Job, lint
from cyberlint.cli.selecting import chosen
from cyberlint.reporters import formats
from cyberlint.taxonomy import form_classes, known_form

_DEFAULTS = Job((), ())
"""What a run without options does, which never comes by here."""


@click.command("check", short_help="Lint filings: the same as `cyberlint PATH`.")
@options.inputs
@click.option("--form", metavar="FORM", help="The form of inputs that do not name it: 10-K, 20-F, 8-K, …")
@options.selection
@click.option(
    "--format",
    "chosen_formats",
    multiple=True,
    type=click.Choice(formats()),
    help="The format of the report; the first of several goes to the first --output.  [default: full]",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report to this file (`-` is standard output); may be given again, once for each --format.",
)
@click.option(
    "--fail-on",
    type=click.Choice(gate.LEVELS),
    default=_DEFAULTS.fail_on,
    show_default=True,
    help="The least severity of a finding for exit status 1.",
)
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default=_DEFAULTS.color,
    show_default=True,
    help="Whether the report is coloured; NO_COLOR and FORCE_COLOR are obeyed.",
)
@click.option("--verbose", "-v", is_flag=True, help="Show what is left out for brevity.")
def command(
    paths: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    form: str | None,
    packs: tuple[Path, ...],
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    chosen_formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_on: str,
    color: str,
    verbose: bool,
) -> int:
    """Lint filings, drafts, R pages and data sets; `-` is standard input, a folder is searched."""
    targets = _targets(paths, chosen_formats, outputs)
    rules = chosen(packs, selected, ignored)
    return lint(
        Job(paths, rules, input_format, stdin_filename, _known(form), targets, fail_on, color, verbose)
    )


def _known(form: str | None) -> str | None:
    """Return a form as EDGAR spells it. Raises BadParameter where no rule knows it."""
    known = known_form(form) if form else None
    if form and not known:
        choices = ", ".join(form_classes())
        raise click.BadParameter(f"{form!r} is none of {choices}, nor a variant of one", param_hint="--form")
    return known


def _targets(
    paths: tuple[str, ...], asked: tuple[str, ...], outputs: tuple[Path, ...]
) -> tuple[tuple[str, Path | None], ...]:
    """Pair every report's format with its file; the one without a file goes to standard output.

    Raises UsageError where two reports would go to one place, or one to no place at all.
    """
    for output in outputs:
        if not output.absolute().parent.is_dir():
            raise click.UsageError(f"--output {output}: there is no such folder")
    places = [os.path.realpath(output) for output in outputs if str(output) != "-"]
    taken = {os.path.realpath(path) for path in paths if path != "-"} & set(places)
    if taken:
        raise click.UsageError(f"--output would overwrite the input {taken.pop()}")
    if not asked and not outputs:
        return _DEFAULTS.targets
    names = asked or tuple(_format(output) for output in outputs)
    targets = [None if str(output) == "-" else output for output in outputs]
    targets += [None] if len(names) == len(targets) + 1 else []
    if len(names) != len(targets) or targets.count(None) > 1 or len(set(places)) < len(places):
        raise click.UsageError("give one --output for each --format; one report may go to standard output")
    return tuple(sorted(zip(names, targets, strict=True), key=lambda pair: pair[1] is None))


def _format(output: Path) -> str:
    """Return the format that a file's name asks for."""
    suffix = output.suffix.lower().lstrip(".")
    name = {"": "full", "txt": "full", "md": "markdown"}.get(suffix, suffix)
    if name not in formats():
        raise click.UsageError(f"--output {output} needs a --format: {', '.join(formats())}")
    return name
