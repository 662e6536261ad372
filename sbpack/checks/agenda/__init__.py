"""Rules about agenda, one a file."""
