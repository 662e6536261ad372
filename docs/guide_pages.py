"""Build the board whose files docs/guide.md shows, and draw the pages that it shows beside them.

A fenced block of the guide whose first line names a path, such as `markdown meetings/2024-03-06/parks.md`, is a file of
that board; `docs/guide/board/` holds the files that are no text. A picture `guide/parks-2.png` is the second page of
the section made from `parks.md`, or of the first section of that kind. Each picture keeps a digest of its page's text,
so that a test can tell when the page has changed since.

    python docs/guide_pages.py      draw all pictures anew
"""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pypdfium2
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from sbpack.build.checked import Checked, model
from sbpack.build.compile import compile_pack
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.packs.make_pack import make_pack
from sbpack.packs.pack import Section
from sbpack.read.read_sources import read_sources
from sbpack.render.layout.workers import Workers
from sbpack.repository.folder import FolderRepository

DOCS = Path(__file__).parent
GUIDE = DOCS / "guide.md"
DAY = date(2024, 3, 6)
"""The meeting whose pack the guide shows."""
_BLOCK = re.compile(r"^(?P<fence>`{3,})\w+ (?P<path>\S+)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[[^]]*\]\(guide/(?P<name>[\w-]+)-(?P<page>\d+)\.png\)")
_SCALE = 1.5
"""Pixels in a point."""
_EDGE = "#b6bec4"
_DIGEST = "page-text-sha256"


@dataclass(frozen=True)
class GuidePage:
    """A picture in the guide and the page of the pack that it shows."""

    picture: Path
    number: int
    """Counted from 1, in the pack."""


@dataclass(frozen=True)
class GuidePack:
    """The pack of the guide's board."""

    modelled: Checked
    compiled: Compiled
    sections: tuple[Section, ...]
    pages: tuple[GuidePage, ...]
    """Those that the guide shows."""


def write_board(folder: Path) -> None:
    """Write the files that the guide shows below a folder."""
    shutil.copytree(DOCS / "guide" / "board", folder, dirs_exist_ok=True)
    for block in _BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        target = folder / block["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block["text"], encoding="utf-8")


def build_board(folder: Path) -> GuidePack:
    """Compile the pack of a folder that holds the guide's board."""
    repository = FolderRepository(folder)
    modelled = model(*read_sources(repository))
    with Workers() as workers:
        compiled = compile_pack(repository, modelled, DAY, BuildOptions(), workers)
    meeting = modelled.public.meeting(DAY)
    sections = make_pack(modelled.public, meeting).sections if meeting else ()
    return GuidePack(modelled, compiled, sections, tuple(_pages(sections, compiled.manifest)))


def _pages(sections: Sequence[Section], manifest: bytes | None) -> Iterator[GuidePage]:
    """Yield the pictures that the guide asks for; none without a pack."""
    placed = json.loads(manifest)["sections"] if manifest else []
    starts: dict[str, int] = {}
    for section, place in zip(sections, placed, strict=bool(placed)):
        starts.setdefault(section.kind, place["first_page"])
        starts.setdefault(PurePosixPath(section.source).stem, place["first_page"])
    for shown in _PICTURE.finditer(GUIDE.read_text(encoding="utf-8")):
        picture = DOCS / "guide" / f"{shown['name']}-{shown['page']}.png"
        if placed and shown["name"] not in starts:
            raise ValueError(f"{picture.name} shows no section of the pack")
        if placed:
            yield GuidePage(picture, starts[shown["name"]] + int(shown["page"]) - 1)


def text_digest(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return a digest of what stands on a page, however its lines are broken."""
    text = document[number - 1].get_textpage().get_text_range()
    return hashlib.sha256(re.sub(r"\W+", "", text).encode()).hexdigest()


def kept_digest(picture: Path) -> str:
    """Return the digest of the page that a picture was drawn from."""
    with Image.open(picture) as image:
        return str(image.info.get(_DIGEST, ""))


def draw(document: pypdfium2.PdfDocument, page: GuidePage) -> None:
    """Draw a page and keep the digest of its text in the picture."""
    image = document[page.number - 1].render(scale=_SCALE).to_pil().convert("RGB")
    kept = PngInfo()
    kept.add_text(_DIGEST, text_digest(document, page.number))
    framed = ImageOps.expand(image, 1, _EDGE)
    # The octree keeps the tints of RAG letters apart; the other ways of choosing 64 colours make red amber.
    small = framed.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(page.picture, optimize=True, pnginfo=kept)


def main() -> None:
    """Draw every picture of the guide."""
    with tempfile.TemporaryDirectory() as folder:
        write_board(Path(folder))
        pack = build_board(Path(folder))
    for finding in pack.compiled.findings:
        print(f"{finding.span}: {finding.message}")
    if pack.compiled.pdf is None:
        raise SystemExit("there is no pack to draw")
    for old in (DOCS / "guide").glob("*.png"):
        old.unlink()
    with pypdfium2.PdfDocument(pack.compiled.pdf) as document:
        for page in pack.pages:
            draw(document, page)


if __name__ == "__main__":
    main()
