"""A redaction that was marked and not applied.

## What it does
Looks for marks of redaction on the chosen pages of an attached PDF. A program that redacts first marks what is to go,
and deletes it when the marks are applied.

## Why it matters
Until then every word is in the file. What somebody meant to keep back would be published.

## Example
    papers:
      - {file: report.pdf, title: Report, summary: …}

where a paragraph of `report.pdf` is marked for redaction.

Use instead: the file that the program saves after "Apply redactions".
"""
