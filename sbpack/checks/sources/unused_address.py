"""Address of a link that nothing refers to.

## What it does
Checks that every `[parks]: https://…` on a line of its own is the address of a link `[parks]` in the same file,
and that no label has two addresses.

## Why it matters
Such a line is not printed. Where no link needs it, its address is lost, and so is a second one of the same label.

## Example
    Visits are counted at the gates.

    [counts]: https://example.org/counts

Use instead:
    Visits are counted at the gates, see [the counts][counts].

    [counts]: https://example.org/counts
"""
