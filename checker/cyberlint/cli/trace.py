"""``cyberlint trace``: why a rule came out as it did on a filing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from cyberlint.cells import line, visible
from cyberlint.cli import options
from cyberlint.cli.reading import closing, disclosures
from cyberlint.cli.selecting import named
from cyberlint.cli.writing import display

if TYPE_CHECKING:
    from cyberlint.condition import Case
    from cyberlint.disclosure import Disclosure
    from cyberlint.outcome import Unread
    from cyberlint.rule import Rule


@click.command("trace", short_help="Show why a rule came out as it did on a filing.")
@click.argument("selector", metavar="RULE")
@options.inputs
@options.some(*options.PACKS, "form")
def command(
    selector: str,
    paths: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    **given: Any,
) -> int:
    """Show every condition of RULE as it was asked on filings: its line, its truth, and what it saw.

    A `>` marks the conditions that decided. A RULE is an id, a name, the beginning of an id or a category; it
    is asked whether it is on or off.
    """
    from cyberlint.cli.configured import configured_rules  # noqa: PLC0415 - not for --help

    asked = options.given(given)
    rules = named(configured_rules(asked), [selector])
    unread: list[Unread] = []
    for disclosure in disclosures(paths, input_format, stdin_filename, unread):
        known = disclosure._replace(form=disclosure.form or asked.get("form"))
        for text in _traces(rules, known):
            display("".join(f"{visible(part)}\n" for part in text))
    return closing(unread)


def _traces(rules: Iterable[Rule], disclosure: Disclosure) -> Iterator[Iterator[str]]:
    from cyberlint.condition import Case  # noqa: PLC0415
    from cyberlint.narrative import Narrative  # noqa: PLC0415 - with the engine, not for --help

    rules = list(rules)
    lexicon = next((rule.lexicon for rule in rules if rule.lexicon), None)
    case = Case(disclosure, Narrative(disclosure, lexicon))
    for rule in rules:
        yield _trace(rule, case)


def _trace(rule: Rule, case: Case) -> Iterator[str]:
    from cyberlint.cli.tracing import tree  # noqa: PLC0415 - as above
    from cyberlint.engine import applicability, evaluate  # noqa: PLC0415
    from cyberlint.examples import told  # noqa: PLC0415
    from cyberlint.pack import source  # noqa: PLC0415
    from cyberlint.trace import traces  # noqa: PLC0415

    yaml = source(rule)
    yield line(f"{case.disclosure.path}: {rule.id} {told(evaluate(rule, case))}")
    asked = applicability(rule, case.disclosure) is None
    for trace in traces(yaml.value, rule, case):
        yield from tree(trace, yaml, asked=asked)
