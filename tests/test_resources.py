"""The bundled data: compiled when a file changes, never stale, and clear about what is damaged."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cyberlint import resources
from cyberlint.resources import (
    COMPILED,
    DERIVED,
    DataError,
    add_derived,
    bundled,
    data,
    derived,
    parse,
    without_examples,
    write_compiled,
    write_derived,
    yaml_files,
)

FILES = {
    "taxonomy/forms.yaml": "annual: [10-K]\n",
    "tagging/CYD101.yaml": "id: CYD101\nsince: 1.0\nexamples: [{name: none}]\n",
}
VALUES = {"taxonomy/forms": {"annual": ["10-K"]}, "tagging/CYD101": {"id": "CYD101", "since": "1.0"}}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let a folder stand for the ``rules/`` of a checkout."""
    rules = tmp_path / "rules"
    for name, text in FILES.items():
        (rules / name).parent.mkdir(parents=True)
        (rules / name).write_text(text)
    monkeypatch.setattr(resources, "_folder", lambda name: str(tmp_path / name))
    yield rules
    resources._current.cache_clear()


def fresh() -> Mapping[str, Any]:
    resources._current.cache_clear()
    return data()


def names(files: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"all": sorted(files)}


def fresh_names() -> Any:
    fresh()
    return derived("names", names, ["resources.py"])["all"]


def test_values_are_found_by_path_without_suffix(checkout: Path) -> None:
    assert fresh() == VALUES
    _, parts = marshal.loads((checkout / COMPILED).read_bytes()[8:])
    assert {name: marshal.loads(part) for name, part in parts.items()} == VALUES


def test_examples_stay_in_the_yaml(checkout: Path) -> None:
    assert "examples" not in fresh()["tagging/CYD101"]


