"""A comment that allows what is not there.

## What it does
Checks that every comment which allows a finding still meets one, in the lines that it speaks of.

## Why it matters
An allowance that outlives its cause would hide the next finding of its rule, and nobody would hear of it.

## Example
    - file: q2-update.md      # allow late-paper: The Chairman agreed.
      received: 2023-11-01

Use instead, since the paper was in time:
    - file: q2-update.md
      received: 2023-11-01
"""
