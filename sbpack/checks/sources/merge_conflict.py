"""Two versions of a passage that git could not join.

## What it does
Checks that no text holds the lines `<<<<<<<`, `=======` and `>>>>>>>`, which git leaves where two people changed one
passage.

## Why it matters
Both versions would be printed, with git's marks between them.

## Example
    <<<<<<< HEAD
    The lamps are repaired.
    =======
    Two lamps are still dark.
    >>>>>>> lighting

Use instead one version:
    Two lamps are still dark.
"""
