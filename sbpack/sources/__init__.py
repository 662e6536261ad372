"""Step 1, read: git or disk becomes text with places."""
