"""What is shipped: the wheel as it is built from the sdist, and nothing but what belongs there."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from cyberlint import __version__, expressions
from cyberlint.resources import COMPILED, DERIVED, parse, without_examples

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = (
    ".dockerignore",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "action.yml",
    "hatch_build.py",
    "pyproject.toml",
)
COMPILERS = {"yaml", "cyberlint.yamldata", "cyberlint.screens", "cyberlint.narrative.compiling"}
DERIVATIONS = ("lexicon-annual", "lexicon-incident", "patterns", "rules", expressions.name())
FOLDERS = ("checker", "docs", "examples", "rules", "schemas", "templates", "tests")


def hatch(target: str, source: Path, out: Path) -> Path:
    """Build one target and return the file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    done = subprocess.run(command, cwd=source, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = (path for path in out.iterdir() if path.suffix == {"sdist": ".gz", "wheel": ".whl"}[target])
    return built


def files(folder: Path, *patterns: str) -> set[str]:
    """Return the files below a folder, without what Python and editors leave there."""
    found = (path for pattern in patterns for path in folder.rglob(pattern))
    return {
        path.relative_to(folder).as_posix()
        for path in found
        if path.is_file() and "__pycache__" not in path.parts and not path.match("compiled*.bin")
    }


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist of a checkout in which people have worked: two virtual environments, compiled files."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in (*SHIPPED, ".gitignore"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, checkout / name)
    for name in filter(lambda name: (ROOT / name).is_dir(), FOLDERS):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    for name in (
        ".venv/lib/junk.py",
        "venv/lib/junk.py",
        "checker/cyberlint/__pycache__/junk.pyc",
        "rules/" + COMPILED,
        "rules/compiled-patterns.bin",
    ):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("junk")
    return hatch("sdist", checkout, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the sdist, as an installer without a wheel does."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    return hatch("wheel", unpacked / f"cyberlint-{__version__}", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel, which is how it is installed."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_sdist_holds_the_project_and_nothing_else(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {name.split("/")[0] for name in names} <= {*SHIPPED, *FOLDERS, "PKG-INFO", ".gitignore"}
    assert {"checker", "examples", "rules", "tests"} < {name.split("/")[0] for name in names}
    assert not [name for name in names if "junk" in name or name.startswith("rules/compiled")]


def test_the_wheel_holds_the_package_its_rules_and_its_schemas(installed: Path) -> None:
    expected = {
        *(
            f"cyberlint/{name}"
            for name in files(ROOT / "checker/cyberlint", "*.py", "*.css", "*.js", "py.typed")
        ),
        *(f"cyberlint/rules/{name}" for name in files(ROOT / "rules", "*.yaml", "*.txt")),
        *(f"cyberlint/schemas/{name}" for name in files(ROOT / "schemas", "*.json")),
        f"cyberlint/rules/{COMPILED}",
        *(f"cyberlint/rules/{DERIVED.format(name)}" for name in DERIVATIONS),
    }
    got = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    about = f"cyberlint-{__version__}.dist-info/"
    assert {name for name in got if not name.startswith(about)} == expected
    assert f"{about}licenses/LICENSE" in got


def test_the_wheels_compiled_rules_are_its_rules(installed: Path) -> None:
    rules = installed / "cyberlint/rules"
    _, parts = marshal.loads((rules / COMPILED).read_bytes()[8:])
    compiled = {name: marshal.loads(part) for name, part in parts.items()}
    written = {name: parse((rules / name).read_text("utf-8")) for name in files(rules, "*.yaml")}
    assert compiled == {
        name.removesuffix(".yaml"): without_examples(value) for name, value in written.items()
    }


def test_the_wheel_lints_an_example_from_another_folder_without_compiling_anything(
    installed: Path, tmp_path: Path
) -> None:
    example = tmp_path / "filing.txt"
    shutil.copy(ROOT / "examples/larkspur-10-K.R.txt", example)
    program = (
        "import sys, cyberlint.cli\n"
        "try: cyberlint.cli.main()\n"
        "finally:\n"
        "    compiled = cyberlint.expressions.made()\n"
        f"    print(cyberlint.__file__, *compiled, *{COMPILERS} & sys.modules.keys(), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, example.name],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert run.stderr.splitlines()[-1] == str(installed / "cyberlint/__init__.py")
    assert "filing.txt" in run.stdout
