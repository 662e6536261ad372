"""Agenda item without a title.

## What it does
Checks that every item has a `title`, or is one of those whose title is derived: `minutes_of`,
`matters_arising`, `next_meeting`, and an item with one paper, which bears the paper's title.

## Why it matters
The agenda would print a number with nothing beside it, and the summons must say what business is to be done
(Local Government Act 1972, Schedule 12, paragraph 4(2)(b), which boards follow in their own rules).

## Example
    - presenter: Superintendent Luke Baldock

Use instead:
    - title: Crime update
      presenter: Superintendent Luke Baldock
"""
