"""Rules about minutes, one a file."""
