"""A link to a place that is not in the pack.

## What it does
Reports links within a section or across sections whose target does not exist, each at its place.

## Why it matters
The reader follows it and nothing happens.

## Example
    See [the table](#tabel-2).

Use instead the heading's own name:
    See [the table](#table-2).
"""
