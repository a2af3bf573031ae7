"""The documents that a file holds, in EDGAR's wrapper and without."""

from __future__ import annotations

import pytest

from cyberlint.markup.documents import documents


def found(source: str) -> list[tuple[str, str | None, str | None]]:
    return [(source[each.start : each.end], each.type, each.name) for each in documents(source)]


@pytest.mark.parametrize(
    "source",
    [
        "<?xml version='1.0'?><html/>",
        "\ufeff\r\n <?xml version='1.0'?><html/>\n\n",
        "<XBRL>\n<?xml version='1.0'?><html/>\n</XBRL>\n",
        "<XBRL><?xml version='1.0'?><html/>",
    ],
)
def test_a_document_stands_alone_or_in_a_wrapper(source: str) -> None:
    assert found(source) == [("<?xml version='1.0'?><html/>", None, None)]


def test_a_submission_has_documents_with_type_and_name() -> None:
    source = (
        "<SEC-DOCUMENT>x.txt\n<DOCUMENT>\n<TYPE>10-K\n<SEQUENCE>1\n<FILENAME>a.htm\n"
        "<TEXT>\n<XBRL>\n<html>a</html>\n</XBRL>\n</TEXT>\n</DOCUMENT>\r\n"
        "<DOCUMENT>\r\n<TYPE>EX-99\r\n<TEXT>\r\nplain <TYPE>\n</TEXT>\n</DOCUMENT>\n"
        "<DOCUMENT>\n<TYPE>GRAPHIC\n</DOCUMENT>\n"
    )
    assert found(source) == [
        ("<html>a</html>", "10-K", "a.htm"),
        ("plain <TYPE>", "EX-99", None),
    ]


def test_a_submission_that_breaks_off_still_has_its_last_document() -> None:
    assert found("<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n<html>cut") == [("<html>cut", "8-K", None)]


def test_a_document_without_an_end_reaches_to_the_next() -> None:
    source = "<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n<html>a</html>\n<DOCUMENT>\n<TYPE>EX-13\n<TEXT>\nb\n</TEXT>\n"
    assert found(source) == [("<html>a</html>", "10-K", None), ("b", "EX-13", None)]


def test_the_words_of_a_wrapper_within_a_line_are_words() -> None:
    source = "<DOCUMENT>\n<TEXT>\na <DOCUMENT>\nb </DOCUMENT>\n<DOCUMENT> c\n</TEXT>\n</DOCUMENT>\n"
    assert found(source) == [("a <DOCUMENT>\nb </DOCUMENT>\n<DOCUMENT> c", None, None)]


def test_html_documents_may_follow_each_other() -> None:
    source = "<XBRL><html>a</html></XBRL>\n<XBRL><html>b</html></XBRL>"
    assert [text for text, *_ in found(source)] == ["<html>a</html>", "<html>b</html>"]
    source = "<?xml version='1.0'?><html>a</html>\n<?xml version='1.0'?><html>b</html>\n"
    assert [text[-14:] for text, *_ in found(source)] == ["<html>a</html>", "<html>b</html>"]


def test_nothing_is_no_document() -> None:
    assert found(" \n") == []
    assert found("") == []
