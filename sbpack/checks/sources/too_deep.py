"""Nested too deep.

## What it does
Checks that YAML is nested at most 20 deep, and that Markdown blocks stay within the parser's limit.

## Why it matters
No agenda needs it, and a hostile file uses it to exhaust the computer.

## Example
    Hundreds of `[` in a row.

Use instead: a flat list.
"""
