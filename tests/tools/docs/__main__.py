"""Renew the documents: ``python -m tools.docs`` with ``tests`` on the path, or `make docs`."""

from __future__ import annotations

from pathlib import Path

from tools.docs import ROOT, documents, pages, renewed, stray


def main() -> None:
    """Write every page that is generated, renew every other document, and say which have changed."""
    for path in stray():
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    for path, text in pages().items():
        _write(path, text)
    for path in documents():
        if path not in pages():
            _write(path, renewed(path.read_text(encoding="utf-8")))


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"renewed {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
