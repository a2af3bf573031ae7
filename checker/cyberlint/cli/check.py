"""``cyberlint check``: lint filings, the main job."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from cyberlint import engine, gate, readers
from cyberlint.cli import options
from cyberlint.cli.writing import write
from cyberlint.disclosure import Disclosure
from cyberlint.inputs import collect
from cyberlint.outcome import Report, Unread
from cyberlint.reporters import Options, closing, formats, reporter
from cyberlint.rule import Rule
from cyberlint.taxonomy import form_classes, known_form

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 100
"""The width of a report in cells; a narrower terminal has its own."""


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
    type=options.LazyPath(dir_okay=False),
    help="Write a report to this file (`-` is standard output); may be given again, once for each --format.",
)
@click.option(
    "--fail-on",
    type=click.Choice(gate.LEVELS),
    default="error",
    show_default=True,
    help="The least severity of a finding for exit status 1.",
)
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
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
    rules = options.chosen(packs, selected, ignored)
    report = _report(paths, input_format, stdin_filename, _known(form), rules, fail_on)
    for name, target in targets:
        write(reporter(name).report(report, _options(color, verbose, target)), target)
    if report.exit_code:
        click.echo(closing(report), err=True)
    return report.exit_code


def _report(
    paths: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    form: str | None,
    rules: tuple[Rule, ...],
    fail_on: str,
) -> Report:
    """Read and lint everything that `paths` name."""
    inputs = collect(paths, stdin_filename=stdin_filename)
    documents, unread = [], []
    for item in inputs:
        for found in (
            [item]
            if isinstance(item, Unread)
            else engine.guarded(item.path, readers.read(item, input_format))
        ):
            if isinstance(found, Unread):
                unread.append(found)
            else:
                documents.append(engine.lint(_with_form(found, form), rules))
    code, reason = gate.exit_status(documents, unread, fail_on)
    return Report(tuple(documents), tuple(unread), inputs.skipped, code, reason)


def _with_form(disclosure: Disclosure, form: str | None) -> Disclosure:
    return disclosure._replace(form=form) if form and not disclosure.form else disclosure


def _known(form: str | None) -> str | None:
    """Return a form as EDGAR spells it. Raises BadParameter where no rule knows it."""
    known = known_form(form) if form else None
    if form and not known:
        choices = ", ".join(form_classes())
        raise click.BadParameter(f"{form!r} is none of {choices}, nor a variant of one", param_hint="--form")
    return known


def _targets(
    paths: tuple[str, ...], chosen: tuple[str, ...], outputs: tuple[Path, ...]
) -> list[tuple[str, Path | None]]:
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
    names = chosen or tuple(_format(output) for output in outputs) or ("full",)
    targets = [None if str(output) == "-" else output for output in outputs]
    targets += [None] if len(names) == len(targets) + 1 else []
    if len(names) != len(targets) or targets.count(None) > 1 or len(set(places)) < len(places):
        raise click.UsageError("give one --output for each --format; one report may go to standard output")
    return sorted(zip(names, targets, strict=True), key=lambda pair: pair[1] is None)


def _format(output: Path) -> str:
    """Return the format that a file's name asks for."""
    suffix = output.suffix.lower().lstrip(".")
    name = {"": "full", "txt": "full", "md": "markdown"}.get(suffix, suffix)
    if name not in formats():
        raise click.UsageError(f"--output {output} needs a --format: {', '.join(formats())}")
    return name


def _options(color: str, verbose: bool, target: Path | None) -> Options:
    terminal = target is None and sys.stdout.isatty()
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    return Options(
        width=min(_columns(), _WIDTH) if terminal else _WIDTH,
        colour=target is None and (color == "always" or (color == "auto" and _wants_colour(terminal))),
        unicode=target is not None or encoding.startswith("utf"),
        verbose=verbose,
    )


def _columns() -> int:
    try:
        return os.get_terminal_size().columns or _WIDTH
    except OSError:
        return _WIDTH


def _wants_colour(terminal: bool) -> bool:
    """Tell whether to colour: https://no-color.org/ and https://force-color.org/, else on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
