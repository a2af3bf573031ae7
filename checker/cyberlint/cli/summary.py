"""The summary of a job on GitHub, beside the ten annotations that it keeps.

GitHub Actions shows what a step writes to the file that ``GITHUB_STEP_SUMMARY`` names. Other programs of the
step may write to it too, so the report comes after what is there, and is cut to the room that they left.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cyberlint.cli.writing import append, say
from cyberlint.outcome import Report
from cyberlint.reporters import Options
from cyberlint.reporters.markdown import report as markdown

VARIABLE = "GITHUB_STEP_SUMMARY"
LIMIT = 1 << 20
"""How many bytes GitHub takes of a step; of a larger file it shows nothing."""


def add(report: Report, options: Options, files: Iterable[Path | None]) -> None:
    """Add the report to the summary of the job, unless there is none or one of `files` is it.

    Raises CommandError where the file cannot be written.
    """
    name = os.environ.get(VARIABLE)
    if not name or any(file and os.path.realpath(file) == os.path.realpath(name) for file in files):
        return
    file = Path(name)
    before = file.stat().st_size if file.is_file() else 0
    between = "\n" if before else ""
    text = markdown(report, options._replace(room=LIMIT - before - len(between)))
    if text:
        append(between + text, file)
    else:
        say("the summary of this step is full: the report is not in it")
