"""Compare what the Inline XBRL reader finds with what Arelle finds, over real filings and our own.

    CYBERLINT_CORPUS=… python tests/oracle/compare.py [FILE…]

For every file: the CYD facts by concept, context (period, dimensions), id and value, flags as booleans and
text blocks by their visible text, white space normalised. Arelle works offline and without any taxonomy.
Where the filing is in the data set ``universe-dev.jsonl.gz``, the flags must be those there too. A table is
printed; the exit status is 1 where anything differs.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from arelle import Cntlr
from lxml import html

from cyberlint.disclosure import Disclosure
from cyberlint.markup.documents import documents
from cyberlint.markup.inline import IX
from cyberlint.readers import ixbrl
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import taxonomy_year

HERE = Path(__file__).parent
NOT_COMPARED = "(not compared)"  # Arelle alone does not know the SEC's own transformations

INLINE = frozenset(["a", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"])

Key = tuple[str, str, str, tuple[tuple[str, str], ...], str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one file compares; `differences` is empty where nothing differs."""

    path: Path
    facts: int
    in_universe: bool
    arelle_ms: float
    cyberlint_ms: float
    differences: tuple[str, ...]


def filings(corpus: Path | None) -> list[Path]:
    """Return our own Inline XBRL, and the corpus's where there is one."""
    folders = [HERE.parent / "filings", HERE.parents[1] / "examples"]
    folders += [corpus / "ixbrl", corpus / "form8k"] if corpus else []
    found = [path for folder in folders for path in sorted(folder.rglob("*.htm"))]
    return [path for path in found if ixbrl.recognise(Source(str(path), path.read_bytes()))]


def compare(path: Path, universe: list[dict[str, Any]]) -> Comparison:
    """Compare one file."""
    begin = time.perf_counter()
    read = list(ixbrl.read(Source(str(path), path.read_bytes())))
    between = time.perf_counter()
    theirs = arelle_facts(path)
    end = time.perf_counter()
    differences = [f"not read: {part.what}" for part in read if isinstance(part, ReadError)]
    disclosures = [part for part in read if isinstance(part, Disclosure)]
    differences += [f"limit: {limit}" for disclosure in disclosures for limit in disclosure.limits]
    ours = cyberlint_facts(disclosures)
    differences += difference(ours, theirs)
    known = [found for disclosure in disclosures for found in universe if is_same(disclosure, found)]
    for found in known:
        differences += flag_differences(ours, found)
    return Comparison(
        path, len(ours), bool(known), (end - between) * 1e3, (between - begin) * 1e3, tuple(differences)
    )


def cyberlint_facts(disclosures: list[Disclosure]) -> list[Key]:
    """Return the facts of the reader, as they are compared."""
    return [
        (
            fact.concept,
            f"{fact.period.start or ''}/{fact.period.end}" if fact.period else "",
            fact.id or "",
            fact.dimensions,
            "nil" if fact.nil else normal(str(fact.value)),
        )
        for disclosure in disclosures
        for fact in disclosure.facts
    ]


def arelle_facts(path: Path) -> list[Key]:
    """Return the CYD facts that Arelle finds in each document of a file."""
    text = Source(str(path), path.read_bytes()).text()
    found: list[Key] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents(text)):
            body = text[document.start : document.end]
            if IX in body:
                file = Path(folder) / f"{number}.htm"
                file.write_text(body, encoding=declared(body), errors="xmlcharrefreplace")
                found += loaded(file)
    return found


def declared(body: str) -> str:
    """Return the encoding that an XML declaration names, UTF-8 by default."""
    match = re.match(r"""<\?xml[^>]*?encoding=["']([\w.-]+)""", body)
    return match[1] if match else "utf-8"


def loaded(file: Path) -> list[Key]:
    """Return the CYD facts that Arelle finds in one document."""
    controller = Cntlr.Cntlr(logFileName="logToBuffer")
    controller.webCache.workOffline = True
    model = controller.modelManager.load(str(file))
    try:
        return [arelle_key(fact) for fact in model.facts if taxonomy_year(fact.qname.namespaceURI or "")]
    finally:
        controller.modelManager.close()
        controller.close()


def arelle_key(fact: Any) -> Key:
    """Return one of Arelle's facts, as it is compared."""
    context = fact.context
    dimensions = sorted(
        (str(axis), str(value.memberQname) if value.isExplicit else value.typedMember.stringValue)
        for axis, value in context.qnameDims.items()
    )
    return (fact.qname.localName, period(context), fact.id or "", tuple(dimensions), arelle_value(fact))


