"""Step 4: HTML of sections, and their layout read back from the PDF."""
