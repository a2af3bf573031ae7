"""Operators: one question a rule can ask per file."""
