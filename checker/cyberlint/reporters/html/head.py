"""The head of a page that fetches nothing, and runs no style or script but its own."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from cyberlint.reporters.html.markup import Html, element


def head(title: str, style: str, script: str | None = None) -> Html:
    """Return the head of a page with this style; its policy allows that, and one script where there is one.

    The policy is one of hashes (Content Security Policy Level 3, §2.3.1). The script stands in the body.
    """
    scripts = f"script-src {_hash(script)}; " if script is not None else ""
    policy = f"default-src 'none'; style-src {_hash(style)}; {scripts}base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content="cyberlint"),
        # The quotation marks of a policy are its syntax, and of ours: an attribute escapes them.
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Html(style)),
    )


def _hash(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"
