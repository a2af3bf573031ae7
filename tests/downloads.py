"""A filing as EDGAR keeps it in a folder, for tests: the report, and its words several times again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from inline import document, fact
from submissions import submitted

FLAG = "CybersecurityRiskManagementProcessesIntegratedFlag"
TRUE = 'format="ixt:fixed-true"'
SCHEMA = '<link:schemaRef xmlns:link="l" xmlns:xlink="x" xlink:href="hl-20251231.xsd"/>'
ACCESSION = "0009990199-26-000007"
ITEM = (
    "<p>Item 1C. Cybersecurity</p><p>We have no cybersecurity program at all.</p>"
    f"<p>{fact(FLAG, 'It is integrated.', TRUE)}</p>"
)
POINTER = (
    "<p>Item 1C. Cybersecurity</p><p>The information that this Item asks for stands in our annual report to"
    " shareholders under “Cybersecurity” and is incorporated by reference.</p><p>Item 2. Properties</p>"
)
PAGE = '<html><head><link href="report.css"></head><body><table class="report"></table></body></html>'
CERTIFICATION = (
    "<html><body><p>Exhibit 31.1</p><p>I, A. Person, certify that I have read it.</p></body></html>"
)


def files(item: str = ITEM) -> dict[str, str | bytes]:
    """Return the files of the folder by their names."""
    report = document(item + SCHEMA)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("hl-20251231.htm", report)
    pages: dict[str, str | bytes] = {f"R{number}.htm": PAGE for number in range(1, 10)}
    return pages | {
        "FilingSummary.xml": "<?xml version='1.0' encoding='utf-8'?>\n<FilingSummary></FilingSummary>",
        "Financial_Report.xlsx": archive.getvalue(),
        "MetaLinks.json": '{"version": "2.2", "instance": {"hl-20251231.htm": {}}}',
        "Show.js": "// Edgar(tm) Renderer",
        "hl-20251231.htm": report,
        "hl-20251231.xsd": "<schema/>",
        "hl-20251231_htm.xml": "<?xml version='1.0'?>\n<xbrl xmlns='http://www.xbrl.org/2003/instance'></xbrl>",
        "hl-20251231_lab.xml": "<?xml version='1.0'?>\n<link:linkbase xmlns:link='l'></link:linkbase>",
        "hl-ex311.htm": CERTIFICATION,
        "logo.jpg": b"\xff\xd8",
        f"{ACCESSION}.txt": submitted(("10-K", f"<XBRL>\n{report}</XBRL>")),
        f"{ACCESSION}-index.html": "<html><body><p>Filing Detail</p></body></html>",
        f"{ACCESSION}-xbrl.zip": archive.getvalue(),
    }


def written(folder: Path, there: dict[str, str | bytes] | None = None) -> Path:
    """Write the files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (there or files()).items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
