"""Problems with their places: what every step returns and the command line shows."""
