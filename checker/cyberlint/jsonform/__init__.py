"""The JSON form of a Disclosure, as ``schemas/disclosure.schema.json`` describes it.

`cyberlint.jsonform.write.written` makes a JSON value of a Disclosure, `cyberlint.jsonform.read.disclosure`
a Disclosure of a JSON value: equal to the first but for the path and what concerns the source. Only
``facts`` must be there, so that the lines of a data set are disclosures too; what else is missing is
unknown, or is derived from what is there.
"""
