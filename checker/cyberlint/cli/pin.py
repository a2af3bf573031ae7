"""``cyberlint pin``: the lines of a configuration that pin packs to what they are now."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cyberlint.cli.selecting import sound
from cyberlint.cli.writing import write


@click.command("pin", short_help="Print the line of a configuration that pins a pack.")
@click.argument("packs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PACK...")
def command(packs: tuple[Path, ...]) -> None:
    """Print the setting `packs` for cyberlint.toml, with the SHA-256 of every PACK.

    A run refuses a pack that is not what it was when it was pinned. The hash covers the name and the content
    of every YAML file of the pack, and no others.
    """
    from cyberlint.pack.check import checked  # noqa: PLC0415 - jsonschema and YAML, this command only
    from cyberlint.pack.pinning import fingerprint  # noqa: PLC0415

    with sound():
        checked(packs)
        pinned = [(pack, fingerprint(pack)) for pack in packs]
    lines = [f'  {{ path = {_quoted(pack)}, sha256 = "{sha256}" }},' for pack, sha256 in pinned]
    write("\n".join(("packs = [", *lines, "]\n")))


def _quoted(pack: Path) -> str:
    """Return a path as TOML writes it: a basic string has the escapes of JSON."""
    return json.dumps(pack.as_posix(), ensure_ascii=False)
