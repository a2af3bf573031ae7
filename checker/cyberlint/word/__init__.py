"""Word files (Office Open XML, ECMA-376): the text as Word shows it when all changes are accepted.

`cyberlint.word.package` opens the file, `cyberlint.word.walk` goes through its paragraphs and runs in the
order of the document, and `cyberlint.word.text` keeps which characters come from which run: the reader and
whoever writes comments into the file see the same text.
"""
