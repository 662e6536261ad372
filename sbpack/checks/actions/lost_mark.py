"""An action mark outside the text of a minute.

## What it does
Checks that no action mark stands in a paper, in matters arising, in a table that a paper shows, in YAML, or in the
heading of a minute.

## Why it matters
Only the text of a minute records actions; anywhere else a mark looks like one and is in no register.

## Example
    ## 3 Roads [3.1 @RS]
    The map of dark streets would be shared.

Use instead:
    ## 3 Roads
    The map of dark streets would be shared. [3.1 @RS]
"""
