"""Generated markup: well-formed trees of text, references and elements."""

from __future__ import annotations

from hypothesis import strategies as st

TEXT = st.text(alphabet="ab .,;'\"=/\n\t\xa0\xad\u200b\u2003é“☒𝄞", max_size=12)
REFERENCES = st.sampled_from(
    ["&amp;", "&lt;", "&nbsp;", "&#160;", "&#x2019;", "&#8203;", "&rsquo;", "&shy;", "&#128;", "&bogus;", "&"]
)
INLINE = ("span", "b", "I", "ix:nonNumeric", "font")
BLOCK = ("p", "div", "h2", "li", "DIV")
TABLE = ("table", "tr", "td")


@st.composite
def elements(draw: st.DrawFn, inner: st.SearchStrategy[str], names: tuple[str, ...]) -> str:
    name = draw(st.sampled_from(names))
    attributes = draw(st.sampled_from(["", ' class="a > b"', " title='<p>'", ' style="color: red"']))
    return f"<{name}{attributes}>{draw(inner)}</{name}>"


def markup(names: tuple[str, ...] = INLINE + BLOCK + TABLE) -> st.SearchStrategy[str]:
    """Return well-nested markup of elements with some names."""
    leaves = st.one_of(TEXT, REFERENCES, st.sampled_from(["<br/>", "<br>", "<!-- <p> -->", "<hr/>"]))
    return st.recursive(
        leaves,
        lambda inner: st.lists(st.one_of(inner, elements(inner, names)), max_size=4).map("".join),
        max_leaves=20,
    )


PIECES = (
    "<p> </p> <td> </tr> <table> < > </ <! <!-- --> <![CDATA[ ]]> <? <script> </script> <a href= \" ' <br"
)
SOUP = st.lists(
    st.one_of(TEXT, REFERENCES, st.sampled_from([*PIECES.split(), '<p style="display:none">'])), max_size=30
).map("".join)
