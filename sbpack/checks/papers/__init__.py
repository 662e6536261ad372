"""Rules about papers, one a file."""
