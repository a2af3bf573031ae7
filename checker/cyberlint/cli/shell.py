"""What a shell completes: commands, options and choices by click, rules, forms and files by this module.

An argument or option says by its metavar what it is: ``RULE``, ``FORM``, ``PATH`` or ``FILE``. This module is
imported when a shell asks, which it does in the way of
https://click.palletsprojects.com/en/stable/shell-completion/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from cyberlint.pack import builtin
from cyberlint.taxonomy import form_classes

Complete = Callable[[str], list[CompletionItem]]


class _Completed(click.types.StringParamType):
    """A text that a shell can complete."""

    def __init__(self, complete: Complete) -> None:
        self._complete = complete

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return what the incomplete word may become."""
        return self._complete(incomplete)


def complete_by_metavar(command: click.Command) -> None:
    """Let a command complete what click knows as text alone, and so its subcommands."""
    for parameter in command.params:
        word = re.search(r"[A-Z]+", parameter.metavar or "")
        if word and word[0] in _COMPLETES and parameter.type is click.STRING:
            parameter.type = _Completed(_COMPLETES[word[0]])
    for subcommand in command.commands.values() if isinstance(command, click.Group) else ():
        complete_by_metavar(subcommand)


def first(
    commands: list[CompletionItem], check: click.Command, ctx: click.Context, word: str
) -> list[CompletionItem]:
    """Return what the first word may become: a command, or as of ``check`` an option or a file."""
    if word.startswith("-"):
        return [*commands, *check.shell_complete(click.Context(check, parent=ctx), word)]
    return [*files(word), *commands]


def rules(words: str) -> list[CompletionItem]:
    """Complete the last of the selectors that a text holds with commas between them."""
    before, comma, last = words.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{name}", help=about)
        for name, about in _selectors()
        if name.startswith(last) and (last or name.isupper())
    ]


def _selectors() -> Iterable[tuple[str, str]]:
    """Yield ids, then categories, ``all`` and names, each with what it stands for."""
    known = builtin()
    yield from ((rule.id, rule.title) for rule in known)
    for category in sorted({rule.category for rule in known}):
        yield category, f"{sum(rule.category == category for rule in known)} rules"
    yield "all", f"{len(known)} rules"
    yield from ((rule.name, rule.title) for rule in known)


def forms(word: str) -> list[CompletionItem]:
    """Complete a form."""
    return [CompletionItem(form) for form in form_classes() if form.lower().startswith(word.lower())]


def files(word: str) -> list[CompletionItem]:
    """Leave a path to the shell."""
    return [CompletionItem(word, type="file")]


_COMPLETES: dict[str, Complete] = {"RULE": rules, "FORM": forms, "PATH": files, "FILE": files}
