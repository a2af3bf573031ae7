"""Character references of HTML and XML."""

from __future__ import annotations

#: What `decoded` is given: a reference with its ampersand, the semicolon at times forgotten in tag soup.
REFERENCE = r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{0,31};?)"

_COMMON = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": "\xa0"}


def decoded(reference: str) -> str:
    """Return the characters that a reference stands for, or the reference itself where HTML knows none.

    Numbers 128 to 159 are read as Windows-1252, as browsers do.
    """
    common = _COMMON.get(reference)
    if common:
        return common
    if reference.startswith("&#") and reference.endswith(";"):
        number = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1])
        if 32 <= number < 127 or 160 <= number < 0xD800:
            return chr(number)
    from html import unescape  # noqa: PLC0415 - deferred: its table of 2,231 names costs 2 ms at start-up

    return unescape(reference)


def is_known(name: str) -> bool:
    """Return whether HTML has an entity of this name (``nbsp``)."""
    reference = f"&{name};"
    return decoded(reference) != reference
