"""Step 2, model: text becomes the whole board, frozen; a pack is a view of it."""
