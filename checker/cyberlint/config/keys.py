"""The one table of settings. Whatever knows about settings is made from it.

Each is declared once, here; the options of ``check``, the reader of configuration files, the environment, the
schema for editors, ``config show`` and the reference page follow. To add a setting is to add a row: its value
is then ``job.settings[NAME]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cyberlint import gate
from cyberlint.config.setting import Setting
from cyberlint.resources import data
from cyberlint.taxonomy import form_classes, known_form

SELECTORS = ("select", "ignore", "require-evaluated")
"""The settings that name rules; an option's value may hold several with commas between them."""


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
        example='"../firm/cyberlint.toml"',
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
        example='["CYD2", "governance", "no-materiality-conclusion"]',
    ),
    Setting(
        "ignore",
        "Leave these out; written as for --select, and the closer of the two decides.",
        many=True,
        adds=True,
        metavar="RULE",
        example='["CYD606"]',
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
        example='["house-rules"]',
    ),
    Setting(
        "exclude",
        "Files and folders that the search of a folder passes over, as patterns; what is named is read.",
        "pattern",
        many=True,
        adds=True,
        metavar="PATTERN",
        example='["README.md", "memos", "drafts/old/**"]',
    ),
    Setting(
        "form",
        "The form of inputs that do not name it: 10-K, 20-F, 8-K, …",
        check=_form,
        metavar="FORM",
        example='"10-K"',
    ),
    Setting(
        "period",
        "The day that ends the period of inputs that do not name it, or that they report on: 2025-12-31.",
        "date",
        metavar="DATE",
        example='"2025-12-31"',
    ),
    Setting(
        "registrant",
        "The name of the registrant of inputs that do not name it.",
        metavar="NAME",
        example='"Larkspur Instruments, Inc."',
    ),
    Setting(
        "prior",
        "Hold the inputs against this filing of the year before, or incident report, or data set of both.",
        "file",
        many=True,
        metavar="FILE",
        example='["2024/larkspur-10-K.htm"]',
    ),
    Setting(
        "format",
        "The format of the report; the first of several goes to the first --output.  [default: full]",
        choices=_formats,
        many=True,
        example='"concise"',
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
        "annotate",
        "Write the Word draft that is the input, with each finding as a comment on its words, to this file.",
        "file",
        metavar="FILE",
        in_file=False,
        in_environment=False,
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
        example="10",
    ),
    Setting(
        "require-evaluated",
        "Rules that must be decided wherever they apply, else exit status 3; written as for --select.",
        many=True,
        metavar="RULE",
        example='["CYD101"]',
    ),
    Setting(
        "waivers",
        "Take the waivers from this file instead of the cyberlint-waivers.yaml beside each input.",
        "file",
        metavar="FILE",
        example='"cyberlint-waivers.yaml"',
    ),
    Setting(
        "baseline",
        "Accept the findings that this file lists; `cyberlint baseline write` writes it.",
        "file",
        metavar="FILE",
        example='"cyberlint-baseline.json"',
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
        "Leave out of SARIF what passed or is accepted: GitHub shows it as an alert, and takes 25,000.",
        "switch",
        default=False,
    ),
)
"""The settings, in the order of the help page."""


def defaults() -> dict[str, Any]:
    """Return the value of every setting that nobody gave."""
    return {setting.name: () if setting.many else setting.default for setting in SETTINGS}
