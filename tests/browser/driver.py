"""A real browser, for tests and for pictures: Chromium, driven by a script of Node.

Both have to be there, and the packages of ``package.json``, which `make browser` installs into
``.venv-browser``. CHROMIUM and CYBERLINT_BROWSER say where else the browser and the packages lie.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("CYBERLINT_BROWSER") or HERE.parents[1] / ".venv-browser") / "node_modules"
LIMIT = 180
"""Seconds that a browser may take for one command."""


def chromium() -> str | None:
    """Return the path of the browser, or None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def missing() -> str:
    """Say what is missing to drive a browser; empty where nothing is."""
    if not chromium():
        return "no Chromium is installed (on Debian: apt install chromium)"
    if not shutil.which("node"):
        return "no Node is installed (on Debian: apt install nodejs npm)"
    packages = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if any(not (MODULES / name).is_dir() for name in packages):
        return "the packages of tests/browser/package.json are not installed: make browser"
    return ""


def drive(command: str, page: Path, *arguments: str | Path) -> Any:
    """Return what the script ``drive.cjs`` says of a page."""
    done = subprocess.run(
        ["node", str(HERE / "drive.cjs"), command, str(page), *map(str, arguments)],
        env={**os.environ, "NODE_PATH": str(MODULES), "CHROMIUM": chromium() or ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"drive.cjs {command} failed:\n{done.stderr}")
    return json.loads(done.stdout)
