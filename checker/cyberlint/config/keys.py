"""The one table of settings. Whatever knows about settings is made from it.

Each is declared once, here; the options of ``check``, the reader of configuration files, the environment, the
schema for editors, ``config show`` and the reference page follow. To add a setting is to add a row: its value
is then ``job.settings[NAME]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from cyberlint import gate
from cyberlint.config import PREFIX
from cyberlint.resources import data
from cyberlint.taxonomy import form_classes, known_form

Type = Literal["text", "number", "switch", "date", "path", "file", "pack", "rules", "overrides"]
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
pack
    A path of rules, or in a configuration file a table of its `path`, `sha256` and `optional`.
rules, overrides
    Tables; see `cyberlint.config.reader`. Only a configuration file can hold them.
"""

SELECTORS = ("select", "ignore", "require-evaluated")
"""The settings that name rules; an option's value may hold several with commas between them."""

TABLES = ("rules", "overrides")


class Setting(NamedTuple):
    """One setting.

    `name` is the key in a configuration file. `help` says in one sentence what it does; `default` is the
    value that nobody gave. `choices` are all that a text can be, and are asked for when they are needed;
    `check` returns a text as it is spelt, or raises ValueError with what is wrong with it. `many` is a list:
    an option that may be given again, in the environment words with commas between them (paths with the
    system's separator of paths); one that `adds` keeps what weaker sources give, others replace it. `option`
    is the option's name, ``--NAME`` if not given and none where it is None, and `short` its letter. What is
    not `in_file` or not `in_environment` cannot be given there.
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


def _formats() -> Iterable[str]:
    from cyberlint.reporters import formats  # noqa: PLC0415 - lists a folder, and not every run asks

    return formats()


def _profiles() -> Iterable[str]:
    return (name.removeprefix("profiles/") for name in data() if name.startswith("profiles/"))


def _form(form: str) -> str:
    """Return a form as EDGAR spells it. Raises ValueError where no rule knows it."""
    known = known_form(form)
    if not known:
        raise ValueError(f"{form!r} is none of {', '.join(form_classes())}, nor a variant of one")
    return known


SETTINGS = (
    Setting(
        "extends",
        "Another configuration file, on which this one builds; what stands here is stronger.",
        "path",
        option=None,
        in_environment=False,
    ),
    Setting(
        "profile",
        "What the run is for: `filing` a final text, `draft` one in work, `audit` every rule there is.",
        default="filing",
        choices=_profiles,
    ),
    Setting(
        "select",
        "Run only these: ids, names, beginnings of ids, categories, `all`; separated by commas.",
        many=True,
        metavar="RULE",
    ),
    Setting(
        "ignore",
        "Leave these out; written as for --select, and the closer of the two decides.",
        many=True,
        adds=True,
        metavar="RULE",
    ),
    Setting(
        "preview",
        "Run the rules that are in preview, too: they are new and may still change.",
        "switch",
        default=False,
    ),
    Setting(
        "rules",
        "What is set for single rules, or for those that a selector names: a severity, `off`, `on`, options.",
        "rules",
        option=None,
        in_environment=False,
    ),
    Setting(
        "overrides",
        "What is set for some documents only: those at some paths, or of some forms.",
        "overrides",
        option=None,
        in_environment=False,
    ),
    Setting(
        "packs",
        "Add the rules of a file or folder; may be given again.",
        "pack",
        many=True,
        adds=True,
        option="--rules",
        metavar="PATH",
    ),
    Setting(
        "form", "The form of inputs that do not name it: 10-K, 20-F, 8-K, …", check=_form, metavar="FORM"
    ),
    Setting(
        "format",
        "The format of the report; the first of several goes to the first --output.  [default: full]",
        choices=_formats,
        many=True,
    ),
    Setting(
        "output",
        "Write a report to this file (`-` is standard output); may be given again, once for each --format.",
        "file",
        many=True,
        metavar="FILE",
        in_file=False,
    ),
    Setting(
        "fail-on",
        "The least severity of a finding for exit status 1.",
        default="error",
        choices=lambda: gate.LEVELS,
    ),
    Setting(
        "max-warnings",
        "How many warnings there may be before they are exit status 1; with --fail-on=never any number.",
        "number",
        metavar="NUMBER",
    ),
    Setting(
        "require-evaluated",
        "Rules that must be decided wherever they apply, else exit status 3; written as for --select.",
        many=True,
        metavar="RULE",
    ),
    Setting(
        "waivers",
        "Take the waivers from this file instead of the cyberlint-waivers.yaml beside each input.",
        "file",
        metavar="FILE",
    ),
    Setting(
        "baseline",
        "Accept the findings that this file lists; `cyberlint baseline write` writes it.",
        "file",
        metavar="FILE",
    ),
    Setting(
        "as-of",
        "The day by which waivers and baseline are judged, as 2026-03-31; today if not given.",
        "date",
        metavar="DATE",
        in_file=False,
    ),
    Setting(
        "no-waivers",
        "Accept nothing: run without waivers and without the baseline.",
        "switch",
        default=False,
        in_file=False,
        in_environment=False,
    ),
    Setting(
        "color",
        "Whether the report is coloured; NO_COLOR and FORCE_COLOR are obeyed.",
        default="auto",
        choices=lambda: ("auto", "always", "never"),
    ),
    Setting(
        "config",
        "Take the settings from this file instead of the one that is found.",
        "file",
        metavar="FILE",
        in_file=False,
    ),
    Setting(
        "isolated",
        "Look neither for a configuration file nor into the environment.",
        "switch",
        default=False,
        in_file=False,
        in_environment=False,
    ),
    Setting("verbose", "Show what is left out for brevity.", "switch", default=False, short="-v"),
    Setting("quiet", "Show the findings and their places alone.", "switch", default=False, short="-q"),
    Setting(
        "statistics",
        "Count what each rule said, in the formats full, markdown, json and jsonl.",
        "switch",
        default=False,
    ),
    Setting(
        "only-findings",
        "Leave out of SARIF what is no finding: GitHub shows it as an alert, and takes 25,000 results.",
        "switch",
        default=False,
    ),
)
"""The settings, in the order of the help page."""


def defaults() -> dict[str, Any]:
    """Return the value of every setting that nobody gave."""
    return {setting.name: () if setting.many else setting.default for setting in SETTINGS}
