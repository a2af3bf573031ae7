"""Rule files for tests: a rule that has no defect, and edits of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cyberlint.pack.build import build
from cyberlint.resources import parse
from cyberlint.rule import Rule

GOOD = """\
id: ACME101
name: oversight-flag-without-block
title: Reporting to the board is tagged, without the board's oversight
severity: warning
confidence: high
category: house-style
status: stable
since: "1"
applies: {forms: [10-K]}
when: {flag: report_to_board, is: true}
expect: {fact: board_oversight, is: present}
message: "The flag is true, but “{fact}” is not tagged."
why: A reader of the data finds the answer and not the words that it stands for.
remedy: Tag the sentences that describe the oversight.
references: [{cite: House style 4.2}]
false-positives: None known.
examples:
  - {name: the flag alone, facts: {report_to_board: true}, outcome: fail}
  - {name: the flag and the block, facts: {report_to_board: true, board_oversight: It does.}, outcome: pass}
"""


def edited(*lines: str) -> str:
    """Return the good rule with some of its keys written anew.

    ``severity: grave`` replaces the line with the key ``severity``, a line with another key comes before
    ``when``, and ``-severity`` leaves the key out.
    """
    keys = {line.partition(":")[0]: line for line in GOOD.partition("examples:")[0].splitlines()}
    keys["examples"] = "examples:" + GOOD.partition("examples:")[2].rstrip()
    start = list(keys).index("when")
    for line in lines:
        key = line.partition(":")[0]
        if key.startswith("-"):
            del keys[key[1:]]
        elif key in keys:
            keys[key] = line
        else:
            keys = dict([*list(keys.items())[:start], (key, line), *list(keys.items())[start:]])
    return "\n".join(keys.values()) + "\n"


def another(rule_id: str, name: str, *lines: str) -> str:
    """Return the good rule under another id and name, with more keys written anew."""
    return edited(f"id: {rule_id}", f"name: {name}", *lines)


def pack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder and return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def made(*lines: str) -> Rule:
    """Return the good rule, with keys written anew, as the engine takes it."""
    return build(parse(edited(*lines)), "ACME101.yaml", trusted=True)
