"""A scanned page without words.

## What it does
Looks for pages of an attached PDF that are a picture of written paper and hold no text.

## Why it matters
Nobody can search them, and a screen reader says nothing but the summary.

## Example
    papers:
      - {file: letter.pdf, title: Letter, summary: …}

where `letter.pdf` came from a scanner.

Use instead: the letter saved as PDF by the program that it was written in, or a scan with recognised text.
"""
