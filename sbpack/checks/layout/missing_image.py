"""An image that could not be shown.

## What it does
Reports images that are missing, damaged or of a kind that cannot be set, as the layout engine found them,
wherever they are shown.

## Why it matters
The page has a hole where the picture should be.

## Example
    ![Chart](chart.png), where chart.png is not a PNG file

Use instead: the picture saved again as PNG, JPEG or SVG.
"""
