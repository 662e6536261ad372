"""Photographs in the form that the layout engine prints truly."""

from io import BytesIO

from PIL import Image

from sbpack.sources.picture import check_picture

_HEAD = slice(0, 16)
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
_DEPTH_AND_COLOURS = slice(24, 26)
_SIXTEEN_BITS_OF_GREY = b"\x10\x00"


def in_eight_bits(data: bytes) -> bytes:
    """Return a PNG of 65,536 shades of grey as one of 256, since the engine prints it black; any other as it is."""
    if data[_HEAD] != _PNG or data[_DEPTH_AND_COLOURS] != _SIXTEEN_BITS_OF_GREY or check_picture(data):
        return data
    made = BytesIO()
    with Image.open(BytesIO(data), formats=("PNG",)) as image:
        # Pillow's own way from sixteen bits to eight makes every shade above 255 white.
        image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L").save(made, "PNG")
    return made.getvalue()
