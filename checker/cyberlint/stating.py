"""What is stated of inputs that do not say it themselves: form, period, registrant.

A draft of the Item alone names none of them. What an input says of itself counts; the first input that says
something else is told, because one of the two is a mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cyberlint.disclosure import Disclosure
from cyberlint.taxonomy import form_class

SETTINGS = ("form", "period", "registrant")


class Statement:
    """What the settings of a run state of its inputs; `tell` is told of the first that says otherwise."""

    def __init__(self, settings: Mapping[str, Any], tell: Callable[[str], None]) -> None:
        self._given = {name: settings[name] for name in SETTINGS if settings.get(name)}
        self._tell = tell
        self._told: set[str] = set()

    def completed(self, disclosure: Disclosure) -> Disclosure:
        """Return a disclosure with what it does not say of itself."""
        for name, given in self._given.items():
            said = getattr(disclosure, name)
            if not said:
                disclosure = disclosure._replace(**{name: given})
                if name == "form" and (known := form_class(given)):
                    disclosure = disclosure._replace(forms=(known,))
            elif not _agree(name, said, given) and name not in self._told:
                self._told.add(name)
                says = f"{disclosure.path}: it says that its {name} is {said}, {name} is given as {given}"
                self._tell(f"{says}; what it says itself counts, here and in every other input")
        return disclosure


def _agree(name: str, said: str, given: str) -> bool:
    if name == "form":
        return form_class(said) == form_class(given)
    if name == "period":
        return said == given
    return _plain(said) == _plain(given)


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
