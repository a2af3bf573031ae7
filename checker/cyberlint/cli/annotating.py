"""``--annotate``: the Word draft itself, with each finding as a comment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cyberlint.annotation import annotate
from cyberlint.archive.directory import is_word
from cyberlint.cells import plural
from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import write
from cyberlint.inputs import STDIN, Inputs
from cyberlint.outcome import Report, Unread
from cyberlint.source import ReadError, Source


class Draft(Inputs):
    """The one Word draft of a run, read once, and the file that the commented one goes to."""

    def __init__(self, inputs: Inputs, source: Source | Unread, target: Path) -> None:
        super().__init__(inputs.entries, inputs.skipped, inputs.stdin_filename)
        self.source = source
        self.target = target

    def __iter__(self) -> Iterator[Source | Unread]:
        yield self.source

    def write(self, report: Report, as_of: str | None) -> str:
        """Write the draft with the comments, and say so in a sentence; no draft was read, none is written.

        Raises CommandError where the file cannot be written.
        """
        if not report.documents or isinstance(self.source, Unread):
            return ""
        try:
            data, count = annotate(self.source.data, report.documents[0], as_of)
        except ReadError as error:
            raise CommandError(f"{self.target} is not written: {error.what}") from error
        write(data, self.target)
        left = sum(len(document.suppressed) for document in report.documents)
        more = f"; {plural(left, 'accepted finding')} in the first comment" if left else ""
        return f"{self.target}: the draft with {plural(count, 'finding')} as comments{more}"


def draft(settings: Mapping[str, Any], inputs: Inputs, files: Iterable[Path | None]) -> Draft:
    """Return the draft that is to be annotated; `files` are those that reports go to.

    Raises CommandError where the inputs are anything but one Word file, and where what is there would be
    overwritten that should not be.
    """
    target = Path(settings["annotate"])
    if len(inputs.entries) != 1:
        raise CommandError(f"--annotate takes one Word draft, not {plural(len(inputs.entries), 'input')}")
    (entry,) = inputs.entries
    source = next(iter(inputs))
    path = source.path
    if isinstance(source, Source) and not is_word(source.data):
        raise CommandError(f"--annotate writes comments into a Word draft (.docx), and {path} is none")
    suffix = Path(path).suffix.lower() if isinstance(source, Source) else ""
    if suffix in _WORD and target.suffix.lower() != suffix:
        raise CommandError(f"--annotate {target}: it is a Word file as {path} is; give it a name in {suffix}")
    real = os.path.realpath(target)
    if entry != STDIN and isinstance(entry, str) and real == os.path.realpath(entry):
        raise CommandError(f"--annotate would overwrite the input {path}")
    if any(file and os.path.realpath(file) == real for file in files):
        raise CommandError(f"--annotate and --output both name {target}")
    if not target.absolute().parent.is_dir():
        raise CommandError(f"--annotate {target}: there is no such folder")
    return Draft(inputs, source, target)


_WORD = (".docx", ".docm")
