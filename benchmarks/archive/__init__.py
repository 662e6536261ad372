"""The archive of a board that there never was, as long as one likes."""
