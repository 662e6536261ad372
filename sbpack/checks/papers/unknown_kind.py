"""A paper whose kind has no template.

## What it does
Checks that `kind:` at the head of a paper names a template.

## Why it matters
The kind decides how the paper is set and which fields it must have; without one it cannot be laid out.

## Example
    kind: counsil-report

Use instead:
    kind: council-report
"""
