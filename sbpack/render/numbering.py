"""Numbers of headings and paragraphs in a numbered section: 3.1, and below a heading of its own 3.2.1."""


class Numbering:
    """Counts what stands below a section's number.

    A heading right below the section takes the next number as a paragraph does; the paragraphs below it are numbered
    one level deeper.
    """

    def __init__(self, section: str, level: int) -> None:
        """Begin below a section, whose own heading is printed at `level`."""
        self._level = level
        self._section = section
        self._heading = ""
        self._count = self._below = 0

    def heading(self, level: int) -> str:
        """Return the number of the next heading, nothing for one that only divides paragraphs."""
        if level != self._level + 1:
            return ""
        self._heading = self._next()
        self._below = 0
        return self._heading

    def paragraph(self) -> str:
        """Return the number of the next paragraph."""
        if not self._heading:
            return self._next()
        self._below += 1
        return f"{self._heading}.{self._below}"

    def _next(self) -> str:
        self._count += 1
        return f"{self._section}.{self._count}"
