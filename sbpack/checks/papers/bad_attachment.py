"""An attachment or picture that cannot be in a pack.

## What it does
Opens every attached PDF, PNG and JPEG in a process of its own first, with limits on time and memory, and checks that
it is whole, not encrypted, of a sane size, and has the pages that the agenda asks for. A drawing may hold plain shapes
and words alone. Only what has passed is laid out.

## Why it matters
An encrypted file prints as nothing, a damaged one loses pages without a word, and one that unpacks to a hundred times
its size stops the reader of whoever opens the pack.

## Example
    papers:
      - {file: slides.pdf, title: Slides, summary: …}

where `slides.pdf` asks for a password.

Use instead: a copy saved without a password.
"""
