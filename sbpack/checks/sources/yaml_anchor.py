"""Anchor, alias or merge key in YAML.

## What it does
Checks that nothing is written once and meant in several places by `&name`, `*name` or `<<`.

## Why it matters
A reader of the file does not see what a value is, and a few hundred bytes of aliases unfold into more than a
computer holds.

## Example
    venue: *usual

Use instead: the value itself.
"""
