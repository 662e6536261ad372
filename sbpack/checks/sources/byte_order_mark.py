"""Byte order mark at the start of a file.

## What it does
Checks that a file does not begin with U+FEFF.

## Why it matters
The mark is invisible, and the first key or the `---` of the front matter is not recognised behind it.

## Example
    A file saved as "UTF-8 with BOM".

Use instead: save it as UTF-8 without a byte order mark.
"""
