"""The fingerprint of a pack, by which a configuration pins it: a pack that was changed is not run unseen."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from cyberlint.pack.defects import PackError
from cyberlint.pack.files import content, home, missing, read_for


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a pack, a folder or a single rule file, as 64 hexadecimal digits.

    It covers the name and the bytes of everything that loading `path` reads, sorted by name; names are
    written from the folder of the pack. Where that lies does not matter, nor whether lines end in CR LF, as
    they do in a checkout on Windows: YAML reads both alike.

    Raises PackError where there is nothing to read, or a file cannot be read.
    """
    if defects := list(missing([path])):
        raise PackError(defects)
    base = home(path) or (path if path.is_dir() else path.parent)
    parts = {_name(file, base): content(file).replace(b"\r\n", b"\n") for file in read_for([path])}
    whole = sha256()
    for name, data in sorted(parts.items()):
        spelt = os.fsencode(name)
        whole.update(b"%d %b %d " % (len(spelt), spelt, len(data)) + data)
    return whole.hexdigest()


def _name(file: Path, base: Path) -> str:
    return Path(os.path.relpath(file, base)).as_posix()
