"""EDGAR's complete submissions: a header, then every document of the filing, in SGML of EDGAR's own.

`cyberlint.sgml.header` reads what the header says of the filing, `cyberlint.sgml.submission` chooses the
documents and reads them.
"""
