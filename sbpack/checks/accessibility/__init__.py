"""Rules about what can be read and reached by everybody, one a file."""
