"""``cyberlint test``: run the examples in rule files."""

from __future__ import annotations

from pathlib import Path

import click

from cyberlint.cells import visible
from cyberlint.cli.selecting import sound
from cyberlint.cli.writing import say, write
from cyberlint.pack import shipped
from cyberlint.reporters import plural
from cyberlint.resources import bundled


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--trace", is_flag=True, help="Show every condition of every example: its truth, and why.")
def command(paths: tuple[Path, ...], trace: bool) -> int:
    """Check rule files and run the examples in them; without PATH, the built-in rules.

    What differs is shown as a difference, `-` as the example says and `+` as it is, with the conditions that
    decided. Exit status 1 where an example does not hold, 2 where a rule file has a defect.
    """
    from cyberlint.cli.trying import runs, shown  # noqa: PLC0415 - jsonschema and YAML, this command only
    from cyberlint.pack.check import checked  # noqa: PLC0415

    with sound():
        packs = checked(paths or _builtin())
    run = list(runs(packs))
    failed = [one for one in run if not one.trial.holds]
    for one in run if trace else failed:
        write("".join(f"{visible(line)}\n" for line in shown(one, whole=trace)))
    rules = sum(len(pack.rules) for pack in packs)
    write(f"{plural(rules, 'rule')}, {plural(len(run), 'example')}, {len(failed):,} failed\n")
    if failed:
        say(f"exit 1: {plural(len(failed), 'example')} failed")
    return 1 if failed else 0


def _builtin() -> list[Path]:
    return sorted({bundled("rules") / name.partition("/")[0] for name in shipped()})
