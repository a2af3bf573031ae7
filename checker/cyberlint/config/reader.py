"""From the value of a configuration file or profile to a layer, with every defect at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from cyberlint import globs
from cyberlint.config.keys import SELECTORS, SETTINGS
from cyberlint.config.layer import OFF, ON, Defect, Given, Layer, Origin, Override, Source, Tuning
from cyberlint.config.setting import TABLES, Setting
from cyberlint.config.values import from_file
from cyberlint.config.words import choice, expected, unknown
from cyberlint.rule import Severity
from cyberlint.taxonomy import form_class, form_classes

if TYPE_CHECKING:
    from cyberlint.config.lines import Steps

SEVERITIES = (*(severity.value for severity in Severity), ON, OFF)
"""What a rule can be set to."""
TUNING = ("severity", "options")
"""The keys of the table of a rule."""
SELECTING = ("profile", "select", "ignore")
"""The settings that an override can give."""
OVERRIDE = ("paths", "forms", *SELECTING, "rules")
"""The keys of an override."""


class Reader:
    """Reads one file; `defects` grow with what is wrong, and what has the right shape is kept.

    `name` is what messages call the file, `folder` what its paths begin at, from the current folder (empty
    for that itself), `line` returns the line of a value, `prefix` is the way to our table.
    """

    def __init__(
        self,
        name: str,
        folder: str = "",
        line: Callable[[Steps], int] = lambda _: 0,
        source: Source = Source.FILE,
        prefix: Steps = (),
    ) -> None:
        self.defects: list[Defect] = []
        self._name = name
        self._folder = folder
        self._line = line
        self._source = source
        self._prefix = prefix

    def layer(self, value: Mapping[str, Any]) -> Layer:
        """Return what a file gives."""
        settings = {setting.name: setting for setting in SETTINGS if setting.in_file}
        for key in value:
            if key not in settings:
                self._wrong((key,), self._unknown(key))
        values = {
            key: given
            for key, part in value.items()
            if key in settings and settings[key].type not in TABLES
            if (given := self._setting(settings[key], part, (key,)))
        }
        return Layer(
            self._source, values, self._tunings(value, ()), self._overrides(value.get("overrides", []))
        )

    def _unknown(self, key: str) -> str:
        """Say that there is no such key, and where it belongs if it does."""
        if key == "tool":
            return "unknown key 'tool': in this file the keys of [tool.cyberlint] stand at the top"
        for setting in SETTINGS:
            if key in (setting.name, setting.switch.lstrip("-")) and not setting.in_file:
                return f"{key!r} is for the command line: {setting.switch}"
        return unknown(key, [setting.name for setting in SETTINGS if setting.in_file])

    def _setting(self, setting: Setting, value: Any, steps: Steps) -> Given | None:
        """Return the value of a setting; a list of one part may be written without brackets."""
        if not setting.many:
            return self._given(partial(from_file, setting, value, self._folder), steps)
        listed = [((*steps, at), part) for at, part in enumerate(value)] if isinstance(value, list) else None
        found = [
            self._given(partial(from_file, setting, word, self._folder), place)
            for place, part in (listed if listed is not None else [(steps, value)])
            for word in _words(setting, part)
        ]
        kept = [given for given in found if given]
        values, origins = (tuple(getattr(given, name) for given in kept) for name in ("value", "origin"))
        return Given(values, self._origin(steps), origins)

    def _given(self, read: Callable[[], Any], steps: Steps) -> Given | None:
        try:
            return Given(read(), self._origin(steps))
        except ValueError as error:
            self._wrong(steps, str(error))
            return None

    def _tunings(self, value: Mapping[str, Any], steps: Steps) -> tuple[Tuning, ...]:
        """Return how the table `rules` of a file or an override tunes rules."""
        rules = value.get("rules", {})
        steps = (*steps, "rules")
        if not isinstance(rules, Mapping):
            self._wrong(steps, expected("a table", rules))
            return ()
        return tuple(
            Tuning(
                selector, self._severity(entry, (*steps, selector)), options, self._origin((*steps, selector))
            )
            for selector, entry in rules.items()
            for options in [self._options(entry, (*steps, selector))]
        )

    def _severity(self, entry: Any, steps: Steps) -> Given | None:
        if isinstance(entry, Mapping):
            if "severity" not in entry:
                return None
            steps, entry = (*steps, "severity"), entry["severity"]
        return self._given(partial(_severity, entry), steps)

    def _options(self, entry: Any, steps: Steps) -> dict[str, Given]:
        """Return the options in the table of a rule; what they can be, the rule says later."""
        if not isinstance(entry, Mapping):
            return {}
        for key in entry:
            if key not in TUNING:
                self._wrong((*steps, key), f"{unknown(key, TUNING)} (options of the rule stand in `options`)")
        if not entry:
            self._wrong(steps, "it sets nothing: give a severity or options")
        options = entry.get("options", {})
        if not isinstance(options, Mapping):
            self._wrong((*steps, "options"), expected("a table", options))
            return {}
        return {
            name: Given(value, self._origin((*steps, "options", name))) for name, value in options.items()
        }

    def _overrides(self, value: Any) -> tuple[Override, ...]:
        if not isinstance(value, list):
            self._wrong(("overrides",), f"{expected('a list of tables', value)}; write [[overrides]]")
            return ()
        found = [self._override(entry, ("overrides", at)) for at, entry in enumerate(value)]
        return tuple(override for override in found if override)

    def _override(self, entry: Any, steps: Steps) -> Override | None:
        if not isinstance(entry, Mapping):
            self._wrong(steps, expected("a table", entry))
            return None
        for key in entry:
            if key not in OVERRIDE:
                self._wrong((*steps, key), unknown(key, OVERRIDE))
        if not {"paths", "forms"} & set(entry):
            self._wrong(steps, "it is for no document: give `paths` or `forms`")
        if not {*SELECTING, "rules"} & set(entry):
            self._wrong(steps, f"it sets nothing: give {', '.join(SELECTING)} or rules")
        paths = Setting("paths", "", check=_pattern, many=True)
        forms = Setting("forms", "", check=_form, many=True)
        values = {
            setting.name: given
            for setting in (paths, forms, *SETTINGS)
            if setting.name in entry and setting.name in (*SELECTING, "paths", "forms")
            if (given := self._setting(setting, entry[setting.name], (*steps, setting.name)))
        }
        for key in ("paths", "forms"):
            if entry.get(key) == []:
                self._wrong((*steps, key), "the list is empty")
        named = [values.pop(key).value if key in values else () for key in ("paths", "forms")]
        return Override(
            named[0], self._folder, named[1], values, self._tunings(entry, steps), self._origin(steps)
        )

    def _wrong(self, steps: Steps, what: str) -> None:
        self.defects.append(Defect(self._origin(steps), what))

    def _origin(self, steps: Steps) -> Origin:
        return Origin(self._source, self._name, self._line((*self._prefix, *steps)), steps)


def _words(setting: Setting, part: Any) -> list[Any]:
    """Return the parts of one entry of a list: selectors may stand in it with commas between them."""
    return part.split(",") if setting.name in SELECTORS and isinstance(part, str) else [part]


def _severity(value: Any) -> str:
    if value in SEVERITIES:
        return str(value)
    hint = "; write 'off' or 'on'" if isinstance(value, bool) else ""
    wrong = choice(value, SEVERITIES) if isinstance(value, str) else expected("a severity or `off`", value)
    raise ValueError(f"{wrong}{hint}")


def _pattern(pattern: str) -> str:
    if what := globs.defect(pattern):
        raise ValueError(what)
    return pattern


def _form(form: str) -> str:
    found = form_class(form)
    if found is None:
        raise ValueError(f"{form!r} is none of {', '.join(form_classes())}, nor a variant of one")
    return found
