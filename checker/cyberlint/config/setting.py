"""What a setting is: a row of the table in `cyberlint.config.keys`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from cyberlint.config import PREFIX
from cyberlint.tuples import NamedTuple

Type = Literal["text", "number", "switch", "date", "path", "file", "pattern", "pack", "rules", "overrides"]
"""What a value is.

text
    Words. With `choices`, one of them.
number
    A whole number, at least `minimum`.
switch
    True or false; its option has a ``--no-`` form.
date
    A day, as 2026-03-31; in TOML quoted or not. The value is text.
path
    A file or folder. In a configuration file it is relative to the file, elsewhere to the current folder.
file
    A path that is no folder.
pattern
    A pattern of paths, see `cyberlint.globs`. In a configuration file it begins at the folder of the file.
pack
    A path of rules, or in a configuration file a table of its `path`, `sha256` and `optional`.
rules, overrides
    Tables; see `cyberlint.config.reader`. Only a configuration file can hold them.
"""


TABLES = ("rules", "overrides")


class Setting(NamedTuple):
    """One setting.

    `name` is the key in a configuration file. `help` says in one sentence what it does; `default` is the
    value that nobody gave. `choices` are all that a text can be, and are asked for when they are needed;
    `check` returns a text as it is spelt, or raises ValueError with what is wrong with it. `many` is a list:
    an option that may be given again, in the environment words with commas between them (paths with the
    system's separator of paths); one that `adds` keeps what weaker sources give, others replace it. `option`
    is the option's name, ``--NAME`` if not given and none where it is None, and `short` its letter. What is
    not `in_file` or not `in_environment` cannot be given there. `example` is a value in TOML for a file to
    begin with, where the default does not show what one looks like.
    """

    name: str
    help: str
    type: Type = "text"
    default: Any = None
    choices: Callable[[], Iterable[str]] | None = None
    check: Callable[[str], str] | None = None
    minimum: int = 0
    many: bool = False
    adds: bool = False
    option: str | None = ""
    short: str = ""
    metavar: str = ""
    in_file: bool = True
    in_environment: bool = True
    example: str = ""

    @property
    def key(self) -> str:
        """The name as Python spells it."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"{PREFIX}{self.key.upper()}"

    @property
    def switch(self) -> str:
        """The long option; empty where there is none."""
        return "" if self.option is None else self.option or f"--{self.name}"
