"""The tag tree of a section, for those who listen."""
