"""A filing as EDGAR passes it on: the complete submission, and the archive of its XBRL files."""

from __future__ import annotations

from tools.filing import Filing
from tools.word import packed

PICTURE = "begin 644 lark-logo.jpg\n#_]C_\n`\nend\n"


def submission(filing: Filing, report: str, stem: str) -> bytes:
    """Write the submission: its header, the report, a picture, and an R page."""
    documents = [
        (filing.form, f"{stem}.htm", f"<XBRL>\n{report}</XBRL>\n"),
        (
            "EX-31.1",
            f"{stem}xex311.htm",
            "<html><body><p>I have reviewed this annual report.</p></body></html>\n",
        ),
        ("GRAPHIC", f"{filing.prefix}-logo.jpg", PICTURE),
        ("XML", "R1.htm", "<XML>\n<html><body><p>Cover page</p></body></html>\n</XML>\n"),
    ]
    body = "".join(
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{number}\n<FILENAME>{name}\n<DESCRIPTION>{kind}\n<TEXT>\n{text}"
        "</TEXT>\n</DOCUMENT>\n"
        for number, (kind, name, text) in enumerate(documents, start=1)
    )
    return f"{header(filing, len(documents))}{body}</SEC-DOCUMENT>\n".encode()


def header(filing: Filing, documents: int) -> str:
    """Write the header, with the names in capitals as EDGAR conforms them."""
    items = "\nITEM INFORMATION:\t\tMaterial Cybersecurity Incidents" if filing.form.startswith("8-K") else ""
    filed, period = filing.filed.replace("-", ""), filing.end.replace("-", "")
    return f"""<SEC-DOCUMENT>{filing.accession}.txt : {filed}
<SEC-HEADER>{filing.accession}.hdr.sgml : {filed}
<ACCEPTANCE-DATETIME>{filed}161502
ACCESSION NUMBER:\t\t{filing.accession}
CONFORMED SUBMISSION TYPE:\t{filing.form}
PUBLIC DOCUMENT COUNT:\t\t{documents}
CONFORMED PERIOD OF REPORT:\t{period}{items}
FILED AS OF DATE:\t\t{filed}
DATE AS OF CHANGE:\t\t{filed}

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\t{filing.registrant.upper()}
\t\tCENTRAL INDEX KEY:\t\t\t{filing.cik.zfill(10)}
\t\tSTATE OF INCORPORATION:\t\t\tDE
\t\tFISCAL YEAR END:\t\t\t{filing.end[5:].replace("-", "")}

\tFILING VALUES:
\t\tFORM TYPE:\t\t{filing.form}
\t\tSEC ACT:\t\t1934 Act
</SEC-HEADER>
"""


def archive(report: str, instance: str, stem: str) -> bytes:
    """Write the archive: the report, its schema, a linkbase, and the extracted instance."""
    schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>\n'
    labels = '<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase"/>\n'
    return packed(
        {
            f"{stem}.htm": report,
            f"{stem}.xsd": schema,
            f"{stem}_lab.xml": labels,
            f"{stem}_htm.xml": instance,
        }
    )
