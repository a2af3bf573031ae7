"""A filing as a draft in plain text or Markdown."""

from __future__ import annotations

import textwrap

from tools.filing import Filing, inner, paragraphs


def plain_text(filing: Filing) -> str:
    """Write the visible text, wrapped as a draft in an editor is."""
    return "\n\n".join(textwrap.fill(line, 88) for line in paragraphs([filing.body])) + "\n"


def markdown(filing: Filing) -> str:
    """Write the visible text as Markdown."""
    marks = {"h2": "# ", "h3": "## "}
    lines = (marks.get(str(node.tag), "") + " ".join(inner(node).split()) for node in filing.body)
    return "\n\n".join(lines) + "\n"
