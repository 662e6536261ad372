"""Heading without the space after its `#`.

## What it does
Checks that the signs of a heading, two `#` or more, are followed by a space.

## Why it matters
Without it Markdown prints the line with its signs, as a part of the text above; in minutes the record loses its number.

## Example
    ##76 Police update

Use instead:
    ## 76 Police update
"""
