"""Rules about what must not be published, one a file."""
