"""The fingerprint of a pack, by which a configuration pins it: a pack that was changed is not run unseen."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from cyberlint.pack.defects import PackError
from cyberlint.pack.files import below, content, missing


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a pack, a folder or a single rule file, as 64 hexadecimal digits.

    It covers the name and the bytes of everything that loading the pack reads: its YAML files, sorted by
    their paths below `path`. Where the pack lies does not matter, nor whether its lines end in CR LF, as they
    do in a checkout on Windows: YAML reads both alike.

    Raises PackError where there is nothing to read, or a file cannot be read.
    """
    if defects := list(missing([path])):
        raise PackError(defects)
    parts = {_name(file, path): content(file).replace(b"\r\n", b"\n") for file in below([path])}
    whole = sha256()
    for name, data in sorted(parts.items()):
        whole.update(f"{len(name.encode())} {name} {len(data)} ".encode() + data)
    return whole.hexdigest()


def _name(file: Path, path: Path) -> str:
    return file.name if file == path else file.relative_to(path).as_posix()
