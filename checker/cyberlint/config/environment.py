"""The environment: ``CYBERLINT_FAIL_ON=warning`` is the setting ``fail-on``.

A variable that is empty says nothing. One that is no setting but spelt like one is a defect; every other is
somebody else's: ``CYBERLINT_VERSION`` may well be what a CI job installs.
"""

from __future__ import annotations

from collections.abc import Mapping

from cyberlint.config import PREFIX
from cyberlint.config.keys import SETTINGS
from cyberlint.config.layer import Defect, Given, Layer, Origin, Source
from cyberlint.config.setting import Setting
from cyberlint.config.values import from_text, parts
from cyberlint.pack.hints import meant

_ALIKE = 0.9
"""How like a variable's name an unknown one must be, from 0 to 1, to be taken for a misspelt one."""


def environment(variables: Mapping[str, str]) -> tuple[Layer, list[Defect]]:
    """Return what the environment gives, and what is wrong with it."""
    settings = {setting.variable: setting for setting in SETTINGS if setting.in_environment}
    values: dict[str, Given] = {}
    defects: list[Defect] = []
    for name, text in variables.items():
        if not name.startswith(PREFIX) or not text.strip():
            continue
        origin = Origin(Source.ENVIRONMENT, name)
        try:
            if name in settings:
                values[settings[name].name] = _given(settings[name], text.strip(), origin)
            elif hint := meant(name, settings, _ALIKE):
                defects.append(Defect(origin, f"there is no such setting{hint}"))
        except ValueError as error:
            defects.append(Defect(origin, str(error)))
    return Layer(Source.ENVIRONMENT, values), defects


def _given(setting: Setting, text: str, origin: Origin) -> Given:
    if not setting.many:
        return Given(from_text(setting, text), origin)
    found = tuple(from_text(setting, part) for part in parts(setting, text))
    return Given(found, origin, (origin,) * len(found))
