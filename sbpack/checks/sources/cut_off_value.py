"""Value cut off at a `#`.

## What it does
Checks that no unquoted value is followed by ` #` and a character other than a space.

## Why it matters
YAML takes the rest of the line for a comment: `Item #3` becomes `Item`.

## Example
    title: Item #3 of the plan

Use instead quotes:
    title: "Item #3 of the plan"
"""
