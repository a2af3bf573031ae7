"""``cyberlint test``: run the examples in rule files."""

from __future__ import annotations

from pathlib import Path

import click

from cyberlint.cli.errors import CommandError
from cyberlint.pack import NOT_RULES, builtin
from cyberlint.resources import bundled, yaml_files


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
def command(paths: tuple[Path, ...]) -> int:
    """Check rule files and run the examples in them; without PATH, the built-in rules.

    Exit status 1 where an example does not hold, 2 where a rule file has a defect.
    """
    from cyberlint.examples import trials  # noqa: PLC0415 - jsonschema and YAML, this command only
    from cyberlint.pack.build import build  # noqa: PLC0415
    from cyberlint.pack.check import PackError, checked  # noqa: PLC0415

    run = failed = rules = 0
    try:
        files = [found for path in paths or _builtin() for found in checked(path, _known(paths))]
    except PackError as error:
        count = len(error.defects)
        raise CommandError(str(error), f"{count} defect{'' if count == 1 else 's'} in rule files") from error
    for file, value in files:
        rules += 1
        for trial in trials(value, build(value, str(file), trusted=False)):
            run += 1
            if not trial.holds:
                failed += 1
                click.echo(f"{file}: {trial.name}")
                for difference in trial.differences or ("the gap is closed: remove `todo`",):
                    click.echo(f"    {difference}")
    click.echo(f"{rules} rules, {run} examples, {failed} failed")
    if failed:
        click.echo("exit 1: an example does not hold", err=True)
    return 1 if failed else 0


def _builtin() -> list[Path]:
    rules = bundled("rules")
    return sorted(
        path for path in rules.iterdir() if path.is_dir() and path.name not in ("taxonomy", "lexicon")
    )


def _known(paths: tuple[Path, ...]) -> list[str]:
    """Return the ids of rules that lie elsewhere: the built-in ones, where other files are tested."""
    rules = bundled("rules").resolve()
    inside = any(rules in (path.resolve(), *path.resolve().parents) for path in paths)
    return [] if inside or not paths else [rule.id for rule in builtin()]
