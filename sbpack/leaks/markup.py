"""What HTML and XML say: their text, with and without what their tags keep apart, and the values beside the tags."""

from collections.abc import Iterator
from html.parser import HTMLParser

from sbpack.leaks.surface import Surface

_ENDINGS = (".html", ".htm", ".xhtml", ".xml", ".svg")
_OF_THE_FORMAT = ("xmlns", "xml:lang", "lang")
"""Attributes whose values are nobody's words: addresses of formats, and languages, such as `x-default`."""


class _Texts(HTMLParser):
    """A reader that keeps everything that is no tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.values: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.values.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.values += [value for name, value in attrs if value and not name.startswith(_OF_THE_FORMAT)]


def is_markup(name: str) -> bool:
    """Whether a file's name says that it holds tags."""
    return name.casefold().endswith(_ENDINGS)


def markup_text(text: str) -> str:
    """Return what is between the tags, each piece on a line."""
    return "\n".join(_read(text).texts)


def markup_surfaces(place: str, text: str, beside: str) -> Iterator[Surface]:
    """Yield what is between the tags of a text at a place, and what is in them at another, if that has a name."""
    parser = _read(text)
    yield Surface(place, " ".join(parser.texts))
    yield Surface(place, "".join(parser.texts))
    yield from (Surface(beside or place, value) for value in parser.values)


def _read(text: str) -> _Texts:
    parser = _Texts()
    parser.feed(text)
    parser.close()
    return parser
