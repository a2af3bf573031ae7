"""What commands read, and what is said of inputs that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint import gate
from cyberlint.cells import line, plural
from cyberlint.cli.errors import INPUT, USAGE
from cyberlint.cli.writing import say
from cyberlint.disclosure import Disclosure
from cyberlint.inputs import collect
from cyberlint.linting import parts
from cyberlint.outcome import Unread


def disclosures(
    paths: tuple[str, ...], input_format: str | None, stdin_filename: str | None, unread: list[Unread]
) -> Iterator[Disclosure]:
    """Yield what is read; what is not is named on standard error and added to `unread`.

    What was read of a folder that is one filing is said there, too.
    """
    inputs = collect(paths, stdin_filename=stdin_filename)
    nothing = True
    for part in parts(inputs, input_format):
        nothing = False
        if isinstance(part, Unread):
            tell(part, unread)
        else:
            yield part
    for note in inputs.notes:
        say(line(note))
    if nothing:
        skipped = f"{inputs.skipped} file{' was' if inputs.skipped == 1 else 's were'} skipped"
        tell(Unread(", ".join(paths), f"there is nothing to read; {skipped}"), unread)


def closing(unread: list[Unread]) -> int:
    """Say on standard error why the exit status is not 0, and return the status."""
    if not unread:
        return 0
    if reason := gate.missing(unread):
        say(f"exit {USAGE}: {reason}")
        return USAGE
    say(f"exit {INPUT}: {plural(len(unread), 'input')} could not be read")
    return INPUT


def tell(part: Unread, unread: list[Unread]) -> None:
    """Name an input that cannot be read on standard error, and add it to `unread`."""
    unread.append(part)
    place = "".join(f":{number}" for number in (part.line, part.column) if number is not None)
    say(line(f"{part.path}{place}: {part.what}"))
