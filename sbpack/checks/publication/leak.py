"""Something of Part 2 in what is for the public.

## What it does
Searches every file that is made for the public, before it is written, for what only Part 2 contains: runs of words,
names, numbers of five or more digits, and names of files. In a pack it looks everywhere: on its pages, in its
bookmarks, links and alternative texts, in what the file says of itself, and in the files inside it.

## Why it matters
What is published cannot be taken back, and what nobody sees on the page is found by the first who looks for it.

## Example
    {# a front sheet of the board's own, in templates/pack/front-sheet.html #}
    The tenancies at Quarry Ward are considered in private.

Use instead:
    One item is considered in private.
"""
