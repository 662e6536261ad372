"""History in the board's words."""
