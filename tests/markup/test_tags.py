"""Tags and elements of markup, tidy or not."""

from __future__ import annotations

from hypothesis import given

from cyberlint.markup.tags import TOKEN, attributes, elements, elements_at, tags
from markup.strategies import SOUP, markup

PAGE = """<table class=report id="t1"><!-- <tr> -->
<tr class="re"><td class='pl'><a onclick="showAR(this, &#39;x&#39;)">Label</a></td><td>true</td></tr>
</table>"""


def texts(source: str, *names: str) -> list[str]:
    return [source[slice(*element.inner)] for element in elements(source, *names)]


def test_attributes_are_read_whatever_their_quotes() -> None:
    raw = """ a="1 > 0" B='x &amp; "y"' c = d checked e=""/"""
    assert attributes(raw) == {"a": "1 > 0", "b": 'x & "y"', "c": "d", "checked": "", "e": ""}


def test_the_first_of_two_attributes_with_one_name_counts() -> None:
    assert attributes(' class="a" CLASS="b"') == {"class": "a"}


def test_tags_come_in_order_with_their_places() -> None:
    found = [(tag.name, tag.closing, PAGE[tag.start : tag.end]) for tag in tags(PAGE)]
    assert found[:3] == [
        ("table", False, '<table class=report id="t1">'),
        ("tr", False, '<tr class="re">'),
        ("td", False, "<td class='pl'>"),
    ]
    assert found[-1] == ("table", True, "</table>")


def test_elements_of_a_name_have_content_and_attributes() -> None:
    cells = list(elements(PAGE, "td"))
    assert [PAGE[slice(*cell.inner)] for cell in cells][1:] == ["true"]
    assert cells[0].attributes == {"class": "pl"}
    (anchor,) = elements(PAGE, "a", within=cells[0].inner)
    assert anchor.attributes["onclick"] == "showAR(this, 'x')"
    assert PAGE[slice(*anchor.outer)].startswith("<a ")


def test_an_outer_element_comes_before_the_inner_one() -> None:
    assert texts("<div>a<div>b</div></div><div>c</div>", "div") == ["a<div>b</div>", "b", "c"]


def test_elements_that_are_not_closed_end_with_what_holds_them() -> None:
    source = "<ul><li>one<li>two</ul><p>three"
    assert texts(source, "ul", "li", "p") == ["<li>one<li>two", "one<li>two", "two", "three"]


def test_empty_elements_have_no_content() -> None:
    assert texts("<br>a<hr/>b<td/>c", "br", "hr", "td") == ["", "", ""]


def test_an_end_tag_without_a_start_is_passed_over() -> None:
    assert texts("</td><td>a</td></td>", "td") == ["a"]


def test_scripts_and_comments_hold_no_elements() -> None:
    source = "<script>'<p>no</p>'</script><!--<p>no</p>--><style>p>b{}</style><script/><p>yes</p>"
    assert texts(source, "p") == ["yes"]


def test_the_elements_at_some_places_are_found_with_their_ends() -> None:
    source = "<b><span>a<span>b</span></span><br/>c</b>"
    found = list(elements_at(source, {3, 10, source.index("<br")}))
    assert [source[slice(*element.outer)] for element in found] == [
        "<span>b</span>",
        "<span>a<span>b</span></span>",
        "<br/>",
    ]
    assert [source[slice(*element.inner)] for element in found] == ["b", "a<span>b</span>", ""]
    assert list(elements_at(source, {1, 4})) == []
    assert list(elements_at(source, set())) == []


@given(SOUP)
def test_tokens_never_overlap_and_never_fail(source: str) -> None:
    end = 0
    for match in TOKEN.finditer(source):
        assert end <= match.start() < match.end()
        end = match.end()


@given(markup())
def test_elements_nest_as_they_were_written(source: str) -> None:
    for element in elements(source):
        start, end = element.outer
        assert source[start] == "<"
        assert source[end - 1] == ">"


@given(SOUP)
def test_elements_of_soup_lie_within_the_source(source: str) -> None:
    for element in elements(source):
        assert 0 <= element.outer[0] < element.inner[0] <= element.inner[1] <= element.outer[1] <= len(source)
