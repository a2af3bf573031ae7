"""Measure cyberlint as people meet it: whole processes, from the shell's side.

``python tests/tools/bench.py [--runs N] [--json]``, or `make bench`. A comparison alternates its commands
in one loop, so that a busy moment of the machine slows both; what is reported is the median and its ratio
to the base. Memory is the greatest resident size of the child, never less than this script's own. Python may
cache bytecode, as it does for users, whatever PYTHONDONTWRITEBYTECODE says here. Real filings are used where
CYBERLINT_CORPUS names them, else filings are generated.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SCRIPT = Path(sys.executable).parent / "cyberlint"
CYBERLINT = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "cyberlint"]
ARELLE = """\
import sys
from arelle import Cntlr
control = Cntlr.Cntlr(logFileName="logToBuffer")
control.webCache.workOffline = True
print(len(control.modelManager.load(sys.argv[1]).facts))
"""
NARRATIVE = """\
import gc, sys, time
from pathlib import Path
from cyberlint.narrative import Narrative
from cyberlint.readers import read
from cyberlint.source import Source
path = Path(sys.argv[1])
gc.disable()
spent = count = 0
for number, disclosure in enumerate(read(Source(path.name, path.read_bytes()))):
    if number % int(sys.argv[2]):
        continue
    start = time.process_time()
    narrative = Narrative(disclosure)
    for part in ("sentences", "claims", "verdicts"):
        getattr(narrative, part, None)
    spent += time.process_time() - start
    count += 1
print(1000 * spent / count)
"""
PAIRS = """\
import gc, sys, time
from pathlib import Path
from cyberlint.comparison import compared
from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.readers import read
from cyberlint.redline.pairing import Priors, is_annual
from cyberlint.source import Source
path = Path(sys.argv[1])
filings = list(read(Source(path.name, path.read_bytes())))
rules = [rule for rule in builtin() if rule.applies.to_prior]
priors = Priors(filings)
gc.disable()
spent = count = 0
for filing in filter(is_annual, filings[:: int(sys.argv[2])]):
    earlier = priors.of(filing)
    if not earlier.report:
        continue
    start = time.process_time()
    compared(lint(earlier.report, ()), lint(filing, rules, earlier))
    spent += time.process_time() - start
    count += 1
if not count:
    sys.exit("no registrant has two annual reports")
print(1000 * spent / count)
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
GENERATED_FILINGS = 2_000
MEGABYTES = 4


