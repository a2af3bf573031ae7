"""``cyberlint test``: run the examples in rule files."""

from __future__ import annotations

from pathlib import Path

import click

from cyberlint.cells import plural, visible
from cyberlint.cli.selecting import sound
from cyberlint.cli.writing import display, say
from cyberlint.pack import shipped
from cyberlint.resources import bundled


@click.command("test", short_help="Run the examples in rule files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--trace", is_flag=True, help="Show every condition of every example: its truth, and why.")
def command(paths: tuple[Path, ...], trace: bool) -> int:
    """Check rule files and run the examples in them; without PATH, the built-in rules.

    What differs is shown as a difference, `-` as the example says and `+` as it is, with the conditions that
    decided. Exit status 1 where an example does not hold, 2 where a rule file has a defect.
    """
    from cyberlint.cli.trying import tried  # noqa: PLC0415 - jsonschema and YAML, this command only
    from cyberlint.pack.check import checked  # noqa: PLC0415

    with sound():
        packs = checked(paths or _builtin())
    examples = failed = 0
    for one in tried(packs, whole=trace):
        examples += 1
        failed += not one.holds
        if trace or not one.holds:
            display("".join(f"{visible(line)}\n" for line in one.lines))
    counts = [plural(sum(len(pack.rules) for pack in packs), "rule"), plural(examples, "example")]
    if claims := sum(len(pack.claims) for pack in packs):
        counts.insert(1, plural(claims, "claim"))
    display(f"{', '.join(counts)}, {failed:,} failed\n")
    if failed:
        say(f"exit 1: {plural(failed, 'example')} failed")
    return 1 if failed else 0


def _builtin() -> list[Path]:
    return sorted({bundled("rules") / name.partition("/")[0] for name in shipped()})
