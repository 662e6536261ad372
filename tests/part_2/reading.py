"""What a pack says anywhere: in its pages, its tags, its bookmarks, and in every object of the file."""

from collections.abc import Iterator
from io import BytesIO

import pdfplumber
import pikepdf

from tests.pdf_reading import bookmarks, links, page_texts, struct_text


def everything_in(pdf: bytes) -> str:
    """Return all that two readers find in a file, and every string, name and stream of it."""
    with pdfplumber.open(BytesIO(pdf)) as read:
        pages = [page.extract_text() or "" for page in read.pages]
    told = [text for _, text in struct_text(pdf)]
    told += [bookmark.title for bookmark in bookmarks(pdf)]
    told += [f"{link.contents} {link.uri}" for link in links(pdf)]
    with pikepdf.open(BytesIO(pdf)) as file:
        objects = [text for item in file.objects for text in _strings(item, 0)]
    return "\n".join([*page_texts(pdf), *pages, *told, *objects, pdf.decode("latin-1")])


def _strings(item: pikepdf.Object, depth: int) -> Iterator[str]:
    """Yield what an object says of itself, however it is written; what it refers to has its own turn."""
    match item:
        case pikepdf.Stream():
            yield from _texts(
                item.read_bytes() if "/Filter" not in item or _can_be_read(item) else item.read_raw_bytes()
            )
            yield from _strings(pikepdf.Dictionary(item.stream_dict), depth)
        case pikepdf.Dictionary():
            for name, value in item.items():
                yield name
                yield from _below(value, depth)
        case pikepdf.Array():
            for value in item:
                yield from _below(value, depth)
        case pikepdf.String():
            yield str(item)
            yield from _texts(bytes(item))
        case pikepdf.Name():
            yield str(item)


def _below(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, pikepdf.Object) and not (value.is_indirect and depth):
        yield from _strings(value, depth + 1)


def _can_be_read(stream: pikepdf.Stream) -> bool:
    return all(one not in ("/DCTDecode", "/JPXDecode") for one in map(str, _listed(stream.get("/Filter"))))


def _listed(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    return list(value) if isinstance(value, pikepdf.Array) else [value] if value is not None else []


def _texts(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")
    if b"\0" in data:
        yield data.decode("utf-16-be", "replace")
        yield data.decode("utf-16-le", "replace")


def everything_known(thing: object) -> str:
    """Return every text that can be reached from a model, by whatever a template may ask of it."""
    found: list[str] = []
    seen: dict[int, object] = {}
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen[id(one)] = one
        match one:
            case str():
                found.append(one)
            case bytes():
                found.append(one.decode("latin-1"))
            case dict():
                waiting += [*one.keys(), *one.values()]
            case list() | tuple() | set() | frozenset():
                waiting += one
            case _:
                waiting += vars(one).values() if hasattr(one, "__dict__") and not isinstance(one, type) else ()
                slots = getattr(type(one), "__slots__", ())
                waiting += (getattr(one, name) for name in slots if isinstance(slots, tuple) and hasattr(one, name))
    return "\n".join(found)
