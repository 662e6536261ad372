"""Step 5, assemble: sections become one tagged, stamped, bookmarked PDF."""
