"""What a PDF says besides its pages: every string and every name in every object."""

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from sbpack.leaks.pdf_words import NO_WORDS, RESOURCES, is_of_the_format
from sbpack.leaks.surface import Surface

_TAGS = "in an id of the tags"
_DESTINATION = "in the name of a destination"
_EMBEDDED = "in the name of an embedded file"
_METADATA = "in the metadata"
_PLACES = {
    "/ActualText": "in an alternative text",
    "/Alt": "in an alternative text",
    "/Contents": "in what a link or note says",
    "/D": _DESTINATION,
    "/Desc": "in the description of an embedded file",
    "/Dest": _DESTINATION,
    "/E": "in an alternative text",
    "/F": _EMBEDDED,
    "/Headers": _TAGS,
    "/ID": _TAGS,
    "/P": "in a page label",
    "/T": "in a title of the tags",
    "/UF": _EMBEDDED,
    "/URI": "in a link",
}
"""Where a string stands, by the key of its value."""
_DEEPEST = 100


class StringWalk:
    """A way through all objects of a file, which knows what some of them are."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Learn what the notes and the information dictionary are."""
        self._pdf = pdf
        self._pages = {note: f" on page {label}" for label, note in _notes(pdf)}
        self._information = _number(pdf.trailer.get("/Info"))
        self._destinations = _number(pdf.Root.get("/Dests"))
        self._resources: set[tuple[int, int]] = set()
        self._names: dict[tuple[int, int], list[str]] = {}

    def surfaces(self) -> Iterator[Surface]:
        """Yield every string, then every name that is not of the format's own."""
        for value in self._pdf.objects:
            if isinstance(value, Object):
                yield from self._in(value, "", 0)
        own = {key: value for key, value in self._pdf.trailer.items() if key != "/ID"}
        yield from self._in_items(own, "", 0)
        for number, names in self._names.items():
            if number not in self._resources:
                yield from (Surface("in a name inside the file", name[1:]) for name in names)

    def _in(self, value: object, key: str, depth: int, page: str = "") -> Iterator[Surface]:
        """Yield what is written into an object, not what it refers to."""
        if depth > _DEEPEST:
            return
        if isinstance(value, String):
            yield _string(str(value), key, page)
        elif isinstance(value, Name):
            self._keep((0, 0), str(value))
        elif isinstance(value, Array):
            if key == "/Names":
                yield from _named(value)
            elif not _is_colour(value):
                for item in value:
                    if isinstance(item, Object) and not item.is_indirect:
                        yield from self._in(item, key, depth + 1, page)
        elif isinstance(value, Dictionary | Stream):
            yield from self._in_dictionary(value, key, depth, page)

    def _in_dictionary(self, value: Object, key: str, depth: int, page: str) -> Iterator[Surface]:
        items = dict(value.items())
        number = value.objgen if value.is_indirect else None
        if (number and number == self._destinations) or (key == "/Dests" and "/Kids" not in items):
            yield from (Surface(_DESTINATION, name[1:]) for name in items)
        elif key not in RESOURCES:
            for name in items:
                self._keep(number or (0, 0), name)
        place = ""
        if number and number == self._information:
            place = _METADATA
        elif "/Title" in items and "/Parent" in items and "/S" not in items:
            place = "in a bookmark"
        if place:
            yield from (Surface(place, str(words)) for words in items.values() if isinstance(words, String))
            items = {name: one for name, one in items.items() if not isinstance(one, String)}
        yield from self._in_items(items, self._pages.get(number, page) if number else page, depth)

    def _in_items(self, items: Mapping[str, object], page: str, depth: int) -> Iterator[Surface]:
        for key, value in items.items():
            if not isinstance(value, Object) or key in NO_WORDS:
                continue
            if not value.is_indirect:
                yield from self._in(value, key, depth + 1, page)
            elif key in RESOURCES:
                self._resources.add(value.objgen)

    def _keep(self, number: tuple[int, int], name: str) -> None:
        if not is_of_the_format(name):
            self._names.setdefault(number, []).append(name)


def _number(value: object) -> tuple[int, int] | None:
    return value.objgen if isinstance(value, Object) and value.is_indirect else None


def _notes(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield page and number of every note and link."""
    for page in pdf.pages:
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, Array) else ():
            if isinstance(note, Object) and note.is_indirect:
                yield str(page.label), note.objgen


def _string(words: str, key: str, page: str) -> Surface:
    place = _PLACES.get(key, f"under `{key[1:]}`" if key else "in a string")
    return Surface(f"{place}{page}", words, is_for_people=place != _TAGS)


def _named(pairs: Array) -> Iterator[Surface]:
    """Yield the names in a leaf of a name tree, told by what they name."""
    for name, value in zip(pairs[0::2], pairs[1::2], strict=False):
        if isinstance(name, String):
            about = value if isinstance(value, Dictionary) else Dictionary()
            place = _EMBEDDED if "/EF" in about else _TAGS if "/S" in about and "/P" in about else _DESTINATION
            yield Surface(place, str(name), is_for_people=place != _TAGS)


def _is_colour(array: Array) -> bool:
    """Whether names in an array are those of inks."""
    return len(array) > 1 and isinstance(array[0], Name) and str(array[0]) in ("/Separation", "/DeviceN")
