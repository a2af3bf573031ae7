"""Drafts: disclosures in formats that carry no tags, from plain text to a whole report.

`cyberlint.draft.lines` makes the visible text of lines, `cyberlint.draft.cover` reads what the cover page
says, and `cyberlint.draft.report.disclosure` finds the Item in a visible text of whatever origin. A reader
of a format without tags needs no more than a visible text with its map to the source.
"""
