"""``cyberlint config``: what is set, and by what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from cyberlint.cells import visible
from cyberlint.cli import options
from cyberlint.cli.configured import configured
from cyberlint.cli.reading import closing, disclosures
from cyberlint.cli.rules import severity
from cyberlint.cli.writing import display, write
from cyberlint.config.choice import Choice
from cyberlint.config.keys import SETTINGS
from cyberlint.config.layer import DEFAULT, Pack
from cyberlint.config.setting import TABLES
from cyberlint.config.settings import Settings
from cyberlint.config.tuning import Decision
from cyberlint.outcome import Unread
from cyberlint.record import encode
from cyberlint.resources import bundled

_VALUE = 40
"""The width of a setting, beyond which what follows it is no longer aligned."""


@click.group("config", short_help="Show the settings, and what sets them.")
def command() -> None:
    """Show what is set: by cyberlint.toml or pyproject.toml, the environment, the command line."""


@command.command("show")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--origin", "origins", is_flag=True, help="Say where each value comes from.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, with the origins.")
@options.settings
def show(paths: tuple[str, ...], origins: bool, as_json: bool, **given: Any) -> int:
    """Show every setting of a run in this folder and, for each PATH, the rules that it would be checked by.

    It takes the options of `cyberlint check`, and shows what they would set.
    """
    settings, choice = configured(options.given(given))
    unread: list[Unread] = []
    documents = list(_documents(paths, settings, choice, unread))
    if as_json:
        write(encode(_record(settings, documents), indent=2) + "\n")
    else:
        parts = [_settings(settings, origins=origins)] if not paths else []
        parts += [_document(*document, origins=origins) for document in documents]
        display("\n".join("".join(f"{text}\n" for text in part) for part in parts))
    return closing(unread)


@command.command("schema")
def schema() -> None:
    """Write the JSON Schema of cyberlint.toml, by which an editor completes and checks it."""
    write((bundled("schemas") / "config.schema.json").read_text(encoding="utf-8"))


Document = tuple[str, str | None, list[Decision]]
"""The path and the form of a document, and what is decided of every rule for it."""


def _documents(
    paths: tuple[str, ...], settings: Settings, choice: Choice, unread: list[Unread]
) -> Iterator[Document]:
    """Read what the paths name: which rules are for a document, its form decides with its path."""
    for disclosure in disclosures(paths, None, None, unread) if paths else ():
        form = disclosure.form or settings.values["form"]
        yield disclosure.path, form, choice.decisions(disclosure.path, form)


def _settings(settings: Settings, *, origins: bool) -> Iterator[str]:
    """Yield the settings as TOML; what a file cannot give, and what nobody gave, as a comment."""
    for setting in SETTINGS:
        if setting.type in TABLES:
            continue
        value = settings.values[setting.name]
        given = settings.origins[setting.name] != (DEFAULT,)
        if value is None and setting.in_file:
            text = f"# {setting.name} is not set"
        elif setting.in_file:
            text = f"{setting.name} = {_toml(value)}"
        elif given:
            text = f"# {setting.switch} {_toml(value)}"
        else:
            continue
        where = ", ".join(dict.fromkeys(map(str, settings.origins[setting.name])))
        yield visible(f"{text:{_VALUE}} # {where}" if origins and (given or value is not None) else text)


def _document(path: str, form: str | None, decided: list[Decision], *, origins: bool) -> Iterator[str]:
    """Yield the rules of one document: how each is set, and what sets it."""
    running = sum(decision.runs for decision in decided)
    yield visible(f"{path}: {form or 'form not known'}, {running} of {len(decided)} rules run")
    for decision in decided:
        rule = decision.rule
        state = severity(rule._replace(default=True)) if decision.runs else "off"
        tuned = [f"{o.name} = {json.dumps(o.value, ensure_ascii=False)}" for o in rule.options]
        where = dict.fromkeys([str(decision.origin), *map(str, decision.tuned.values())])
        told = [f"{state:15} {', '.join(where)}"] if origins else [state]
        yield visible(f"  {rule.id:8} {'  '.join([*told, *tuned])}").rstrip()


def _toml(value: Any) -> str:
    match value:
        case Pack(path, None, False):
            return _toml(path)
        case Pack():
            keys = ((key, part) for key, part in value._asdict().items() if part not in (None, False))
            return f"{{{', '.join(f'{key} = {_toml(part)}' for key, part in keys)}}}"
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _record(settings: Settings, documents: Iterable[Document]) -> dict[str, Any]:
    return {
        "settings": {
            setting.name: {
                "value": _plain(settings.values[setting.name]),
                "origins": [str(origin) for origin in settings.origins[setting.name]],
            }
            for setting in SETTINGS
            if setting.type not in TABLES
        },
        "documents": [
            {"path": path, "form": form, "rules": [_rule(decision) for decision in decided]}
            for path, form, decided in documents
        ],
    }


def _rule(decision: Decision) -> Mapping[str, Any]:
    rule = decision.rule
    return {
        "id": rule.id,
        "runs": decision.runs,
        "severity": rule.severity,
        "escalates": [escalation.to for escalation in rule.escalate],
        "options": {option.name: option.value for option in rule.options},
        "origin": str(decision.origin),
        "tuned": {name: str(origin) for name, origin in decision.tuned.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Pack):
        return value._asdict()
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
