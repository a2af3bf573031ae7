"""PDF: the text of pages, put back together as paragraphs.

`cyberlint.pdf.pages` takes the lines of every page with their places from PDFium, which
`cyberlint.pdf.apart` lets run in a process of its own, `cyberlint.pdf.order`
brings them into the order of reading, `cyberlint.pdf.furniture` knows what belongs to the pages,
`cyberlint.pdf.hyphens` mends words that a line's end has cut, and `cyberlint.pdf.text` makes paragraphs.
"""
