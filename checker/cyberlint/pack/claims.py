"""Claims and words that a pack adds to the lexicon: its rules can say ``{claim: acme_names_insurer}``.

They are checked more strictly than the built-in ones, which the tests of the lexicon check: a pattern here
must not cost more than a sentence is worth, and none may change what the built-in claims find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from math import prod
from operator import or_
from pathlib import Path
from typing import Any

from cyberlint.narrative.language import Classes, PatternError
from cyberlint.narrative.lexicon import Lexicon, Use
from cyberlint.operators import claim_names
from cyberlint.pack.defects import Defects, Steps
from cyberlint.pack.hints import meant
from cyberlint.pack.words import schema, schema_defects
from cyberlint.resources import data

MAX_PATTERN = 1_000
MAX_REACH = 5_000
"""The product of a pattern's gaps and optional words: the places that are tried for a word at the worst."""

_WORD = r"(?:\$[A-Z]+|[^\W_A-Z]+(?:[’'][^\W_]+)?\*?|&)"
_STEP = re.compile(rf"\^?{_WORD}(?:[_|]{_WORD})*\??|\.\.\d{{1,3}}(?:!,?(?:{_WORD}(?:\|{_WORD})*)?)?")
_PHRASE = re.compile(rf"-?{_WORD}(?: {_WORD})*")


def claim_defects(file: Path, value: Any, prefix: str, sets: Mapping[str, Any]) -> Defects:
    """Yield what is wrong with the value of a claim's file; `sets` are the names that patterns may use."""
    yield from schema_defects(value, schema("lexicon", "claim"))
    name = file.stem
    if name in claim_names():
        yield (), f"the claim {name!r} is one of the built-in lexicon's; choose another file name"
    elif prefix and not re.fullmatch(rf"{prefix.lower()}(_[a-z0-9]+)+", name):
        yield (
            (),
            f"the claim is named after the file: expected {prefix.lower()}_… in small letters, not {name!r}",
        )
    for steps, source in _patterns(value):
        yield from ((steps, what) for what in _pattern_defects(source, sets))


def words_defects(value: Any, prefix: str, sets: Mapping[str, Any]) -> Defects:
    """Yield what is wrong with the value of a file of words."""
    yield from schema_defects(value, schema("lexicon", "words"))
    for name, items in _mapping(value, "sets").items():
        if prefix and not name.startswith(prefix):
            yield ("sets", name), f"expected the name of a set that begins with {prefix}, not {name!r}"
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, str) and not _PHRASE.fullmatch(item):
                yield from ((("sets", name, index), what) for what in _pattern_defects(item, sets))
            elif isinstance(item, str):
                yield from ((("sets", name, index), what) for what in _unknown(item, sets))


def known_sets(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the named sets of the lexicon and those that a pack adds in the value of its file of words."""
    files = data()
    return {
        **files["lexicon/words"]["sets"],
        **files["lexicon/incidents"]["sets"],
        **_mapping(words, "sets"),
    }


def extended(claims: Mapping[str, Any], words: Iterable[Mapping[str, Any]]) -> Lexicon:
    """Return the built-in lexicon with claims and files of words added that have no defect."""
    files = {f"lexicon/claims/{name}": value for name, value in claims.items()}
    sets = reduce(or_, words, data()["lexicon/words"]["sets"])
    return Lexicon({**data(), **files, "lexicon/words": {"sets": sets}})


def _patterns(value: Any) -> Iterator[tuple[Steps, str]]:
    """Yield every pattern of a claim and where it stands, as far as it has the right shape."""
    lists: list[tuple[Steps, Any]] = [((use.value,), _mapping(value, use.value, list)) for use in Use]
    lists += [(("follow-ups", name), part) for name, part in _mapping(value, "follow-ups").items()]
    for steps, sources in lists:
        for index, source in enumerate(sources if isinstance(sources, list) else ()):
            if isinstance(source, str):
                yield (*steps, index), source


def _pattern_defects(source: str, sets: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one pattern, in words that its author can act on."""
    if len(source) > MAX_PATTERN:
        yield f"the pattern has {len(source):,} characters; the limit is {MAX_PATTERN:,}"
        return
    wrong = [step for step in source.split() if not _STEP.fullmatch(step)]
    yield from map(_step_defect, wrong)
    yield from _unknown(source, sets)
    gaps = (int(gap) + 1 for gap in re.findall(r"(?:^| )\.\.(\d+)", source))
    reach = prod(gaps) * 2 ** sum(step[-1] == "?" for step in source.split())
    if reach > MAX_REACH:
        yield f"its gaps together reach too far: {reach:,} places, of at most {MAX_REACH:,}"
    if not wrong:
        try:
            Classes().compile(source)
        except PatternError as error:
            yield str(error)


def _step_defect(step: str) -> str:
    if step.startswith(".."):
        return f"{step!r} is not a gap; write ..4, ..4!$NAME or ..4!,"
    if step != step.lower() and "$" not in step:
        return f"{step!r} matches nothing: words are compared in small letters; write {step.lower()!r}"
    if "-" in step:
        return f"{step!r} matches nothing: a hyphen parts words; write {step.replace('-', '_')!r}"
    return f"{step!r} is no step of a pattern: a word, words|of|which|one, a_phrase, prefix*, $NAME or ..4"


def _unknown(source: str, sets: Mapping[str, Any]) -> Iterator[str]:
    for name in re.findall(r"\$([A-Z]+)", source):
        if name not in sets:
            yield f"there is no set ${name}{meant(name, sets)}"


def _mapping(value: Any, key: str, kind: type = dict) -> Any:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, kind) else kind()
