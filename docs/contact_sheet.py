"""Set pages of a pack side by side in one picture, for the README."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

_HEIGHT = 620
_GAP = 18
_BACKGROUND = "#d9dee2"
_EDGE = "#b6bec4"


def contact_sheet(pdf: Path, picture: Path, pages: list[int], columns: int) -> None:
    """Draw pages (counted from 1) in rows, all of one height, and save them as PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        images = [_draw(document[page - 1]) for page in pages]
    rows = [images[start : start + columns] for start in range(0, len(images), columns)]
    width = max(sum(image.width + _GAP for image in row) for row in rows) + _GAP
    sheet = Image.new("RGB", (width, len(rows) * (_HEIGHT + _GAP) + _GAP), _BACKGROUND)
    for number, row in enumerate(rows):
        left = (width - sum(image.width + _GAP for image in row) + _GAP) // 2
        for image in row:
            sheet.paste(image, (left, _GAP + number * (_HEIGHT + _GAP)))
            left += image.width + _GAP
    sheet.quantize(128).save(picture, optimize=True)


def _draw(page: pypdfium2.PdfPage) -> Image.Image:
    scale = (_HEIGHT - 2) / page.get_height()
    image: Image.Image = page.render(scale=2 * scale).to_pil().convert("RGB")
    size = (round(page.get_width() * scale), _HEIGHT - 2)
    return ImageOps.expand(image.resize(size, Image.Resampling.LANCZOS), 1, _EDGE)


if __name__ == "__main__":
    contact_sheet(Path(sys.argv[1]), Path(sys.argv[2]), [int(page) for page in sys.argv[3].split(",")], columns=4)
