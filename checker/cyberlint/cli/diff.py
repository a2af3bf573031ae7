"""``cyberlint diff``: a filing beside the one of the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from cyberlint import engine
from cyberlint.cells import line, plural
from cyberlint.cli import options
from cyberlint.cli.configured import configured
from cyberlint.cli.errors import INPUT, CommandError
from cyberlint.cli.linting import report_options
from cyberlint.cli.progress import Progress, watched
from cyberlint.cli.reading import closing, disclosures
from cyberlint.cli.writing import say, write
from cyberlint.comparison import FORMATS, Comparison, compared, formatted
from cyberlint.config.choice import Choice
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import Unread
from cyberlint.redline.pairing import Priors, is_annual, objections
from cyberlint.redline.prior import Earlier
from cyberlint.reporters import Options
from cyberlint.source import MissingExtraError
from cyberlint.stating import Statement
from cyberlint.tuples import NamedTuple

_SUFFIXES = {".json": "json", ".html": "html", ".htm": "html", ".docx": "word"}
_OTHERS = frozenset({".csv", ".doc", ".jsonl", ".odt", ".pdf", ".rtf", ".sarif", ".xls", ".xlsx", ".xml"})
_Item = TypeVar("_Item")


@click.command("diff", short_help="Show what changed since the filing of the year before.")
@click.argument("paths", nargs=-1, required=True, metavar="PRIOR CURRENT")
@click.option(
    "--format",
    "chosen",
    type=click.Choice(FORMATS),
    help="For a terminal, as JSON, as a page side by side, or as a Word file with tracked changes; "
    "by the suffix of --output if not given.",
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a file."
)
@options.reading
@options.some(*options.ALONE, "color", "verbose", "quiet")
def command(
    paths: tuple[str, ...],
    chosen: str | None,
    output: Path | None,
    input_format: str | None,
    stdin_filename: str | None,
    **given: Any,
) -> int:
    """Show what changed from PRIOR to CURRENT: sentences, flags and findings.

    Of a data set that holds several years, as a single path, every filing is compared with the one of its
    registrant for the year before.

    With --verbose sentences that stayed are shown, too; with --quiet, and of many pairs, only flags and
    findings that changed.
    """
    if len(paths) > 2:
        raise click.UsageError("give two filings, the prior one first, or one data set that holds both years")
    settings, choice = configured(options.given(given))
    name = chosen or _format(output)
    if output and str(output.resolve()) in {str(Path(path).resolve()) for path in paths}:
        raise click.UsageError(f"--output would overwrite the input {output}")
    unread: list[Unread] = []
    read = [list(disclosures((path,), input_format, stdin_filename, unread)) for path in paths]
    if unread:
        return closing(unread)
    filings = [
        [_statement(settings.values, current=part is read[-1]).completed(one) for one in part]
        for part in read
    ]
    write(_report(_pairs(filings), choice, name, report_options(settings.values, output)), output)
    return 0


def _format(output: Path | None) -> str:
    """Return the format that the name of a file asks for. Raises UsageError where there is none for it."""
    suffix = output.suffix.lower() if output else ""
    if suffix in _OTHERS:
        raise click.UsageError(f"there is no format for {line(suffix)} files; --format says what to write")
    return _SUFFIXES.get(suffix, "terminal")


def _statement(settings: Mapping[str, Any], *, current: bool) -> Statement:
    """Return what the options state of inputs: the period is that of the current one."""
    stated = settings if current else {**settings, "period": None}
    return Statement(stated, lambda said: say(line(said)))


class _Pair(NamedTuple):
    """Two filings to compare, what speaks against it, and all that came before the current one."""

    prior: Disclosure
    current: Disclosure
    earlier: Earlier
    notes: Sequence[str] = ()


def _pairs(filings: Sequence[Sequence[Disclosure]]) -> list[_Pair]:
    """Return what to compare. Raises CommandError where there is nothing, or the only pair makes no sense."""
    prior, current = filings[0], filings[-1]
    if len(filings) == 2 and len(prior) == len(current) == 1:
        notes = _accepted(prior[0], current[0])
        return [_Pair(prior[0], current[0], Priors(prior).of(current[0]), notes)]
    if len(filings) == len(current) == 1:
        what = f"{line(current[0].path)} holds a single filing; give two, the prior one first"
        raise CommandError(what, code=INPUT)
    priors = Priors(prior)
    found = [(priors.of(filing), filing) for filing in current if is_annual(filing)]
    pairs = [_Pair(earlier.report, filing, earlier) for earlier, filing in found if earlier.report]
    if not pairs:
        raise CommandError("no registrant has annual reports of two consecutive years here", code=INPUT)
    if len(pairs) < len(current):
        say(f"note: {_left_out(len(current) - len(pairs))} not compared: the year before is not there")
    return pairs


def _left_out(count: int) -> str:
    return f"{plural(count, 'filing')} {'was' if count == 1 else 'were'}"


def _accepted(prior: Disclosure, current: Disclosure) -> list[str]:
    """Return what speaks against comparing two filings. Raises CommandError where it makes no sense."""
    found = list(objections(prior, current))
    if fatal := [one.what for one in found if one.fatal]:
        raise CommandError("; ".join(map(line, fatal)), code=INPUT)
    for one in found:
        say(f"warning: {line(one.what)}")
    return [one.what for one in found]


def _report(pairs: list[_Pair], choice: Choice, name: str, shown: Options) -> str | bytes:
    """Compare and report every pair; on a terminal, a long run shows how far it is.

    Raises CommandError where the format needs a library that is not installed.
    """
    progress = watched(len(pairs))
    comparisons = [_compared(pair, choice) for pair in _counted(pairs, "compared", progress)]
    try:
        return formatted(name).report(_counted(comparisons, "written", progress), shown)
    except MissingExtraError as error:
        raise CommandError(error.what) from error


def _counted(items: list[_Item], done: str, progress: Progress | None) -> list[_Item]:
    return progress.pairs(items, done) if progress else items


def _compared(pair: _Pair, choice: Choice) -> Comparison:
    rules = choice.rules(pair.current.path, pair.current.form)
    old, new = engine.lint(pair.prior, rules), engine.lint(pair.current, rules, pair.earlier)
    return compared(old, new, pair.notes)
