"""Configuration: what a project, a firm or a shell sets for every run.

A setting is declared once, in `cyberlint.config.keys`. Its value is the one of the strongest source that
gives one: the command line, the environment (``CYBERLINT_NAME``), the configuration file, the files that it
extends, the default.
"""
