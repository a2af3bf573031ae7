"""Make the picture of a draft with comments: ``python3 tests/tools/margin.py REVIEWED.docx PICTURE.png``.

LibreOffice prints the comments in the margin. Run it by hand with a Python that has LibreOffice's bridge
(Debian's python3-uno) and with Ghostscript at hand; the picture is cut to what is printed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

IN_MARGIN = 4
"""The value of LibreOffice's setting for printed comments."""
PIPE = "pipe,name=cyberlintpicture;urp;"
MARGIN, DOTS = 14, 150
"""Points around the picture, and its dots for an inch."""
SETTINGS = "com.sun.star.configuration.Configuration"


def value(name: str, what: Any) -> Any:
    """Return a named value as LibreOffice takes it."""
    named = PropertyValue()
    named.Name, named.Value = name, what
    return named


def connected() -> Any:
    """Return what makes LibreOffice's services, as soon as it is there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:{PIPE}StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
        else:
            return lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    sys.exit("LibreOffice does not answer")


def printed(make: Any, draft: Path, target: Path) -> None:
    """Print a draft with its comments in the margin into a file."""
    where = value("nodepath", "/org.openoffice.Office.Writer/Print/Content")
    settings = make(f"{SETTINGS}Provider").createInstanceWithArguments(f"{SETTINGS}UpdateAccess", (where,))
    settings.Note = IN_MARGIN
    settings.commitChanges()
    document = make("com.sun.star.frame.Desktop").loadComponentFromURL(draft.as_uri(), "_blank", 0, ())
    time.sleep(4)  # the comments are set when nothing else is to do
    document.print((value("FileName", target.as_uri()), value("Wait", True)))
    while not target.exists() or b"%%EOF" not in target.read_bytes()[-64:]:
        time.sleep(0.5)
    document.close(True)


def main() -> None:
    """Make the picture."""
    draft, picture = (Path(name).resolve() for name in sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.ps")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        office = subprocess.Popen(["soffice", "--headless", "--norestore", profile, f"--accept={PIPE}"])
        try:
            printed(connected(), draft, page)
        finally:
            office.terminate()
            office.wait()
        drawn(page, picture)


def drawn(page: Path, picture: Path) -> None:
    """Draw what is on a page, with a margin of a few points."""
    quiet = ["gs", "-q", "-dNOPAUSE", "-dBATCH"]
    measured = subprocess.run([*quiet, "-sDEVICE=bbox", page], check=True, capture_output=True, text=True)
    left, bottom, right, top = map(int, re.findall(r"%%BoundingBox: (.*)", measured.stderr)[0].split())
    size = "x".join(
        str((far - near + 2 * MARGIN) * DOTS // 72) for near, far in ((left, right), (bottom, top))
    )
    smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{DOTS}", f"-g{size}", "-sDEVICE=png16m"]
    # The vertical offset counts downwards.
    moved = f"<</PageOffset [{MARGIN - left} {bottom - MARGIN}]>> setpagedevice"
    subprocess.run([*quiet, *smooth, f"-sOutputFile={picture}", "-c", moved, "-f", page], check=True)


if __name__ == "__main__":
    main()
