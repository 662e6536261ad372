"""Levels of headings: none skips one."""

DEEPEST = 6


class LevelShift:
    """Gives each heading the level below the one it stands under, whatever level it was written at."""

    def __init__(self, under: int) -> None:
        """Begin below a heading of level `under`."""
        self._under = under
        self._open: list[int] = []

    def level(self, written: int) -> int:
        """Return the level to print the next heading at."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(self._under + len(self._open), DEEPEST)
