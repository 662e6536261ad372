"""The same key twice.

## What it does
Checks that no mapping has a key twice.

## Why it matters
YAML readers keep the second value and forget the first without a word.

## Example
    time: "10:00"
    time: "10:30"

Use instead the one that is right:
    time: "10:30"
"""
