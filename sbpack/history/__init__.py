"""What changed from one state of a board to another, in the board's words."""
