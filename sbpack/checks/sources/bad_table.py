"""Table that cannot be read.

## What it does
Checks the options in braces after a table, the commas and quotation marks of CSV and the shape of YAML tables.

## Why it matters
A table set without its options has the wrong headers, which a screen reader then reads out with every cell.

## Example
    {header-row=2}

Use instead:
    {header-rows=2}
"""
