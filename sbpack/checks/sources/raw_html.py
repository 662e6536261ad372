"""Raw HTML in Markdown.

## What it does
Checks that papers and minutes hold no HTML. Its tags are dropped, the words between them are printed. Comments are
allowed and are dropped.

## Why it matters
HTML could change the layout of the pack or fetch something into it.

## Example
    <b>Important</b>

Use instead:
    **Important**
"""
