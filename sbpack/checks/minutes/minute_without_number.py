"""A heading in the minutes that does not begin with a minute's number.

## What it does
Checks that every second-level heading of `minutes.md` is a number and a title, the number as in `76` or `76a`, that no
heading has one `#`, and that no text stands before the first. A number that is clear all the same, such as `76(a)`, is
read.

## Why it matters
Actions, matters arising and later papers refer to minutes by number.

## Example
    ## Police update

Use instead:
    ## 76 Police update
"""
