"""``cyberlint completion``: the script by which a shell completes what is typed."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from cyberlint.cli.writing import write

VARIABLE = "_CYBERLINT_COMPLETE"
"""The environment variable by which the script asks; click derives the name from that of the program."""
SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print the script by which a shell completes.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script by which a shell completes commands, options, formats and rules.

    \b
    bash 4.4  in ~/.bashrc: eval "$(cyberlint completion bash)"
    zsh       in ~/.zshrc:  eval "$(cyberlint completion zsh)"
    fish      cyberlint completion fish > ~/.config/fish/completions/cyberlint.fish
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    complete = get_completion_class(shell)
    assert complete is not None, "click knows the shells"
    script = complete(ctx.find_root().command, {}, "cyberlint", VARIABLE)
    write(script.source_template % script.source_vars())
