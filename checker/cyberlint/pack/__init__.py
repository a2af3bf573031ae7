"""Packs: folders of rules, one rule a file. Built in, or a rule author's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from cyberlint.pack.build import build, definition, head, rule
from cyberlint.resources import DataError, bundled, data, derived
from cyberlint.rule import Definition, Rule

if TYPE_CHECKING:
    from pathlib import Path

    from cyberlint.narrative.lexicon import Lexicon
    from cyberlint.pack.check import Pack
    from cyberlint.yamldata import Yaml

NOT_RULES = ("taxonomy/", "lexicon/", "profiles/", "retired")
"""What below ``rules/`` is data instead of rules."""
BUILT_IN = "cyberlint"
"""The name of the pack of the built-in rules."""
_Made = TypeVar("_Made")
HEADS = "rules"
"""The name under which is stored what every run needs of every rule."""


def shipped() -> dict[str, Any]:
    """Return the value of every built-in rule file by its path below ``rules/``; see `data`."""
    files = data()
    return {name: files[name] for name in files if not name.startswith(NOT_RULES)}


@cache
def builtin() -> tuple[Rule, ...]:
    """Return the built-in rules by id. They were checked when they were made, and are trusted.

    Raises DataError where a checkout holds a rule that was not; so does asking for a rule's definition.
    """
    heads = derived(HEADS, heads_of, ("pack/__init__.py", "pack/build.py"))
    return tuple(
        [rule(head, f"{name}.yaml", partial(_definition, name), BUILT_IN) for name, head in heads[HEADS]]
    )


def heads_of(files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the heads of all rules in the order of their ids, each after the path of its file."""
    found = [(name, _made(name, head, files[name])) for name in files if not name.startswith(NOT_RULES)]
    return {HEADS: sorted(found, key=lambda pair: str(pair[1]))}


@cache
def _definition(name: str) -> Definition:
    return _made(name, partial(definition, trusted=True), data()[name])


def _made(name: str, make: Callable[[Any], _Made], value: Any) -> _Made:
    try:
        return make(value)
    except (AttributeError, KeyError, StopIteration, TypeError, ValueError) as error:
        raise DataError(f"rules/{name}.yaml has defects: `cyberlint test` names them") from error


def load(paths: Iterable[Path]) -> tuple[Rule, ...]:
    """Load rule files and folders of them, strictly.

    Raises PackError with every defect of every file.
    """
    from cyberlint.pack.check import checked  # noqa: PLC0415 - jsonschema costs 200 ms, foreign packs only

    return built(checked(paths))


def source(rule: Rule) -> Yaml:
    """Return the file of a rule, with its examples and the line of every value."""
    from pathlib import Path  # noqa: PLC0415 - where one rule is looked at, not where many run

    from cyberlint.yamldata import load as parsed  # noqa: PLC0415

    file = bundled("rules") / rule.path if rule.pack == BUILT_IN else Path(rule.path)
    return parsed(file.read_text(encoding="utf-8"))


def built(packs: Iterable[Pack]) -> tuple[Rule, ...]:
    """Build the rules of packs that were checked, in the order of their files."""
    packs = list(packs)
    lexicon = lexicon_of(packs)
    return tuple(
        build(
            source.value,
            str(source.file),
            trusted=False,
            pack=pack.manifest.name if pack.manifest else "",
            lexicon=lexicon,
        )
        for pack in packs
        for source in pack.rules
    )


def lexicon_of(packs: Iterable[Pack]) -> Lexicon | None:
    """Return the lexicon with the claims of all packs added; None where there are none.

    There is one for all, so that a narrative is read once: what packs add cannot collide.
    """
    claims = {source.file.stem: source.value for pack in packs for source in pack.claims}
    if not claims:
        return None
    from cyberlint.pack.claims import extended  # noqa: PLC0415 - as above

    return extended(claims, [source.value["sets"] for pack in packs for source in pack.words])
