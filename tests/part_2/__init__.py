"""Part 2: what the public may not read, and how it is kept from them."""
