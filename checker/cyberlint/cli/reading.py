"""What commands read, and what is said of inputs that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberlint import gate
from cyberlint.cells import line, plural
from cyberlint.cli.errors import INPUT, USAGE
from cyberlint.cli.progress import watched
from cyberlint.cli.writing import say
from cyberlint.disclosure import Disclosure
from cyberlint.inputs import collect
from cyberlint.linting import parts
from cyberlint.outcome import Unread


def disclosures(
    paths: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    unread: list[Unread],
    exclude: Sequence[str] = (),
    *,
    counting: bool = False,
) -> Iterator[Disclosure]:
    """Yield what is read; what is not is named on standard error and added to `unread`.

    What was read of a folder that is one filing is said there, too. With `counting` a terminal shows how far
    the run is, for commands that write when all is read.
    """
    inputs = collect(paths, stdin_filename, exclude)
    progress = watched(len(inputs.entries)) if counting else None
    found = parts(progress.inputs(inputs) if progress else inputs, input_format)
    nothing = True
    for part in progress.documents(found) if progress else found:
        nothing = False
        if not isinstance(part, Unread):
            yield part
            continue
        if progress:
            progress.erase()
        tell(part, unread)
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
