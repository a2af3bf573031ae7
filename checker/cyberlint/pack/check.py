"""Every defect of every file of packs, at once: YAML, schema, and what a schema cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cyberlint.pack import shipped
from cyberlint.pack.claims import claim_defects, known_sets, words_defects
from cyberlint.pack.defects import FileDefect, PackError, Steps
from cyberlint.pack.files import CLAIMS, MANIFEST, WORDS, content, home, is_built_in, missing, read_for
from cyberlint.pack.manifest import Manifest, is_prefix, manifest_defects
from cyberlint.pack.sense import reserved, rule_defects
from cyberlint.pack.words import rule_schema, schema_defects
from cyberlint.resources import bundled
from cyberlint.tuples import NamedTuple
from cyberlint.yamldata import Yaml, YamlError, load


class Source(NamedTuple):
    """A file of a pack, parsed."""

    file: Path
    yaml: Yaml

    @property
    def value(self) -> Any:
        """The file's JSON value."""
        return self.yaml.value


class Pack(NamedTuple):
    """The files of one pack by what they are; loose rules are a pack without a manifest."""

    rules: list[Source]
    claims: list[Source]
    words: list[Source]
    manifests: list[Source]

    @property
    def manifest(self) -> Manifest | None:
        """The pack's manifest, which has no defect."""
        return Manifest(**self.manifests[0].value) if self.manifests else None

    @property
    def prefix(self) -> str:
        """The letters that its names begin with; empty where none are given."""
        value = self.manifests[0].value if self.manifests else None
        found = value.get("prefix") if isinstance(value, dict) else None
        return found if isinstance(found, str) and is_prefix(found) else ""

    @property
    def sets(self) -> dict[str, Any]:
        """The named sets of words that its claims can use."""
        return known_sets(self.words[0].value if self.words else {})


def checked(paths: Iterable[Path]) -> list[Pack]:
    """Return the packs at or below `paths`; each of their rules can be built.

    Raises PackError with every defect of every file.
    """
    paths = list(paths)
    defects = list(missing(paths))
    files = read_for(paths)
    packs: dict[Path | None, Pack] = {}
    for file in files:
        try:
            _place(Source(file, _parsed(file)), packs)
        except PackError as error:
            defects += error.defects
    elsewhere = _elsewhere(files)
    superseding = _superseding(elsewhere, files, packs.values())
    for pack in packs.values():
        defects += _pack_defects(pack, superseding)
    defects += _taken(elsewhere, [rule for pack in packs.values() for rule in pack.rules])
    if defects:
        raise PackError(defects)
    return list(packs.values())


def _place(source: Source, packs: dict[Path | None, Pack]) -> None:
    """Put a file into its pack, as what it is. Raises PackError where it should have a pack and has none."""
    folder = home(source.file)
    if not folder and isinstance(source.value, dict) and (what := _homeless(source.file, source.value)):
        raise PackError([FileDefect(str(source.file), 1, (), what)])
    pack = packs.setdefault(folder.resolve() if folder else None, Pack([], [], [], []))
    if source.file.name == MANIFEST:
        pack.manifests.append(source)
    elif folder and (folder / CLAIMS).resolve() in source.file.resolve().parents:
        pack.claims.append(source)
    elif folder and source.file.resolve() == (folder / WORDS).resolve():
        pack.words.append(source)
    else:
        pack.rules.append(source)


def _homeless(file: Path, value: Mapping[str, Any]) -> str:
    """Return why a file cannot be a loose rule, empty where it can."""
    if file.name == f"{MANIFEST.partition('.')[0]}.yml":
        return f"the manifest of a pack is named {MANIFEST}"
    for key, what in (("means", "a claim belongs to a pack"), ("sets", "words belong to a pack")):
        if key in value and "id" not in value:
            return f"{what}: its folder needs a {MANIFEST}, which `cyberlint new pack` writes"
    return ""


def _pack_defects(pack: Pack, superseding: Mapping[str, tuple[str, ...]]) -> Iterator[FileDefect]:
    for source in pack.manifests:
        found = [*manifest_defects(source.value)]
        if (pack.claims or pack.words) and not pack.prefix:
            found.append(((), "a pack with claims or words needs a 'prefix', so that no names collide"))
        yield from _placed(source, found)
        if any(steps == ("engine",) for steps, _ in found):
            return  # it is written for another cyberlint: what else seems wrong with it says nothing
    for source in pack.words:
        yield from _placed(source, words_defects(source.value, pack.prefix, pack.sets))
    for source in pack.claims:
        yield from _placed(source, claim_defects(source.file, source.value, pack.prefix, pack.sets))
    schema = rule_schema(tuple(sorted(source.file.stem for source in pack.claims)))
    for source in pack.rules:
        yield from _placed(source, schema_defects(source.value, schema))
        yield from _placed(source, rule_defects(source.file, source.value, superseding))
        if not is_built_in(source.file):
            yield from _placed(source, reserved(source.value, pack.prefix))


def _placed(source: Source, defects: Iterable[tuple[Steps, str]]) -> Iterator[FileDefect]:
    for steps, what in defects:
        yield FileDefect(str(source.file), source.yaml.line(steps), steps, what)


def _elsewhere(files: Iterable[Path]) -> list[Any]:
    """Return the values of the built-in rules that are not among `files`."""
    rules = bundled("rules").resolve()
    here = {file.resolve() for file in files}
    return [value for name, value in shipped().items() if rules / f"{name}.yaml" not in here]


def _parsed(file: Path) -> Yaml:
    """Parse one file. Raises PackError with what is wrong with its YAML, or why it cannot be read."""
    data = content(file)
    try:
        return load(data.decode("utf-8"))
    except YamlError as error:
        lines = data.splitlines()
        raise PackError(
            FileDefect(str(file), d.line, d.path, d.what + _quoting(lines, d.line)) for d in error.defects
        ) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the file is not UTF-8: byte 0x{data[error.start]:02x}"
        raise PackError([FileDefect(str(file), line, (), what)]) from error


def _quoting(lines: list[bytes], line: int) -> str:
    """Return a hint where a line that is no YAML begins a text with `>`, as a range of versions does."""
    text = lines[line - 1] if line <= len(lines) else b""
    return "; put the text in quotes" if re.match(rb"\s*[\w-]+:\s*[>|]\S", text) else ""


def _superseding(
    elsewhere: list[Any], files: list[Path], packs: Iterable[Pack]
) -> dict[str, tuple[str, ...]]:
    """Return what every rule supersedes, by id; a file that cannot be read counts by its name."""
    found: dict[str, tuple[str, ...]] = {file.stem: () for file in files}
    for value in (*elsewhere, *(rule.value for pack in packs for rule in pack.rules)):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            others = value.get("supersedes")
            named = others if isinstance(others, list) else []
            found[value["id"]] = tuple(other for other in named if isinstance(other, str))
    return found


def _taken(elsewhere: list[Any], rules: list[Source]) -> Iterator[FileDefect]:
    """Yield the ids and names that another rule has already."""
    seen: dict[str, str] = {}
    for value in elsewhere:
        if isinstance(value, dict):
            words = (str(value.get(key)) for key in ("id", "name"))
            seen.update(dict.fromkeys(words, f"the built-in rule {value.get('id')}"))
    for source in rules:
        for key in ("id", "name"):
            word = source.value.get(key) if isinstance(source.value, dict) else None
            if isinstance(word, str) and seen.setdefault(word, str(source.file)) != str(source.file):
                yield from _placed(source, [((key,), f"{word!r} is taken by {seen[word]}")])
