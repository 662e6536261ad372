"""Date or time that is none.

## What it does
Checks that dates are written `2023-12-06` and exist, and times `10:00`.

## Why it matters
Weekdays, notice and the order of meetings are derived from dates.

## Example
    published: 23/11/2023

Use instead:
    published: 2023-11-23
"""
