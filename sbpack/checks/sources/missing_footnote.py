"""Footnote without its note, or note without its sign.

## What it does
Checks that every `[^1]` in a text has its note `[^1]: …` in the same file, and that every note is referred to.

## Why it matters
A sign without a note is printed as `[^1]`; a note without a sign is printed within the text,
where it was written.

## Example
    Visits rose.[^1]

Use instead:
    Visits rose.[^1]

    [^1]: In the quarter to June.
"""
