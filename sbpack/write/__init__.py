"""Step 6, write: each output is replaced whole or not at all."""