def period(context: Any) -> str:
    """Return a period as its dates were written; Arelle keeps the midnight after the last day."""
    end = (context.endDatetime if context.isStartEndPeriod else context.instantDatetime) - timedelta(days=1)
    start = context.startDatetime.date().isoformat() if context.isStartEndPeriod else ""
    return f"{start}/{end.date().isoformat()}"


def arelle_value(fact: Any) -> str:
    """Return a value as it is compared: a flag as Python writes it, the visible text of a text block."""
    if fact.isNil:
        return "nil"
    if "ixTransformValueError" in fact.value:
        return NOT_COMPARED
    words = {"true": "True", "1": "True", "false": "False", "0": "False"}
    if fact.qname.localName.endswith("Flag"):
        return words.get(fact.value.strip(), normal(fact.value))
    return normal(shown(fact.value) if fact.get("escape") in {"true", "1"} else fact.value)


def shown(markup: str) -> str:
    """Return what markup shows, by lxml; independent of `cyberlint.markup`."""
    if not markup.strip():
        return ""
    pieces: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node.tag, str):
            block = node.tag.rpartition(":")[2] not in INLINE
            hidden = "display:none" in (node.get("style") or "").replace(" ", "").lower()
            if not hidden and node.tag not in {"script", "style", "title"}:
                pieces.append((" " if block else "") + (node.text or ""))
                for child in node:
                    walk(child)
                    pieces.append(child.tail or "")
                pieces.append(" " if block else "")

    walk(html.fragment_fromstring(markup, create_parent="div"))
    return "".join(pieces)


def normal(text: str) -> str:
    """Return a text with its white space normalised, without soft hyphens and zero-width characters."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))).split())


def difference(ours: list[Key], theirs: list[Key]) -> list[str]:
    """Return what one side has and the other has not."""
    unknown = {key[:4] for key in theirs if key[4] == NOT_COMPARED}
    mine = Counter((*key[:4], NOT_COMPARED) if key[:4] in unknown else sorted_key(key) for key in ours)
    other = Counter(theirs)
    ours_only = [f"only cyberlint: {key}" for key in mine - other]
    return ours_only + [f"only Arelle: {key}" for key in other - mine]


def sorted_key(key: Key) -> Key:
    """Return a fact with its dimensions in the order of their axes, which Arelle does not keep."""
    return (*key[:3], tuple(sorted(key[3])), key[4])


def is_same(disclosure: Disclosure, found: dict[str, Any]) -> bool:
    """Return whether a line of the data set is about this filing."""
    if disclosure.accession:
        return bool(disclosure.accession == found["accession"])
    named = (disclosure.cik, disclosure.form, disclosure.period)
    return named == (found["cik"], found["form"], found["period"])


def flag_differences(ours: list[Key], found: dict[str, Any]) -> list[str]:
    """Return the flags whose values differ from the data set's."""
    theirs = {(fact["concept"], str(fact["value"])) for fact in found["facts"]}
    mine = {(key[0], key[4]) for key in ours}
    mine, theirs = ({pair for pair in pairs if pair[0].endswith("Flag")} for pairs in (mine, theirs))
    return [f"flag differs from the data set: {flag}" for flag in sorted(mine ^ theirs)]


def universe(corpus: Path | None) -> list[dict[str, Any]]:
    """Return the filings of the data set."""
    file = corpus / "universe-dev.jsonl.gz" if corpus else None
    if not file or not file.exists():
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(arguments: list[str]) -> int:
    """Compare the files that are named, or all; print a table."""
    folder = os.environ.get("CYBERLINT_CORPUS")
    corpus = Path(folder) / "corpus" if folder else None
    data_set = universe(corpus)
    different = 0
    out = sys.stdout.write
    out(f"{'file':<55} {'facts':>5} {'data set':>8} {'Arelle ms':>9} {'cyberlint ms':>12}  result\n")
    for path in [Path(name) for name in arguments] or filings(corpus):
        row = compare(path, data_set)
        different += bool(row.differences)
        out(
            f"{path.name[:55]:<55} {row.facts:>5} {'yes' if row.in_universe else '-':>8}"
            f" {row.arelle_ms:>9.0f} {row.cyberlint_ms:>12.1f}  {'differs' if row.differences else 'equal'}\n"
        )
        for words in row.differences:
            out(f"    {words[:400]}\n")
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
