"""How much an attachment may have of anything; what a child says of one is held to it too."""

MOST_PAGES = 500
SMALLEST_SIDE = 20.0
"""Points; less is no page that anybody reads."""
LARGEST_SIDE = 14_400.0
"""Points, 5.08 metres: the most that PDF 1.7 allows a page of ordinary units."""
MOST_PIXELS = 50_000_000
"""Of a photograph, and so of its longer side."""
