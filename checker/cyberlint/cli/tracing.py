"""How a trace is shown: which condition decided and why, or the whole tree of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from cyberlint.condition import Evidence, Truth
from cyberlint.trace import Step, Trace

if TYPE_CHECKING:
    from cyberlint.yamldata import Yaml

_CONDITION, _QUOTE, _FEW = 140, 100, 3
"""How much of a condition and of a quotation is shown, in characters, and how many of several things."""


def deciding(trace: Trace, yaml: Yaml) -> Iterator[str]:
    """Yield what decided the outcome: the leaves, each with its line, its truth and what it saw."""
    yield from _each(trace)
    yield from _deciding(trace.decisive, yaml)


def escalating(trace: Trace, yaml: Yaml) -> Iterator[str]:
    """Yield what decided the severity."""
    yield from _each(trace)
    for step in trace.escalate:
        yield from _deciding(step, yaml)


def tree(trace: Trace, yaml: Yaml, *, asked: bool = True) -> Iterator[str]:
    """Yield every condition with its line and truth, and below each leaf what it saw.

    A ``>`` marks those that decided; where the rule was not `asked` at all, none did.
    """
    yield from (f"  {line}" for line in _each(trace))
    for root in (*trace.roots, *trace.escalate):
        yield from _tree(root, yaml, _key(root), 0, asked=asked and root not in trace.escalate)


def _each(trace: Trace) -> Iterator[str]:
    """Yield which fact the rule's ``each`` binds."""
    if trace.each:
        yield f"each = {trace.each}"


def _tree(step: Step, yaml: Yaml, key: str, depth: int, *, asked: bool) -> Iterator[str]:
    mark = ">" if step.decides and asked else " "
    words = f"{step.node}:" if step.node else _flow(step.value)
    indent = "  " * depth
    yield f"{mark} {yaml.line(step.way):>4}  {step.answer.truth:7}  {indent}{key}{_cut(words, _CONDITION)}"
    if not step.node:
        yield from (f"{'':17}{indent}{line}" for line in _saw(step))
    for part in step.parts:
        yield from _tree(part, yaml, "", depth + 1, asked=asked)


def _deciding(root: Step, yaml: Yaml) -> Iterator[str]:
    leaves = [leaf for leaf in root.leaves() if leaf.decides]
    for leaf in leaves[:_FEW]:
        words = _cut(_flow(leaf.value), _CONDITION)
        yield f"line {yaml.line(leaf.way)}, {_key(leaf)}{words} is {leaf.answer.truth}"
        yield from (f"  {line}" for line in _saw(leaf))
    if len(leaves) > _FEW:
        yield f"and {len(leaves) - _FEW} more: --trace shows all"


def _key(step: Step) -> str:
    way = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in step.way)
    return f"{way.lstrip('.')}: "


def _saw(step: Step) -> Iterator[str]:
    """Yield why a leaf answered as it did."""
    answer = step.answer
    if answer.reason or step.remark:
        yield from (answer.reason or step.remark).splitlines()
        return
    shown = list(dict.fromkeys(map(_evidence, answer.evidence)))
    yield from islice(shown, _FEW)
    if len(shown) > _FEW:
        yield f"and {len(shown) - _FEW} more"
    if not shown and answer.truth is Truth.FALSE:
        yield "nothing was found"


def _evidence(evidence: Evidence) -> str:
    if evidence.text is None:
        return f"{evidence.subject} is nil" if evidence.fact else f"{evidence.subject} is missing"
    words = _cut(" ".join(evidence.text.split()), _QUOTE)
    quoted = evidence.operator in ("text", "claim", "verdict")
    return f"{evidence.subject}: {f'“{words}”' if quoted else words}"


def _flow(value: Any) -> str:
    """Return a value as one line of YAML."""
    match value:
        case Mapping():
            return f"{{{', '.join(f'{key}: {_flow(part)}' for key, part in value.items())}}}"
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case bool():
            return str(value).lower()
        case str() if not value or set(value) & set("{}[],&*#?|<>=!%@\\:'\"") or value != value.strip():
            return "'" + value.replace("'", "''") + "'"
    return str(value)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} […]"
