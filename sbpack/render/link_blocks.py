"""Where a link stands in the HTML of a section, found without the layout engine."""

from html.parser import HTMLParser

from sbpack.render.places import BLOCK

_WITHOUT_END = ("br", "col", "hr", "img", "meta", "wbr")


def link_block(html: str, address: str) -> int | None:
    """Return the innermost block of the first link to an address, or None where there is none."""
    finder = _Finder(address)
    finder.feed(html)
    return finder.found


class _Finder(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._open: list[tuple[str, int | None]] = []
        self._is_found = False
        self.found: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        said = dict(attrs)
        outer = self._open[-1][1] if self._open else None
        block = int(number) if (number := said.get(BLOCK) or "").isdecimal() else outer
        if tag == "a" and said.get("href") == self._address and not self._is_found:
            self._is_found, self.found = True, block
        if tag not in _WITHOUT_END:
            self._open.append((tag, block))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those in it that say no end."""
        while self._open and tag in [name for name, _ in self._open] and self._open.pop()[0] != tag:
            pass
