"""Rules about meetings, one a file."""
