"""Whether a PDF is what was published: what it claims, what records hold, whether its sources give it again."""
