"""The files that a PDF carries inside."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Stream, String


@dataclass(frozen=True)
class CarriedFile:
    """A file inside a PDF."""

    name: str
    number: tuple[int, int]
    content: bytes


def carried_files(pdf: pikepdf.Pdf) -> Iterator[CarriedFile]:
    """Yield every embedded file, also one that no list of the PDF names."""
    names: dict[tuple[int, int], str] = {}
    for one in pdf.objects:
        if isinstance(one, Dictionary) and isinstance(one.get("/EF"), Dictionary):
            name = one.get("/UF", one.get("/F"))
            streams = (stream for stream in one.EF.values() if isinstance(stream, Stream))
            names |= {stream.objgen: str(name) if isinstance(name, String) else "" for stream in streams}
    for one in pdf.objects:
        if isinstance(one, Stream) and (one.objgen in names or one.get("/Type") == "/EmbeddedFile"):
            yield CarriedFile(names.get(one.objgen, "") or "without a name", one.objgen, one.read_bytes())
