"""Words of an attached PDF that lie under something.

## What it does
Looks for words of an attached PDF that are in the file and not on the page, because a box or a picture lies over them,
a shape drawn in a reader of PDF covers them, or they stand in a box of their own colour. It draws each page with and
without its words, and compares. Words recognised in a scan count as covered where the scan shows no writing.

The pack shows such a page as a picture, and its words are neither read aloud nor copied from it.

## Why it matters
A black box hides a name from the eye alone. Whoever has the file marks the line, copies it, and reads the name.

## Example
    papers:
      - {file: report.pdf, title: Report, summary: …}

where somebody drew a black rectangle over a name in `report.pdf`.

Use instead: a copy from which the name was deleted, or
    papers:
      - {file: report.pdf, title: Report, summary: …, as: pictures}
"""
