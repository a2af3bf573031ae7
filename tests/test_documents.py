"""README and docs show what cyberlint does today: every command is run, every table and page made anew."""

from __future__ import annotations

import doctest
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tools import docs
from tools.docs import markdown, session

GENERATED = docs.pages()
WRITTEN = [path for path in docs.documents() if path not in GENERATED]


def named(paths: list[Path] | tuple[Path, ...]) -> list[object]:
    """Return documents as parameters of tests, called by their paths."""
    return [pytest.param(path, id=path.relative_to(docs.ROOT).as_posix()) for path in paths]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class TestSessions:
    """What a document shows of commands is what they print."""

    @pytest.mark.parametrize("path", named(WRITTEN))
    def test_what_a_document_shows_is_what_is_printed(self, path: Path) -> None:
        if "pre-commit run" in read(path):
            pytest.importorskip("pre_commit", reason="pre-commit is not installed")
        text = read(path)
        assert docs.renewed(text).splitlines() == text.splitlines(), f"{path.name} is stale: run `make docs`"

    @pytest.mark.parametrize("path", named(WRITTEN))
    def test_a_command_in_a_document_works_or_says_why_not(self, path: Path) -> None:
        for done in session.run(read(path)):
            assert "Traceback" not in done.output
            last = done.output.rstrip().rpartition("\n")[2]
            if done.status and done.step.command.startswith("cyberlint"):
                assert last.startswith(f"exit {done.status}: ")
            elif not done.step.command.startswith("pre-commit"):
                assert done.status == 0, done

    @pytest.mark.parametrize("path", named(WRITTEN))
    def test_a_file_in_a_document_is_used(self, path: Path) -> None:
        """Naming a block as a file and then running nothing would prove nothing."""
        files = re.findall(r"(?m)^<!-- file: (\S+) -->$", read(path))
        assert not files or session.run(read(path))


class TestPages:
    """The pages that are generated as a whole."""

    def test_every_page_is_what_its_rule_says(self) -> None:
        stale = [path.name for path, text in GENERATED.items() if not path.exists() or read(path) != text]
        assert stale == [], "run `make docs`"

    def test_no_page_is_left_of_a_rule_that_is_no_more(self) -> None:
        assert docs.stray() == []

    @pytest.mark.parametrize("rule", ["CYD131", "CYD201"])
    def test_a_page_marks_the_words_that_decide(self, rule: str) -> None:
        page = GENERATED[docs.ROOT / f"docs/rules/{rule}.md"]
        assert re.search(r"(?m)^> .*<b>[^<]+</b>", page)

    def test_every_block_under_a_name_is_shown_somewhere(self) -> None:
        shown = {name for path in WRITTEN for name, _ in docs.MARKED.findall(read(path))}
        assert shown == docs.GENERATED.keys()


class TestLinks:
    """No link leads to nowhere."""

    @pytest.mark.parametrize("path", named(docs.documents()))
    def test_a_link_leads_to_a_file_and_a_heading_that_are_there(self, path: Path) -> None:
        dead = [target for target in links(read(path)) if not leads(path, target)]
        assert dead == []

    def test_every_page_of_docs_is_linked_from_another(self) -> None:
        linked = {
            (path.parent / target.partition("#")[0]).resolve()
            for path in docs.documents()
            for target in links(read(path))
        }
        assert [path for path in docs.documents() if path.parent != docs.ROOT and path not in linked] == []


def links(text: str) -> Iterator[str]:
    """Yield where the links and pictures of a document lead, but for other sites."""
    prose = re.sub(r"(?ms)^(```|~~~~).*?^\1$", "", text)
    yield from re.findall(r"\]\((?!https?:)([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", prose))


