"""What a run rests on besides its inputs: packs, settings, and what is set for single rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cyberlint import __version__
from cyberlint.config.choice import Choice
from cyberlint.config.keys import SETTINGS
from cyberlint.config.layer import DEFAULT, Pack
from cyberlint.config.setting import TABLES
from cyberlint.config.settings import Settings
from cyberlint.config.tuning import Decision
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import Basis, PackUsed, Tuned
from cyberlint.pack import BUILT_IN
from cyberlint.pack.files import MANIFEST, home
from cyberlint.pack.pinning import fingerprint
from cyberlint.resources import bundled
from cyberlint.rule import Rule, Status

_ALWAYS = ("profile", "fail-on")
"""The settings that are told even where nobody gave them."""
_NOT_TOLD = (
    "packs",
    "format",
    "output",
    "annotate",
    "color",
    "verbose",
    "quiet",
    "statistics",
    "only-findings",
)
"""Those that say how a report looks and where it goes; packs are told by themselves."""


def basis(settings: Settings, choice: Choice, documents: Iterable[Disclosure]) -> Basis:
    """Return what a run with these settings rests on, for each of its documents.

    Raises PackError where a pack cannot be read any more.
    """
    return Basis(
        packs=(_built_in(), *(_pack(pack) for pack in settings.values["packs"] if _there(pack))),
        settings=tuple(_settings(settings)),
        tuned=tuple(tuple(_tuned(choice.decisions(each.path, each.form))) for each in documents),
    )


@cache
def _built_in() -> PackUsed:
    return PackUsed(BUILT_IN, __version__, fingerprint(Path(str(bundled("rules")))))


def _there(pack: Pack) -> bool:
    return not pack.optional or Path(pack.path).exists()


def _pack(pack: Pack) -> PackUsed:
    """Return a pack by the name in its manifest; loose rules go by that of their file or folder."""
    path = Path(pack.path)
    folder = home(path)
    if folder is None:
        return PackUsed(path.resolve().name, None, fingerprint(path))
    from cyberlint.yamldata import load  # noqa: PLC0415 - PyYAML costs 20 ms, and few runs have a pack

    manifest: Any = load((folder / MANIFEST).read_text(encoding="utf-8")).value
    return PackUsed(manifest["name"], manifest["version"], fingerprint(path))


def _settings(settings: Settings) -> Iterator[tuple[str, str, str]]:
    for setting in SETTINGS:
        name = setting.name
        given = settings.origins[name] != (DEFAULT,)
        if setting.type in TABLES or name in _NOT_TOLD or not (given or name in _ALWAYS):
            continue
        origins = dict.fromkeys(map(str, settings.origins[name]))
        yield name, _text(settings.values[name]), ", ".join(origins)
    for layer in settings.layers:
        for override in layer.overrides:
            named = {"paths": override.paths, "forms": override.forms}
            about = "; ".join(f"{key} {', '.join(values)}" for key, values in named.items() if values)
            yield "overrides", about or "every document", str(override.origin)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value)


def _tuned(decisions: Iterable[Decision]) -> Iterator[Tuned]:
    """Yield the rules that were not run, and those that ran with another severity or other options."""
    for decision in decisions:
        rule = decision.rule
        if rule.applies.to_entries:
            continue
        if not decision.runs:
            default = decision.origin == DEFAULT
            yield Tuned(rule.id, "not run", _default(rule) if default else str(decision.origin))
            continue
        values = {option.name: json.dumps(option.value, ensure_ascii=False) for option in rule.options}
        for name, origin in decision.tuned.items():
            yield Tuned(rule.id, f"{name} {values.get(name, rule.severity)}", str(origin))


def _default(rule: Rule) -> str:
    """Say why a rule does not run that nothing speaks of."""
    return "off by default" if rule.status is Status.STABLE else f"the rule is {_STATUS[rule.status]}"


_STATUS = {Status.PREVIEW: "in preview", Status.DEPRECATED: "deprecated", Status.STABLE: "stable"}
