"""Text that runs off the page.

## What it does
Reports text that stands beyond the edges of a section's pages: a table too wide, a word too long.

## Why it matters
What is beyond the edge is not printed, and no checker of PDF files notices.

## Example
    A table of ten columns, each with a long word, on a portrait page.

Use instead landscape or A3 pages, or other widths:
    ![Delivery plan](delivery-plan.csv){page=landscape widths="3 3 2"}
"""
