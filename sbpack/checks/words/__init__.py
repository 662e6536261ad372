"""Rules about words and signs, one a file."""
