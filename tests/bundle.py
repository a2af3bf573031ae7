"""The bundled files as they are written."""

from __future__ import annotations

from typing import Any

from cyberlint.resources import bundled, parse


def whole(name: str) -> Any:
    """Return one of the bundled YAML files with its examples, which `data` leaves out."""
    return parse((bundled("rules") / f"{name}.yaml").read_text(encoding="utf-8"))
