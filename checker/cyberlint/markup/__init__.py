"""Markup: what HTML and XHTML show, and where each shown character stands in the source.

Two functions do it, and both work on the source text, so that offsets need no conversion:

- `cyberlint.markup.visible.visible(source, *ranges)` gives the visible text of some ranges of the source, of
  all of it by default, with an exact map to the source;
- `cyberlint.markup.tags.elements(source, "tr", "td")` gives the elements of some names, with attributes and
  ranges, and `tags(source)` every tag.

A reader that wants a table cell's text asks for the element and then for what is visible in it::

    for cell in elements(source, "td"):
        if "text" in cell.attributes.get("class", "").split():
            shown = visible(source, cell.inner)  # shown.text, shown.map(source)

A reader of a whole page writes ``shown = visible(source)``; `Visible.span` leads from a range of the source
to the span of the visible text that it shows. `joined` puts several visible texts one below the other.

Tag soup and well-formed XML are read alike. Whether XML is well-formed, and what its names mean, is for
`xml`; `scan` finds the tags of Inline XBRL, `instance` the facts of an extracted instance, and `filings` and
`extracted` make disclosures of them.
"""
