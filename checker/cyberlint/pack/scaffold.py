"""New files for a pack: a rule with examples that hold, a claim, a manifest."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote
from typing import Any

from cyberlint import __version__
from cyberlint.operators import claim_names
from cyberlint.pack import shipped
from cyberlint.pack.defects import PackError
from cyberlint.pack.files import CLAIMS, MANIFEST, content, home
from cyberlint.pack.manifest import RESERVED, is_prefix
from cyberlint.pack.schema import complete
from cyberlint.pack.templates import filled, templates
from cyberlint.pack.words import schema_defects
from cyberlint.resources import bundled, data, parse, yaml_files
from cyberlint.yamldata import YamlError, load

SCHEMAS = ".cyberlint"
"""The folder of a pack with the schemas for editors. It is hidden, so that no loader reads it."""

Files = dict[Path, str]
"""Texts by the paths of the files that they are for."""


class ScaffoldError(ValueError):
    """A file cannot be made; the message says why, and what to do."""


def new_rule(
    rule_id: str, into: Path, template: str, name: str | None = None, title: str | None = None
) -> Files:
    """Return the files of a new rule.

    Raises ScaffoldError where the id or name is taken or not allowed, and for a title of a wrong length.
    """
    manifest = _manifest(into)
    _allow_id(rule_id, str(manifest.get("prefix", "")))
    name = name or f"{rule_id.lower()}-{template}"
    taken = dict(_taken(into))
    for word in (rule_id, name):
        if word in taken:
            raise ScaffoldError(f"{word!r} is taken by {taken[word]}")
    file, schema = into / f"{rule_id}.yaml", _schema_file(into, "rule")
    text = filled(
        f"rule/{template}",
        ID=rule_id,
        NAME=name,
        TITLE=json.dumps(title or templates()[template], ensure_ascii=False),
        SINCE=json.dumps(str(manifest.get("version", "1"))),
        FILE=quote(file.as_posix()),
        SCHEMA=_way(schema, into),
    )
    for steps, what in schema_defects(parse(text)):
        raise ScaffoldError(f"--{steps[0]}: {what}" if steps else what)
    return _new({file: text}) | {schema: _schema("rule", into)}


def new_claim(name: str, into: Path) -> Files:
    """Return the files of a new claim. Raises ScaffoldError where it has no pack or may not be named so."""
    folder, prefix = home(into), str(_manifest(into).get("prefix", "")).lower()
    if not folder or not prefix:
        raise ScaffoldError(f"a claim belongs to a pack: {into} has no {MANIFEST} with a prefix")
    if not re.fullmatch(rf"{prefix}(_[a-z0-9]+)+", name):
        raise ScaffoldError(f"{name!r} is no name of a claim here: write it as {prefix}_names_insurer")
    if name in claim_names():
        raise ScaffoldError(f"{name!r} is a claim of the built-in lexicon")
    file, schema = folder / CLAIMS / f"{name}.yaml", _schema_file(folder, "lexicon")
    text = filled(
        "claim",
        NAME=name,
        PREFIX=prefix.upper(),
        FOLDER=quote(folder.as_posix()),
        SCHEMA=_way(schema, file.parent),
    )
    schemas = {
        schema: _schema("lexicon", folder),
        _schema_file(folder, "rule"): _schema("rule", folder, name),
    }
    return _new({file: text}) | schemas


def new_pack(folder: Path, prefix: str) -> Files:
    """Return the files of a new pack: its manifest and a first rule.

    Raises ScaffoldError where there is a pack already, or the prefix is not allowed.
    """
    if above := home(folder):
        raise ScaffoldError(f"there is a pack already: {above / MANIFEST}")
    if not is_prefix(prefix):
        raise ScaffoldError(f"{prefix!r} is no prefix: write two to ten capital letters, and not {RESERVED}")
    schema = _schema_file(folder, "pack")
    text = filled(
        "pack",
        NAME=re.sub(r"[^a-z0-9]+", "-", folder.absolute().name.lower()).strip("-0123456789")
        or prefix.lower(),
        PREFIX=prefix,
        FOLDER=quote(folder.as_posix()),
        ENGINE=f">={'.'.join(__version__.split('.')[:2])}",
        SCHEMA=_way(schema, folder),
    )
    rule = new_rule(f"{prefix}001", folder, "required-phrase")
    return _new({folder / MANIFEST: text}) | rule | {schema: _schema("pack", folder)}


def _new(files: Files) -> Files:
    for file in files:
        if file.exists():
            raise ScaffoldError(f"{file} is there already")
    return files


def _allow_id(rule_id: str, prefix: str) -> None:
    letters = rule_id.rstrip("0123456789")
    if not re.fullmatch(r"[A-Z]{2,10}[0-9]{3,4}", rule_id):
        raise ScaffoldError(
            f"{rule_id!r} is no id: write capital letters and three or four digits, as ACME001"
        )
    if letters == RESERVED:
        retired = data()["retired"].get(rule_id)
        known = f"{rule_id} is retired: {retired}; " if retired else ""
        raise ScaffoldError(
            f"{known}ids that begin with {RESERVED} are for the built-in rules: choose other letters"
        )
    if prefix and letters != prefix:
        raise ScaffoldError(f"{rule_id!r} does not begin with {prefix}, the prefix in {MANIFEST}")


def _taken(into: Path) -> Iterator[tuple[str, str]]:
    """Yield every id and name of the built-in rules and of those in the pack, with whose it is."""
    for value in shipped().values():
        yield from ((value[key], f"the built-in rule {value['id']}") for key in ("id", "name"))
    folder = home(into) or into
    for file in yaml_files(folder) if folder.is_dir() else ():
        yield file.stem, str(file)
        yield from ((str(word), str(file)) for key, word in _value(file).items() if key in ("id", "name"))


def _manifest(into: Path) -> Mapping[str, Any]:
    folder = home(into)
    return _value(folder / MANIFEST) if folder else {}


def _value(file: Path) -> Mapping[str, Any]:
    """Return the mapping in a file; nothing where it is damaged, which `cyberlint test` tells."""
    try:
        value = load(content(file).decode("utf-8")).value
    except (PackError, UnicodeDecodeError, YamlError):
        return {}
    return value if isinstance(value, dict) else {}


def _schema_file(into: Path, name: str) -> Path:
    return (home(into) or into) / SCHEMAS / f"{name}.schema.json"


def _schema(name: str, into: Path, *claims: str) -> str:
    """Return a schema for editors; that of rules knows the claims of the pack, and the new ones."""
    found = json.loads((bundled("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    if name == "rule":
        folder = (home(into) or into) / CLAIMS
        own = {file.stem for file in yaml_files(folder)} if folder.is_dir() else set()
        found = complete(found, tuple(sorted({*own, *claims})))
    note = {"$comment": "Written by `cyberlint new` for editors, anew whenever it runs."}
    return json.dumps(note | found, indent=2, ensure_ascii=False) + "\n"


def _way(schema: Path, folder: Path) -> str:
    return Path(os.path.relpath(schema, folder)).as_posix()
