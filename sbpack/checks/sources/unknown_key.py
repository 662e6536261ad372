"""Key that nothing reads.

## What it does
Checks that every key of a mapping is one that the file's format, or the paper's kind, knows.

## Why it matters
A misspelt key is as good as none: what stands under it is not in the pack.

## Example
    publishd: 2023-11-23

Use instead:
    published: 2023-11-23
"""
