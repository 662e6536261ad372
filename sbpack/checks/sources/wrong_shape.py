"""Value of the wrong shape.

## What it does
Checks that a list, a mapping or a text stands where one belongs, and that a required field is there.

## Why it matters
What cannot be read as it was meant is left out of the pack.

## Example
    papers: q2-update.md

Use instead a list:
    papers: [q2-update.md]
"""
