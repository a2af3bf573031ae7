"""``cyberlint test``: run the examples in rule files."""

from __future__ import annotations

from pathlib import Path

import click

from cyberlint.cells import visible
from cyberlint.cli.selecting import sound
from cyberlint.cli.writing import write
from cyberlint.pack import shipped
from cyberlint.reporters import plural
from cyberlint.resources import bundled


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
def command(paths: tuple[Path, ...]) -> int:
    """Check rule files and run the examples in them; without PATH, the built-in rules.

    Exit status 1 where an example does not hold, 2 where a rule file has a defect.
    """
    from cyberlint.examples import trials  # noqa: PLC0415 - jsonschema and YAML, this command only
    from cyberlint.pack.build import build  # noqa: PLC0415
    from cyberlint.pack.check import checked  # noqa: PLC0415

    with sound():
        files = checked(paths or _builtin())
    run = [
        (f"{file}:{yaml.line(('examples', index))}", trial)
        for file, yaml in files
        for index, trial in enumerate(trials(yaml.value, build(yaml.value, str(file), trusted=False)))
    ]
    failed = [(place, trial) for place, trial in run if not trial.holds]
    for place, trial in failed:
        differences = trial.differences or ("it holds now: remove `todo`",)
        lines = [f"{place}: {trial.name}", *(f"    {difference}" for difference in differences)]
        write("".join(f"{visible(line)}\n" for line in lines))
    write(f"{plural(len(files), 'rule')}, {plural(len(run), 'example')}, {len(failed):,} failed\n")
    if failed:
        click.echo(f"exit 1: {plural(len(failed), 'example')} failed", err=True)
    return 1 if failed else 0


def _builtin() -> list[Path]:
    return sorted({bundled("rules") / name.partition("/")[0] for name in shipped()})
