"""Rules about actions, one a file."""
