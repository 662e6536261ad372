"""Text file too large.

## What it does
Checks that no text file is over 2 MB.

## Why it matters
No paper is that long; a file of that size is data, or hostile.

## Example
    A database export saved as CSV.

Use instead: the rows that the board is to read.
"""
