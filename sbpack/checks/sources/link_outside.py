"""Link or image that leads where none may.

## What it does
Checks that links are `https:`, `http:`, `mailto:`, `tel:` or `#heading`, and that images and tables are files
below the root.

## Why it matters
A pack never shows a file of the computer it was made on, and never fetches anything.

## Example
    ![Chart](../../../chart.png)

Use instead a file in the meeting's folder:
    ![Chart](chart.png)
"""
