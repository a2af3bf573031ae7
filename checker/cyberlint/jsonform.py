"""The JSON form of a Disclosure, as ``schemas/disclosure.schema.json`` describes it."""
