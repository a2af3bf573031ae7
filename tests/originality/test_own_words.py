"""What this project says it says in words of its own: nothing of it stands in a real filing."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from originality.shingles import LAW, shingles

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = frozenset({".yaml", ".yml", ".py", ".txt", ".md", ".htm", ".html", ".xml", ".json", ".jsonl"})
MARKUP = frozenset({".htm", ".html", ".xml"})
TAG = re.compile(r"<[^>]*>")


def read(path: Path) -> str:
    """Return the text of a file, without tags where it is markup."""
    text = path.read_text("utf-8", "replace")
    return html.unescape(TAG.sub(" ", text)) if path.suffix in MARKUP else text


def ours() -> Iterator[tuple[str, str]]:
    """Yield every text of the project by its path."""
    folders = (ROOT / name for name in ("checker", "docs", "examples", "rules", "templates", "tests"))
    paths = [*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*"))]
    for path in sorted(paths):
        name = path.relative_to(ROOT)
        hidden = any(part.startswith((".", "node_modules")) for part in name.parts)
        if path.suffix in SUFFIXES and path != LAW and not hidden:
            yield str(name), read(path)


def filings(corpus: Path) -> Iterator[tuple[str, str]]:
    """Yield what real filings say."""
    for data in ("corpus/universe-dev.jsonl.gz", "gold/dev.narratives.jsonl.gz"):
        with gzip.open(corpus / data, "rt", encoding="utf-8") as lines:
            for filing in map(json.loads, lines):
                blocks = [fact["value"] for fact in filing["facts"] if isinstance(fact["value"], str)]
                yield filing["accession"], "\n".join(blocks)
    for folder in ("seeds", "corpus/form8k", "corpus/item1c_text", "corpus/ixbrl", "corpus/rpages"):
        for path in sorted((corpus / folder).rglob("*")):
            if path.suffix in SUFFIXES:
                yield path.name, read(path)


def test_no_words_of_ours_stand_in_a_real_filing(corpus: Path) -> None:
    known = shingles(ours())
    copied = {
        (place.text, place.word): f"{run}: also in {name}"
        for name, text in filings(corpus)
        for run in known.within(text)
        for place in known.places[run]
    }
    assert copied == {}
