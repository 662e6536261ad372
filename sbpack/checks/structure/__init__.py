"""Rules about text that looks like structure and is printed as prose, a rule a file."""
