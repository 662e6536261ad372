"""A row of matters arising that cannot be read.

## What it does
Checks that a heading that begins with an action or a minute goes on to name its status.

## Why it matters
The row would be printed as a part of the report instead of in the table, and its action counts as not reported.

## Example
    ## 76.2 finished

Use instead one of open, done, oral, superseded, withdrawn:
    ## 76.2 done
"""