def test_what_is_compiled_is_read_without_yaml(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh()
    monkeypatch.setattr(resources, "parse", lambda _: pytest.fail("YAML was parsed again"))
    assert fresh() == VALUES


def test_a_change_is_noticed(checkout: Path) -> None:
    fresh()
    (checkout / "tagging/CYD101.yaml").write_text("id: CYD101\nsince: 2.0\n")
    assert fresh()["tagging/CYD101"]["since"] == "2.0"


def test_a_new_name_is_noticed_though_nothing_else_changes(checkout: Path) -> None:
    fresh()
    (checkout / "tagging/CYD101.yaml").rename(checkout / "tagging/CYD109.yaml")
    assert "tagging/CYD109" in fresh()


def test_a_new_file_and_one_that_is_gone_are_noticed(checkout: Path) -> None:
    fresh()
    (checkout / "tagging/CYD102.yml").write_text("id: CYD102")
    assert set(fresh()) == {*VALUES, "tagging/CYD102"}
    (checkout / "tagging/CYD102.yml").unlink()
    assert set(fresh()) == set(VALUES)


DAMAGED = [b"", b"{", marshal.dumps(1), marshal.dumps(("stamp",)), marshal.dumps(("stamp", {}))[:-3]]


@pytest.mark.parametrize("found", DAMAGED)
def test_a_damaged_compilation_is_made_again(checkout: Path, found: bytes) -> None:
    (checkout / COMPILED).write_bytes(found)
    assert fresh() == VALUES


def test_a_flipped_bit_anywhere_in_it_is_noticed(checkout: Path) -> None:
    fresh()
    whole = (checkout / COMPILED).read_bytes()
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << at % 8
        (checkout / COMPILED).write_bytes(damaged)
        assert fresh() == VALUES


@pytest.mark.parametrize("found", [*DAMAGED, None])
def test_an_installed_package_says_that_it_is_damaged(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, found: bytes | None
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", str(checkout.parent))
    if found is not None:
        (checkout / COMPILED).write_bytes(found)
    with pytest.raises(DataError, match=r"\nThe installation is damaged: install cyberlint again\.$"):
        fresh()


def test_a_checkout_on_a_file_system_that_is_read_only_works_too(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There even the removal of what was never written fails."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    for method in ("write_bytes", "replace", "unlink"):
        monkeypatch.setattr(Path, method, refuse)
    assert fresh() == VALUES


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_checkout_that_cannot_be_written_works_too(checkout: Path) -> None:
    checkout.chmod(0o555)
    assert fresh() == VALUES
    checkout.chmod(0o755)


def test_nothing_is_left_beside_the_compilation(checkout: Path) -> None:
    fresh()
    assert sorted(path.name for path in checkout.iterdir()) == [COMPILED, "tagging", "taxonomy"]


def test_every_damaged_file_is_named(checkout: Path) -> None:
    (checkout / "tagging/CYD102.yaml").write_text("id: CYD102\nid: CYD103\n")
    (checkout / "tagging/CYD103.yaml").write_text("id: *x\n")
    with pytest.raises(DataError) as raised:
        fresh()
    assert str(raised.value).splitlines() == [
        "rules/tagging/CYD102.yaml:2: duplicate key 'id'",
        "rules/tagging/CYD103.yaml:1: an alias is not allowed: *x",
    ]


def test_the_same_rules_compile_to_the_same_bytes(checkout: Path) -> None:
    write_compiled(checkout, stamp="wheel")
    first = (checkout / COMPILED).read_bytes()
    write_compiled(checkout, stamp="wheel")
    assert (checkout / COMPILED).read_bytes() == first


def test_an_installed_package_reads_what_it_was_built_with(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_compiled(checkout, stamp="wheel")
    monkeypatch.setattr(resources, "_PACKAGE", str(checkout.parent))
    (checkout / "tagging/CYD101.yaml").write_text("changed: true")
    assert fresh() == VALUES


def test_the_compiled_data_equals_the_yaml() -> None:
    rules = bundled("rules")
    written = {
        path.relative_to(rules).with_suffix("").as_posix(): without_examples(parse(path.read_text("utf-8")))
        for path in yaml_files(rules)
    }
    assert fresh() == written


def test_yaml_files_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/c.yml", ".git/d.yaml", ".e.yaml", "f.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert yaml_files(tmp_path) == [tmp_path / "a/c.yml", tmp_path / "b.yaml"]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    try:
        (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert yaml_files(tmp_path) == [tmp_path / "a.yaml"]


def test_what_is_derived_is_made_once(checkout: Path) -> None:
    assert fresh_names() == sorted(VALUES)
    again = derived("names", lambda _: pytest.fail("made again"), ["resources.py"])
    assert again == {"all": sorted(VALUES)}


def test_what_is_derived_is_made_again_when_a_file_changes(checkout: Path) -> None:
    fresh_names()
    (checkout / "tagging/CYD102.yaml").write_text("id: CYD102")
    assert fresh_names() == sorted([*VALUES, "tagging/CYD102"])


def test_what_is_derived_is_made_again_when_the_code_changes_that_makes_it(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code.py"
    code.touch()
    fresh()
    assert derived("value", lambda _: {"made": 1}, [str(code)]) == {"made": 1}
    os.utime(code, (0, 0))
    assert derived("value", lambda _: {"made": 2}, [str(code)]) == {"made": 2}


def test_a_checkout_adds_to_what_is_derived(checkout: Path) -> None:
    fresh_names()
    add_derived("names", {"short": ["forms"]}, ["resources.py"])
    add_derived("names", {"long": ["taxonomy/forms"]}, ["resources.py"])
    again = derived("names", lambda _: pytest.fail("made again"), ["resources.py"])
    assert again == {"all": sorted(VALUES), "short": ["forms"], "long": ["taxonomy/forms"]}


def test_what_was_added_goes_when_a_file_changes(checkout: Path) -> None:
    fresh_names()
    add_derived("names", {"short": ["forms"]}, ["resources.py"])
    (checkout / "tagging/CYD102.yaml").write_text("id: CYD102")
    fresh()
    assert list(derived("names", names, ["resources.py"])) == ["all"]


def test_an_installed_package_stays_as_it_is(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_compiled(checkout, stamp="wheel")
    write_derived(checkout, "names", {"all": []}, "wheel")
    monkeypatch.setattr(resources, "_PACKAGE", str(checkout.parent))
    fresh()
    add_derived("names", {"short": []}, ["resources.py"])
    assert derived("names", names, ["resources.py"]) == {"all": []}


@pytest.mark.parametrize("found", DAMAGED)
def test_a_damaged_derivation_is_made_again(checkout: Path, found: bytes) -> None:
    (checkout / DERIVED.format("names")).write_bytes(found)
    assert fresh_names() == sorted(VALUES)


def test_only_what_is_asked_for_is_read(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh()
    files = fresh()
    read: list[bytes] = []
    loads = marshal.loads
    monkeypatch.setattr(resources.marshal, "loads", lambda part: read.append(part) or loads(part))
    assert len(files) == len(VALUES)
    assert files["taxonomy/forms"] is files["taxonomy/forms"]
    assert len(read) == 1


def test_an_installed_package_reads_what_was_derived_when_it_was_built(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_compiled(checkout, stamp="wheel")
    write_derived(checkout, "value", {"made": "by the build"}, stamp="wheel")
    monkeypatch.setattr(resources, "_PACKAGE", str(checkout.parent))
    fresh()
    assert derived("value", lambda _: pytest.fail("made again"), ["gone.py"]) == {"made": "by the build"}
    assert derived("other", lambda _: {"made": "now"}, ["gone.py"]) == {"made": "now"}
    assert not (checkout / DERIVED.format("other")).exists()