@dataclass(frozen=True, slots=True)
class Times:
    """The runs of one command: the median in milliseconds, and the peak memory in megabytes."""

    command: str
    milliseconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, how it came out, and whether the goal is met."""

    what: str
    result: str
    goal: str = ""
    met: bool | None = None
    megabytes: float | None = None


def race(commands: dict[str, Sequence[str]], runs: int) -> dict[str, Times]:
    """Run the commands in turn, `runs` times and once before to warm the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    peak = dict.fromkeys(commands, 0.0)
    for lap in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            with subprocess.Popen(
                command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            ) as process:
                complaint = process.stderr.read() if process.stderr else b""
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in {0, 1} or b"Traceback" in complaint:
                sys.exit(f"{name}: exit status {process.returncode}\n{complaint.decode(errors='replace')}")
            if lap:
                seconds[name].append(time.perf_counter() - start)
                peak[name] = max(peak[name], usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
    return {name: Times(name, 1000 * statistics.median(seconds[name]), peak[name]) for name in commands}


def compare(commands: dict[str, Sequence[str]], runs: int, goal: float, sense: str = "at most") -> list[Row]:
    """Race cyberlint, the first command, with the others; the goal bounds its ratio to the second."""
    (name, mine), *others = race(commands, runs).items()
    rows = [Row(name, f"{mine.milliseconds:,.0f} ms", megabytes=mine.megabytes)]
    for number, (other, theirs) in enumerate(others):
        ratio = mine.milliseconds / theirs.milliseconds
        if sense == "at most":
            text, met = f"{ratio:.2f} × {other}", ratio <= goal
        else:
            text, met = f"{1 / ratio:.1f} × faster than {other}", 1 / ratio >= goal
        said = (f"{sense} {goal:g} ×", met) if not number else ("", None)
        rows.append(Row(f"  {other}: {theirs.milliseconds:,.0f} ms", text, *said, theirs.megabytes))
    return rows


def start_up(page: Path, runs: int) -> list[Row]:
    """Lint one R page, against `import click`, which every run must do."""
    return compare(
        {
            f"one R page, {page.name}": [*CYBERLINT, str(page)],
            "import click": [sys.executable, "-c", "import click"],
            "python -c pass": [sys.executable, "-c", "pass"],
        },
        runs,
        2,
    )


def whole_report(report: Path, runs: int) -> list[Row]:
    """Lint a whole 10-K, against parsing it with lxml alone and against Arelle's extraction of its facts."""
    lint = [*CYBERLINT, str(report)]
    name = f"a 10-K of {report.stat().st_size / 2**20:.1f} MB, {report.name}"
    parse = [sys.executable, "-c", "import lxml.etree as e, sys; e.parse(sys.argv[1])", str(report)]
    rows = compare({name: lint, "lxml.etree.parse": parse}, runs, 2)
    arelle = next(
        (python for python in (ROOT / ".venv-oracle/bin/python", Path(sys.executable)) if has_arelle(python)),
        None,
    )
    if not arelle:
        return [*rows, Row("  Arelle", "not at hand: `make oracle` installs it", "at least 12 × faster")]
    extract = [str(arelle), "-c", ARELLE, str(report)]
    return [*rows, *compare({f"{name}, again": lint, "Arelle": extract}, 3, 12, "at least")[1:]]


def has_arelle(python: Path) -> bool:
    """Return whether an interpreter is there and can import Arelle."""
    look = "import sys, importlib.util; sys.exit(not importlib.util.find_spec('arelle'))"
    return python.exists() and subprocess.run([python, "-c", look], check=False).returncode == 0


def many_filings(data_set: Path, count: int) -> list[Row]:
    """Lint a data set of many filings, and measure the narrative layer alone, and what a pair of years costs.

    That is the rules on this year against last, with both narratives, and the comparison; of real filings a
    tenth. Both are measured in the time of their process, without looking for cycles.
    """
    [whole] = race({"many": [*CYBERLINT, "--format", "jsonl", str(data_set)]}, 2).values()
    step = "10" if count > GENERATED_FILINGS else "1"
    return [
        Row(
            f"{count:,} filings, {data_set.name}",
            f"{whole.milliseconds / count:.2f} ms a filing",
            megabytes=whole.megabytes,
        ),
        alone("  narrative alone", NARRATIVE, data_set, "1", "a filing", 3),
        alone("  this year against last", PAIRS, data_set, step, "a pair", 10),
    ]


def alone(what: str, program: str, data_set: Path, step: str, each: str, most: int) -> Row:
    """Measure a part by a program that prints how many milliseconds each takes."""
    goal = f"at most {most} ms"
    done = subprocess.run(
        [sys.executable, "-c", program, data_set, step],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return Row(what, "not measured: " + done.stderr.strip().splitlines()[-1], goal)
    spent = float(done.stdout)
    return Row(what, f"{spent:.2f} ms {each}", goal, spent <= most)


def generated_report(folder: Path) -> Path:
    """Write the example 10-K with a statement so long that the file has the size of a large registrant's."""
    text = (EXAMPLES / "larkspur-10-K.htm").read_text(encoding="ascii")
    text = text.replace(" xml:lang", ' xmlns:us-gaap="http://fasb.org/us-gaap/2025" xml:lang', 1)
    line = (
        '<tr><td style="padding:2px">Cost {0}</td><td><ix:nonFraction contextRef="c-1" unitRef="usd" '
        'decimals="-3" scale="3" format="ixt:num-dot-decimal" id="n-{0}" '
        'name="us-gaap:OtherCostAndExpenseOperating">1,234</ix:nonFraction></td></tr>\n'
    )
    head, tail = text.split("</body>")
    count = MEGABYTES * 2**20 // len(line)
    file = folder / "generated-10-K.htm"
    file.write_text(
        f"{head}<table>{''.join(line.format(n) for n in range(count))}</table></body>{tail}", encoding="ascii"
    )
    return file


def generated_filings(folder: Path) -> Path:
    """Write many filings as JSON Lines: the example with a number put into every sentence."""
    example = json.loads((EXAMPLES / "larkspur-10-K.json").read_bytes())
    file = folder / "generated.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(GENERATED_FILINGS):
            facts = [fact | {"value": varied(fact["value"], number)} for fact in example["facts"]]
            lines.write(
                json.dumps(example | {"accession": f"0009990001-26-{number:06}", "facts": facts}) + "\n"
            )
    return file


def varied(value: object, number: int) -> object:
    """Return a text that no cache has seen, a flag as it is."""
    return re.sub(r"\.(?= |$)", f" in plan {number}.", value) if isinstance(value, str) else value


def measure(runs: int, scratch: Path) -> list[Row]:
    """Measure everything."""
    corpus = Path(os.environ.get("CYBERLINT_CORPUS", scratch))
    pages = sorted(corpus.glob("seeds/*.txt"))
    report = corpus / "corpus/ixbrl/KO_10-K_20241231.htm"
    universe = corpus / "corpus/universe-dev.jsonl.gz"
    return [
        *start_up(pages[0] if pages else EXAMPLES / "larkspur-10-K.R.txt", runs),
        *whole_report(report if report.exists() else generated_report(scratch), runs),
        *(
            many_filings(universe, 5_509)
            if universe.exists()
            else many_filings(generated_filings(scratch), GENERATED_FILINGS)
        ),
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="Measure whole-process times, ratios and peak memory.")
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (default: 15)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows = measure(arguments.runs, Path(scratch))
    if arguments.json:
        print(json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=False))
        return
    width = max(len(row.what) for row in rows)
    for row in rows:
        memory = f"{row.megabytes:>6,.0f} MB" if row.megabytes else " " * 9
        met = {True: "met", False: "NOT MET", None: ""}[row.met]
        print(f"{row.what:<{width}}  {memory}  {row.result:<34}  {row.goal:<20}  {met}".rstrip())


if __name__ == "__main__":
    main()
