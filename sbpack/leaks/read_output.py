"""Everything that can be read in a file, whatever form it has."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from sbpack.leaks.read_pdf import (
    StringWalk,
    carried_files,
    form_surfaces,
    page_count,
    page_surfaces,
    stream_surfaces,
    undrawn_forms,
)
from sbpack.leaks.read_text import Surface, as_text, is_markup, markup_surfaces, printable_runs, written_surfaces

_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_DEEPEST = 5
"""Files in files in files."""


class TooDeep(Exception):  # noqa: N818 - said of the file
    """A file carries files that carry files, and so on."""


def is_pdf(data: bytes) -> bool:
    """Whether a file says that it is a PDF."""
    return b"%PDF-" in data[:_HEAD]


def file_surfaces(name: str, data: bytes, depth: int = 0) -> Iterator[Surface]:
    """Yield everything that can be read in a file; raises Unread, TooDeep, and what libraries raise."""
    if depth > _DEEPEST:
        raise TooDeep(name)
    if is_pdf(data):
        yield from page_surfaces(data, 0, page_count(data))
        yield from surfaces_beside_pages(data, depth)
        return
    text = as_text(data)
    if text is None:
        yield from (Surface("", run, is_for_people=False) for run in printable_runs(data))
    elif is_markup(name):
        yield from markup_surfaces("", text, "in a tag")
    else:
        yield from written_surfaces(text)


def surfaces_beside_pages(data: bytes, depth: int = 0) -> Iterator[Surface]:
    """Yield what a PDF says besides the text of its pages, files inside it included; raises as `file_surfaces` does."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from StringWalk(pdf).surfaces()
        carried = tuple(carried_files(pdf))
        yield from stream_surfaces(pdf, frozenset(file.number for file in carried))
        yield from form_surfaces(data, undrawn_forms(pdf))
    yield from (Surface("after the end of the file", run) for run in printable_runs(_after_the_end(data)))
    for file in carried:
        inside = f"in the embedded file `{file.name}`"
        for surface in file_surfaces(file.name, file.content, depth + 1):
            place = f"{inside}, {surface.place}" if surface.place else inside
            yield surface._replace(place=place)


def _after_the_end(data: bytes) -> bytes:
    return data[data.rfind(b"%%EOF") + len(b"%%EOF") :]
