"""Complete submissions for tests."""

from __future__ import annotations

HEADER = """\
<SEC-DOCUMENT>0009990199-26-000007.txt : 20260226
<SEC-HEADER>0009990199-26-000007.hdr.sgml : 20260226
ACCESSION NUMBER:\t\t0009990199-26-000007
CONFORMED SUBMISSION TYPE:\t{form}
CONFORMED PERIOD OF REPORT:\t20251231
{items}FILED AS OF DATE:\t\t20260226
\t\tCOMPANY CONFORMED NAME:\t\t\tHARBOR LANE CORP
\t\tCENTRAL INDEX KEY:\t\t\t0009990199
</SEC-HEADER>
"""


def submitted(*parts: tuple[str, str], form: str = "10-K", items: str = "") -> str:
    """Return a submission of some documents, each a type and its text."""
    body = "".join(
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{number}\n<FILENAME>d{number}.htm\n"
        f"<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"
        for number, (kind, text) in enumerate(parts, start=1)
    )
    return f"{HEADER.format(form=form, items=items)}{body}</SEC-DOCUMENT>\n"
