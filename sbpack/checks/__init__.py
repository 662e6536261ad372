"""Step 3, check: the model is held against the rules."""
