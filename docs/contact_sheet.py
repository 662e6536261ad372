"""Set pages of a pack side by side in one picture, for the README."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

_SCALE = 0.62
"""Pixels in a point."""
_GAP = 16
_BACKGROUND = "#d9dee2"
_EDGE = "#b6bec4"


def contact_sheet(pdf: Path, picture: Path, rows: list[list[int]]) -> None:
    """Draw rows of pages (counted from 1), all to one scale, and save them as PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = [[_draw(document[page - 1]) for page in row] for row in rows]
    width = max(sum(image.width + _GAP for image in row) for row in drawn) + _GAP
    height = sum(max(image.height for image in row) + _GAP for row in drawn) + _GAP
    sheet = Image.new("RGB", (width, height), _BACKGROUND)
    top = _GAP
    for row in drawn:
        left = (width - sum(image.width + _GAP for image in row) + _GAP) // 2
        for image in row:
            sheet.paste(image, (left, top))
            left += image.width + _GAP
        top += max(image.height for image in row) + _GAP
    sheet.quantize(256, Image.Quantize.FASTOCTREE).save(picture, optimize=True)


def _draw(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=3 * _SCALE).to_pil().convert("RGB")
    size = (round(page.get_width() * _SCALE), round(page.get_height() * _SCALE))
    return ImageOps.expand(image.resize(size, Image.Resampling.LANCZOS), 1, _EDGE)


if __name__ == "__main__":
    contact_sheet(
        Path(sys.argv[1]), Path(sys.argv[2]), [[int(page) for page in row.split(",")] for row in sys.argv[3:]]
    )
