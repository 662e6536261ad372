"""File that is not UTF-8.

## What it does
Checks that every text file is UTF-8, and none UTF-16 or a code page of Windows.

## Why it matters
Text saved in another encoding turns pound signs, dashes and names into nonsense, and where that begins cannot be told.

## Example
    A file saved as Windows-1252 by an old editor.

Use instead: save it again as UTF-8.
"""
