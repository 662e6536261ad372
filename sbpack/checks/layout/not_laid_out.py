"""A section that cannot be laid out.

## What it does
Reports a section on which the layout engine, or a template of the board's own, fails.

## Why it matters
No true pack can be made without it; the finding names the paper, so that the rest need not be searched.

## Example
    A drawing whose `viewBox` holds words instead of numbers.

Use instead: the drawing saved again, or the paper without it.
"""
