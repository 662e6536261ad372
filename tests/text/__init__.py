"""Tests of what officers write: YAML, Markdown, marks, tables."""
