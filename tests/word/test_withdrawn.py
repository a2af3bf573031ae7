"""A draft is commented once more: what cyberlint said before is replaced, what people said is not."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from cyberlint.disclosure import Span
from cyberlint.word.annotate import annotated
from cyberlint.word.comments import Author, Comment, Words
from cyberlint.word.package import opened
from cyberlint.word.walk import text
from drafts import docx, p, run

WHO = Author("cyberlint", "cl")
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
KINDS = {
    "commentsExtended": ("commentEx", "http://schemas.microsoft.com/office/word/2012/wordml", "paraId"),
    "commentsIds": ("commentId", "http://schemas.microsoft.com/office/word/2016/wordml/cid", "paraId"),
    "commentsExtensible": (
        "commentExtensible",
        "http://schemas.microsoft.com/office/word/2018/wordml/cex",
        "durableId",
    ),
}


def commented(data: bytes, words: str) -> bytes:
    """Return a file with a comment of cyberlint on its first word."""
    return annotated(data, [Comment(Span(0, 2), ((Words(words),),))], WHO)


def member(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def said(data: bytes) -> list[tuple[str, str]]:
    """Return who says what in the comments of a file."""
    root = etree.fromstring(member(data, "word/comments.xml").encode())
    author = next(iter(root[0].keys())).rpartition("}")[0] + "}author" if len(root) else ""
    return [(each.get(author) or "", "".join(map(str, each.itertext()))) for each in root]


def comment(number: int, author: str, words: str, key: str = "") -> str:
    """Return a comment as Word saves it, its paragraph numbered."""
    numbered = f' xmlns:w14="{W14}" w14:paraId="{key}"' if key else ""
    return f'<w:comment w:author="{author}" w:id="{number}"><w:p{numbered}>{run(words)}</w:p></w:comment>'


def on(number: int, words: str) -> str:
    """Return words with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(words)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def saved(body: str, comments: str, replies: dict[str, str | None]) -> bytes:
    """Return a file with the parts that Word writes beside comments: whose paragraph replies to which."""
    data = docx(body, comments=comments)
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    relations = "word/_rels/document.xml.rels"
    for kind, (entry, space, key) in KINDS.items():
        entries = "".join(
            f'<x:{entry} x:{key}="{name}"'
            + (f' x:durableId="{name}"' if kind == "commentsIds" else "")
            + (f' x:paraIdParent="{parent}"' if parent and kind == "commentsExtended" else "")
            + "/>"
            for name, parent in replies.items()
        )
        parts[f"word/{kind}.xml"] = f'<x:{kind} xmlns:x="{space}">{entries}</x:{kind}>'
        there = f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{kind}.xml"/></Relationships>'
        parts[relations] = parts[relations].replace("</Relationships>", there)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return buffer.getvalue()


def test_a_second_run_replaces_the_first() -> None:
    first = commented(docx(p("We train every employee.")), "of the first run")
    second = commented(first, "of the second run")
    assert said(second) == [("cyberlint", "of the second run")]
    document = member(second, "word/document.xml")
    assert len(re.findall(r"<w:comment(?:RangeStart|RangeEnd|Reference)", document)) == 3
    assert document.count("<w:r>") == member(first, "word/document.xml").count("<w:r>")


def test_the_same_run_again_gives_the_same_bytes() -> None:
    first = commented(docx(p("We train every employee.")), "once")
    assert commented(first, "once") == first


def test_nothing_is_left_where_nothing_is_said() -> None:
    first = commented(docx(p("We train every employee.")), "once")
    assert said(annotated(first, [], WHO)) == []
    assert "comment" not in member(annotated(first, [], WHO), "word/document.xml")


def test_what_others_said_stays_where_it_is() -> None:
    data = docx(p(on(3, "We"), " train."), comments=comment(3, "Jane Roe", "Really?"))
    again = commented(commented(data, "one"), "two")
    assert said(again) == [("Jane Roe", "Really?"), ("cyberlint", "two")]
    assert '<w:commentRangeStart w:id="3"/>' in member(again, "word/document.xml")


class TestRepliesInWord:
    BODY = p(on(1, "We"), " ", on(2, "train"), ".")

    def test_a_comment_with_a_reply_stays_with_it(self) -> None:
        comments = (
            comment(1, "cyberlint", "old", "0A")
            + comment(2, "cyberlint", "answered", "0B")
            + comment(5, "Jane Roe", "It is right.", "0C")
        )
        after = commented(saved(self.BODY, comments, {"0A": None, "0B": None, "0C": "0B"}), "new")
        assert said(after) == [
            ("cyberlint", "answered"),
            ("Jane Roe", "It is right."),
            ("cyberlint", "new"),
        ]

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_else_names_a_comment_that_is_gone(self, kind: str) -> None:
        comments = comment(1, "cyberlint", "old", "0A") + comment(2, "Jane Roe", "mine", "0B")
        after = commented(saved(self.BODY, comments, {"0A": None, "0B": None}), "new")
        part = member(after, f"word/{kind}.xml")
        assert '"0A"' not in part
        assert '"0B"' in part

    def test_the_parts_keep_their_bytes_where_nothing_is_replaced(self) -> None:
        data = saved(self.BODY, comment(1, "Jane Roe", "mine", "0A"), {"0A": None})
        after = commented(data, "new")
        for kind in KINDS:
            assert member(after, f"word/{kind}.xml") == member(data, f"word/{kind}.xml")


def test_white_space_around_marks_stays() -> None:
    marks = (
        '\n <w:commentRangeStart w:id="1"/>\n  ' + run("We train.") + '\n <w:commentRangeEnd w:id="1"/>\n  '
    )
    reference = '<w:r><w:commentReference w:id="1"/></w:r>\n '
    data = docx(f"<w:p>{marks}{reference}</w:p>", comments=comment(1, "cyberlint", "old"))
    after = annotated(data, [], WHO)
    assert f"<w:p>\n \n  {run('We train.')}\n \n  \n </w:p>" in member(after, "word/document.xml")
    assert text(opened(after)).text == "We train."


def test_a_run_that_holds_more_than_the_mark_stays() -> None:
    held = '<w:r><w:t>We train.</w:t><w:commentReference w:id="1"/></w:r>'
    data = docx(p(held), comments=comment(1, "cyberlint", "old"))
    assert text(opened(annotated(data, [], WHO))).text == "We train."
