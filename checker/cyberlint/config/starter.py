"""The file that ``cyberlint init`` writes: every setting with what it means, commented out."""

from __future__ import annotations

import json
from textwrap import wrap

from cyberlint.config.keys import SETTINGS
from cyberlint.config.setting import TABLES, Setting

_WIDTH = 100
_HEAD = """\
# How cyberlint checks the filings in this folder and those below.
#
# What is commented out shows what can be set; take the `#` away to set it. Options on the command line and
# environment variables (CYBERLINT_FAIL_ON for fail-on) are stronger than this file.
# `cyberlint config show` says what holds, and with --origin which source set what.
"""
_TABLES = """\
# What is set for single rules: a severity, `off`, or `on` for one that is off by default. A rule is named by
# its id or name, several by the beginning of their ids or by their category. `cyberlint explain RULE` says
# what a rule is about and which options it has.

[rules]
# CYD606 = "off"
# CYD308 = {severity = "info", options = {least-in-item = 600}}

# What is set for some documents only, by their paths from this folder, their forms, or both.

# [[overrides]]
# paths = ["drafts/**", "*.docx"]
# profile = "draft"

# [[overrides]]
# forms = ["20-F"]
# rules = {CYD516 = "warning"}
"""


def starter(profile: str = "") -> str:
    """Return the text of a file to begin with, which sets no more than the profile, where one is given."""
    chosen = {"profile": json.dumps(profile)} if profile else {}
    shown = [setting for setting in SETTINGS if setting.in_file and setting.type not in TABLES]
    parts = [_part(setting, chosen.get(setting.name)) for setting in shown]
    return "\n".join([_HEAD, *filter(None, parts), _TABLES])


def _part(setting: Setting, chosen: str | None) -> str:
    """Return the lines of one setting; one that has neither default nor example is left out."""
    shown = chosen or setting.example or _written(setting.default)
    if not shown:
        return ""
    about = "".join(f"# {line}\n" for line in wrap(setting.help.partition("  [")[0], _WIDTH))
    return f"{about}{'' if chosen else '# '}{setting.name} = {shown}\n"


def _written(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