def leads(path: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    file = (path.parent / name).resolve() if name else path
    return file.exists() and (not anchor or anchor in anchors(read(file)))


def anchors(text: str) -> set[str]:
    """Return the anchors of headings, as GitHub makes them."""
    prose = re.sub(r"(?ms)^(```|~~~~).*?^\1$", "", text)
    heads = re.findall(r"(?m)^#+ (.*)$", prose)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


class TestMarkdown:
    """A document is read by a parser of Markdown as it is meant."""

    @pytest.mark.parametrize("path", named(docs.documents()))
    def test_it_is_well_formed(self, path: Path) -> None:
        parser = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
        text = read(path)
        tokens = parser.MarkdownIt("commonmark").enable("table").parse(text)
        levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
        assert levels[:1] == [1]
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        assert all(token.markup in ("```", "~~~~") for token in tokens if token.type == "fence")
        assert len(re.findall(r"(?m)^```", text)) % 2 == 0
        tables = sum(token.type == "table_open" for token in tokens)
        rules = re.findall(r"(?m)^\|(?:-+:?\|)+$", re.sub(r"(?ms)^```.*?^```$", "", text))
        assert tables == len(rules), "a table is not read as one"

    @pytest.mark.parametrize("path", named(docs.documents()))
    def test_every_row_of_a_table_has_every_cell(self, path: Path) -> None:
        prose = re.sub(r"(?ms)^```.*?^```$", "", read(path))
        for table in re.findall(r"(?m)(?:^\|.*\|$\n?)+", prose):
            widths = {
                len(re.findall(r"(?<!\\)\|", re.sub(r"`[^`]*`", "", row))) for row in table.splitlines()
            }
            assert len(widths) == 1, table.splitlines()[0]

    @pytest.mark.parametrize("words", ["a|b", "*a*", "[a](b)", "<b>", "a_b_c", "`", "# a", "\\"])
    def test_words_of_a_filing_mean_nothing(self, words: str) -> None:
        parser = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
        html = parser.MarkdownIt("commonmark").render(f"x {markdown.text(words)}")
        escaped = words.replace("<", "&lt;").replace(">", "&gt;")
        assert html == f"<p>x {escaped}</p>\n"


class TestLibrary:
    def test_the_examples_of_the_library_run(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shutil.copytree(docs.ROOT / "examples", tmp_path / "examples")
        folder = tmp_path / "downloads/larkspur"  # as EDGAR keeps it
        folder.mkdir(parents=True)
        for name, kept in (("larkspur-10-K.htm",) * 2, ("larkspur-10-K.xml", "larkspur-10-K_htm.xml")):
            shutil.copy(docs.ROOT / "examples" / name, folder / kept)
        monkeypatch.chdir(tmp_path)
        page = docs.ROOT / "docs/library.md"
        result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
        assert result.failed == 0
        assert result.attempted > len(re.findall(r"(?m)^```pycon$", read(page)))


class TestMakefile:
    makefile = read(docs.ROOT / "Makefile")

    @pytest.mark.parametrize("path", named(WRITTEN))
    def test_a_target_in_a_document_exists(self, path: Path) -> None:
        found = set(re.findall(r"(?:`|\$ )make (\w+)", read(path)))
        assert found <= set(re.findall(r"(?m)^(\w+):", self.makefile))

    def test_it_explains_its_targets(self) -> None:
        phony = re.search(r"(?m)^\.PHONY: (.*)$", self.makefile)
        assert phony
        assert re.findall(r"(?m)^# make (\w+)", self.makefile) == phony[1].split()


class TestLeftOut:
    """A line `…` stands for any number of lines of output."""

    lines = ("one", "two", "three")

    @pytest.mark.parametrize(
        "shown", [("…",), ("one", "…"), ("…", "three"), ("one", "…", "three"), ("one", "two", "three", "…")]
    )
    def test_parts_may_be_left_out(self, shown: tuple[str, ...]) -> None:
        assert session.left_out(shown, self.lines)

    @pytest.mark.parametrize("shown", [("one", "two"), ("two", "…"), ("…", "two"), ("three", "…", "one")])
    def test_what_is_shown_must_be_there(self, shown: tuple[str, ...]) -> None:
        assert not session.left_out(shown, self.lines)


class TestConsole:
    @staticmethod
    def block(*lines: str) -> str:
        return "\n".join(["```console", *lines, "```"])

    def test_a_command_without_output_stays_without(self) -> None:
        text = self.block("$ cyberlint --version")
        assert docs.renewed(text) == text

    def test_stale_output_is_renewed(self) -> None:
        (done,) = session.run(self.block("$ cyberlint --version"))
        stale = self.block("$ cyberlint --version", "cyberlint 0")
        assert docs.renewed(stale) == self.block("$ cyberlint --version", done.output.strip())

    def test_commands_follow_one_another_in_one_folder_of_the_document(self) -> None:
        text = f"<!-- file: a/note.txt -->\n```text\nfirst\n```\n\n{self.block('$ cat a/note.txt', 'x')}\n"
        text += self.block("$ cp a/note.txt b.txt", "$ cat b.txt", "x")
        assert docs.renewed(text).count("\nfirst\n") == 3

    def test_other_commands_are_left_alone(self) -> None:
        text = self.block("$ make demo", "whatever")
        assert docs.renewed(text) == text

    def test_a_block_begins_with_a_command(self) -> None:
        with pytest.raises(ValueError, match="begins with a command, not with 'cyberlint"):
            docs.renewed(self.block("cyberlint --version"))

    def test_an_unknown_table_is_named(self) -> None:
        with pytest.raises(ValueError, match="'nothing'; there are rules"):
            docs.renewed("<!-- generated: nothing -->\n<!-- end -->")
