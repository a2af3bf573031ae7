"""Reporters: one output format per file."""
