"""Start-up is a feature: what a run may import, and that the short way to the main job is the long one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.runner import SOURCE, Shell
from cyberlint.narrative.lexicon import lexicon
from cyberlint.pack import builtin
from cyberlint.pattern import Pattern

EXAMPLES = SOURCE.parent / "examples"
PROGRAM = """\
import sys
before = set(sys.modules)
sys.argv = ["cyberlint", *sys.argv[1:]]
from cyberlint.cli import main
try: main()
finally: print(*set(sys.modules) - before, file=sys.stderr)
"""

NEVER = {
    "cyberlint.narrative.compiling", "cyberlint.pack.check", "cyberlint.screens", "cyberlint.yamldata",
    "difflib", "docx", "email", "hashlib", "html.parser", "importlib.metadata", "jsonschema", "logging",
    "lxml", "multiprocessing", "pypdfium2", "random", "re2", "rich", "shutil", "socket", "ssl",
    "subprocess", "tempfile", "textwrap", "unicodedata", "yaml", "zipfile",
}  # fmt: skip
"""Modules that linting a filing with the built-in rules never needs."""
PARSER = {"click", "dataclasses", "gettext", "inspect", "locale", "pathlib", "pkgutil", "urllib", "uuid"}
"""Those that a run without options starts without."""
READING = {
    "cyberlint.draft",
    "cyberlint.jsonform",
    "cyberlint.markup",
    "gzip",
    "html",
    "pyexpat",
    "xml",
    "zlib",
}
"""Those that only other forms of input need."""


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """Compile what the first start after a change of the rules compiles."""
    assert lexicon().of_incidents
    assert Pattern("board", trusted=True).covers("board")
    assert builtin()


@pytest.fixture
def cyberlint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run cyberlint beside the examples."""
    monkeypatch.chdir(EXAMPLES)
    return Shell(monkeypatch, capsys)


def imported(*arguments: str, folder: Path = EXAMPLES, **variables: str) -> set[str]:
    """Return the modules that a run imports."""
    run = subprocess.run(
        [sys.executable, "-S", "-c", PROGRAM, *arguments],
        cwd=folder,
        env={"PYTHONPATH": ":".join([str(SOURCE), *sys.path]), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in {0, 1, 3}, run.stderr
    return set(run.stderr.splitlines()[-1].split())


def test_an_r_page_is_linted_with_little_more_than_our_own_modules() -> None:
    modules = imported("larkspur-10-K.R.txt")
    assert "cyberlint.engine" in modules
    assert modules & (NEVER | PARSER | READING) == set()


LIBRARIES = (".docx", ".pdf")
UNPACKING = {"inspect", "pathlib", "shutil", "urllib", "zipfile"}
"""What the standard library imports to read an archive."""
TIMED = {"brindle-rowe-8-K.htm", "brindle-rowe-8-K.txt"}
"""Reports that date a determination: only these pay for the holidays."""


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(EXAMPLES.glob("**/*.*")) if path.suffix not in LIBRARIES],
    ids=lambda path: path.name,
)
def test_no_form_of_input_needs_what_is_heavy(path: Path) -> None:
    own = UNPACKING if path.suffix == ".zip" else set()
    modules = imported(str(path.relative_to(EXAMPLES)))
    if path.name in TIMED:
        assert "holidays" in modules
    else:
        assert modules & (NEVER | PARSER | {"holidays"}) <= own


def test_named_tuples_are_ours_and_their_annotations_stay_texts() -> None:
    """One of `typing` takes six times as long to make, and looking at its annotations as long again."""
    for module in sorted(imported("larkspur-10-K.R.txt")):
        path = SOURCE.joinpath(*module.split(".")).with_suffix(".py")
        text = path.read_text(encoding="utf-8") if module.startswith("cyberlint.") and path.exists() else ""
        if "(NamedTuple)" in text:
            assert "from cyberlint.tuples import NamedTuple" in text, module
            assert "from __future__ import annotations" in text, module


def test_a_run_that_nothing_configures_only_asks_whether_something_does() -> None:
    modules = imported("larkspur-10-K.R.txt")
    ours = {"cyberlint.config", "cyberlint.config.keys", "cyberlint.config.setting"}
    assert {module for module in modules if module.startswith("cyberlint.config")} == ours
    assert "tomllib" not in modules


def test_a_file_or_a_variable_configures_a_run_without_the_parser(tmp_path: Path) -> None:
    (tmp_path / "cyberlint.toml").write_text("fail-on = 'never'\n")
    shutil.copy(EXAMPLES / "larkspur-10-K.R.txt", tmp_path)
    modules = imported("larkspur-10-K.R.txt", folder=tmp_path)
    assert "tomllib" in modules
    assert modules & (NEVER | PARSER | READING) == set()
    modules = imported("larkspur-10-K.R.txt", CYBERLINT_FAIL_ON="never")
    assert "tomllib" not in modules
    assert modules & (NEVER | PARSER | READING) == set()


def test_options_are_parsed_by_click_alone() -> None:
    modules = imported("larkspur-10-K.R.txt", "--format", "concise")
    assert "click" in modules
    assert modules & (NEVER | READING) == set()


@pytest.mark.parametrize(
    "paths", [["larkspur-10-K.R.txt"], ["larkspur-10-K.htm", "drafts"], ["no-such.txt"], ["*.md"]]
)
def test_without_options_everything_is_as_with_the_command(cyberlint: Shell, paths: list[str]) -> None:
    assert cyberlint(*paths) == cyberlint("check", *paths)
