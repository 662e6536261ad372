"""Rules about what the layout engine found, one a file."""
