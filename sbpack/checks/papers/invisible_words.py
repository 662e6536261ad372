"""Words of an attached PDF that nobody sees.

## What it does
Looks for words of an attached PDF that are in the file and cannot be seen: white on white, without ink, smaller than a
point, cut off, or beside the visible part of the page. Text recognised in a scan is not meant, because it shows there.

The pack shows such a page as a picture, and its words are neither read aloud nor copied from it.

## Why it matters
Nobody who looked at the page has agreed to publish them, and any program finds them.

## Example
    papers:
      - {file: report.pdf, title: Report, summary: …}

where a template left a paragraph in white letters in `report.pdf`.

Use instead: a copy without them, or
    papers:
      - {file: report.pdf, title: Report, summary: …, as: pictures}
"""
