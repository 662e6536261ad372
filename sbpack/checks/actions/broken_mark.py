"""Something that looks like an action mark and is none.

## What it does
Checks every `[@` and every `[76.2 @` that is neither a mark, nor code, nor escaped by a backslash.

## Why it matters
A mark with a slip in it would be printed as text, and its action be in no register.

## Example
    A working group would be formed. [76.1 @LB, @RV]

Use instead:
    A working group would be formed. [76.1 @LB @RV]
"""
