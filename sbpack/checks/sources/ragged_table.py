"""Table row with too many or too few cells.

## What it does
Checks that every row of a table has as many cells as its header.

## Why it matters
A cell too many makes a column without a heading, and a cell too few shifts nothing but leaves a gap.

## Example
    | Place | Visits |
    |---|---|
    | Penge | 12 | see note |

Use instead a column for it:
    | Place | Visits | Note |
    |---|---|---|
    | Penge | 12 | see note |
"""
