"""README and docs show what cyberlint does today: every command is run, every table generated anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import docs

DOCUMENTS = [pytest.param(path, id=path.relative_to(docs.ROOT).as_posix()) for path in docs.documents()]
STEPS = [
    pytest.param(step, id=step.command)
    for path in docs.documents()
    for block in docs.CONSOLE.findall(path.read_text(encoding="utf-8"))
    for step in docs.steps(block)
    if docs.runs(step)
]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_what_a_document_shows_is_what_is_printed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert docs.renewed(text).splitlines() == text.splitlines(), f"{path.name} is stale: run `make docs`"


@pytest.mark.parametrize("step", STEPS)
def test_a_command_in_a_document_works(step: docs.Step) -> None:
    run = docs.run(step.command)
    assert "Traceback" not in run.output
    assert run.status in {0, 1}, run.output


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_link_to_a_file_leads_to_one(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_make_target_in_a_document_exists(path: Path) -> None:
    named = set(re.findall(r"(?:`|\$ )make (\w+)", path.read_text(encoding="utf-8")))
    targets = (docs.ROOT / "Makefile").read_text(encoding="utf-8")
    assert named <= set(re.findall(r"(?m)^(\w+):", targets))


def test_the_makefile_explains_its_targets() -> None:
    text = (docs.ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"(?m)^\.PHONY: (.*)$", text)
    assert phony
    assert re.findall(r"(?m)^# make (\w+)", text) == phony[1].split()


class TestLeftOut:
    """A line `…` stands for any number of lines of output."""

    lines = ("one", "two", "three")

    @pytest.mark.parametrize(
        "shown", [("…",), ("one", "…"), ("…", "three"), ("one", "…", "three"), ("one", "two", "three", "…")]
    )
    def test_parts_may_be_left_out(self, shown: tuple[str, ...]) -> None:
        assert docs.left_out(shown, self.lines)

    @pytest.mark.parametrize("shown", [("one", "two"), ("two", "…"), ("…", "two"), ("three", "…", "one")])
    def test_what_is_shown_must_be_there(self, shown: tuple[str, ...]) -> None:
        assert not docs.left_out(shown, self.lines)


class TestConsole:
    def test_a_command_without_output_stays_without(self) -> None:
        assert docs.console("$ cyberlint --version\n") == "$ cyberlint --version\n"

    def test_stale_output_is_renewed(self) -> None:
        assert (
            docs.console("$ cyberlint --version\ncyberlint 0\n")
            == "$ cyberlint --version\n" + docs.run("cyberlint --version").output
        )

    def test_other_commands_are_left_alone(self) -> None:
        assert docs.console("$ make demo\nwhatever\n") == "$ make demo\nwhatever\n"

    def test_a_block_begins_with_a_command(self) -> None:
        with pytest.raises(ValueError, match="begins with a command, not with 'cyberlint"):
            docs.console("cyberlint --version\n")

    def test_an_unknown_table_is_named(self) -> None:
        with pytest.raises(ValueError, match="'nothing'; there are rules"):
            docs.renewed("<!-- generated: nothing -->\n<!-- end -->")
