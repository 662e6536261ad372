"""Text or a picture that runs off the page, or out of its box.

## What it does
Reports what stands beyond the edges of a page, of a cell, a card or a column, at the line it was written on: five
places of a section, and how many more there are. A table that is too wide has turned to landscape, gone to A3 and been
set smaller before anything is said.

## Why it matters
What is beyond the edge of the paper is not printed, what is beyond a cell is printed over its neighbour, and no checker
of PDF files notices.

## Example
    A table of two hundred columns.

Use instead two tables, or other widths:
    ![Delivery plan](delivery-plan.csv){page=a3 widths="3 3 2"}
"""
