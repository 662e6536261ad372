"""Letters that count: of sub-items and appendices."""

from string import ascii_lowercase


def letter(place: int) -> str:
    """Return a, b, … z, aa, ab, … for 0, 1, … 25, 26, 27."""
    letters = ""
    place += 1
    while place:
        place, remainder = divmod(place - 1, len(ascii_lowercase))
        letters = ascii_lowercase[remainder] + letters
    return letters
