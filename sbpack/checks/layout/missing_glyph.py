"""A character that no font of the pack has.

## What it does
Reports characters that the pack's own fonts cannot print, at every paragraph, cell or drawing that has one; those in
the board's name and in stamps too.

## Why it matters
The page shows an empty box, or letters from another font that happens to be on the computer.

## Example
    A paper with a pictograph: ☃

Use instead: words.
"""
