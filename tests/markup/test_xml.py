"""XML by expat: what is refused, and where."""

from __future__ import annotations

import pytest

from cyberlint.markup.xml import MAX_NAMESPACES, Parser, offsets
from cyberlint.source import ReadError


def parsed(source: str, start: int = 0) -> list[tuple[str, dict[str, str], int]]:
    parser = Parser(source, start, len(source))
    found: list[tuple[str, dict[str, str], int]] = []
    parser.run(lambda name, attributes: found.append((name, attributes, parser.position)), lambda _: None)
    return found


def refused(source: str, start: int = 0) -> tuple[str, int | None, int | None]:
    with pytest.raises(ReadError) as error:
        parsed(source, start)
    return error.value.what, error.value.line, error.value.column


def test_names_are_resolved_by_their_namespaces() -> None:
    source = '<a xmlns="urn:one" xmlns:p="urn:two" p:b="1" c="2"><p:d/><e xmlns=""/></a>'
    assert [(name, attributes) for name, attributes, _ in parsed(source)] == [
        ("urn:one a", {"urn:two b": "1", "c": "2"}),
        ("urn:two d", {}),
        ("e", {}),
    ]


def test_a_prefix_means_what_it_is_bound_to_where_it_stands() -> None:
    source = '<a xmlns:p="urn:outer"><b xmlns:p="urn:inner"/><c/></a>'
    parser = Parser(source, 0, len(source))
    found: list[str | None] = []
    parser.run(lambda *_: found.append(parser.bound("p")), lambda _: None)
    assert found == ["urn:outer", "urn:inner", "urn:outer"]
    assert parser.bound("q") is None


def test_positions_are_bytes_and_become_characters() -> None:
    source = "<a>é𝄞<b/></a>"
    position = parsed(source)[1][2]
    assert offsets(source.encode(), [position, 0]) == {0: 0, position: source.index("<b/>")}
    assert offsets(b"plain", [3]) == {3: 3}


def test_the_named_entities_of_html_are_known() -> None:
    assert [name for name, *_ in parsed('<a b="&nbsp;">&nbsp;&rsquo;&amp;<c/></a>')] == ["a", "c"]
    assert refused("<a>\n&cyberlint;</a>") == (
        "the XML is not well-formed: undefined entity “cyberlint”",
        2,
        1,
    )


@pytest.mark.parametrize(
    ("source", "what", "line", "column"),
    [
        ("<a>\n<b>é</a>", "mismatched tag", 2, 7),
        ("<a>\n<b></b>", "no element found", 2, 8),
        ("<a/>\nx", "junk after document element", 2, 1),
        ("<a>\n é &#1;</a>", "reference to invalid character number", 2, 4),
        ("<p:a/>", "unbound prefix", 1, 1),
        ("<a b='1' b='2'/>", "duplicate attribute", 1, 10),
        ("", "no element found", 1, 1),
    ],
)
def test_what_is_not_well_formed_is_refused_at_its_place(
    source: str, what: str, line: int, column: int
) -> None:
    assert refused(source) == (f"the XML is not well-formed: {what}", line, column)


def test_a_place_counts_from_the_start_of_the_file() -> None:
    assert refused("header é\n<a>\n</b>", start=9) == ("the XML is not well-formed: mismatched tag", 3, 3)


def test_a_document_type_is_let_pass_unless_it_has_a_subset() -> None:
    assert len(parsed('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://x.example/x.dtd"><a/>')) == 1
    assert len(parsed("<!DOCTYPE html><a>&nbsp;</a>")) == 1
    what, *_ = refused('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert what == "the document type has a subset of its own; cyberlint reads no such document"


def test_billions_of_laughs_are_not_heard() -> None:
    laughs = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 60))
    what, *_ = refused(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l59;</a>')
    assert "subset" in what


def test_namespaces_are_bounded() -> None:
    many = " ".join(f'xmlns:p{n}="urn:{n}"' for n in range(MAX_NAMESPACES + 1))
    assert refused(f"<a {many}/>")[0] == "more than 1,000 namespaces are declared at one place"
    one_by_one = "".join(f'<b xmlns:p="urn:{n}"/>' for n in range(MAX_NAMESPACES + 1))
    assert len(parsed(f"<a>{one_by_one}</a>")) == MAX_NAMESPACES + 2


def test_a_lone_surrogate_does_no_harm() -> None:
    assert parsed("<a b='\ud800'/>") == [("a", {"b": "?"}, 0)]
