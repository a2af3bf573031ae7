"""Word files (Office Open XML, ECMA-376): the text as Word shows it when all changes are accepted.

`cyberlint.word.package` opens the file, `cyberlint.word.walk` goes through its paragraphs and runs in the
order of the document, and `cyberlint.word.text` keeps which characters come from which run.

Whoever writes into the file with python-docx walks its tree instead of the one that was opened:
``text(opened(data)._replace(document=document.element))``. A position of a Disclosure is a position of that
text by ``disclosure.map.offset``, and `Text.within` gives the runs of a span, `Text.paragraph` a paragraph.
"""
