"""Rules about sources, one a file."""
