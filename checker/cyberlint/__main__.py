"""Run cyberlint as ``python -m cyberlint``."""

from cyberlint.cli import run

run()
