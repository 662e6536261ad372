"""Photographs in the form that the layout engine prints truly."""

from io import BytesIO

from PIL import Image

from sbpack.sources.picture import check_picture

_HEAD = slice(0, 16)
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
_DEPTH_AND_COLOURS = slice(24, 26)
_SIXTEEN_BITS_OF_GREY = b"\x10\x00"


_JPEG = b"\xff\xd8"
_END_OF_IMAGE, _SCAN = 0xD9, 0xDA
_NEEDED = {0xE0: b"JF", 0xE1: b"Exif", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
"""How segments of programs begin that the picture needs: its density, which way up it is, its colours twice."""
_COMMENT, _OF_PROGRAMS = 0xFE, range(0xE0, 0xF0)
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))


def printable_photograph(data: bytes) -> bytes:
    """Return a picture as the engine prints it truly, and without what its maker wrote into it."""
    return without_notes(data) if data.startswith(_JPEG) else in_eight_bits(data)


def without_notes(jpeg: bytes) -> bytes:
    """Return a JPEG without comments and the segments of programs, which the engine would copy; a broken one as it is.

    The engine itself leaves out where and when a photograph was taken.
    """
    kept, place = [_JPEG], len(_JPEG)
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF:
        marker = jpeg[place + 1]
        if marker == _END_OF_IMAGE:
            return b"".join([*kept, jpeg[place : place + 2]])
        end = place + 2 if marker in _NO_LENGTH else place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(jpeg, end)
        is_needed = marker in _NEEDED and jpeg.startswith(_NEEDED[marker], place + 4)
        if is_needed or (marker != _COMMENT and marker not in _OF_PROGRAMS):
            kept.append(jpeg[place:end])
        place = end
    return b"".join([*kept, jpeg[place:]]) if jpeg[place:] in (b"", b"\xff\xd9") else jpeg


def _end_of_scan(jpeg: bytes, place: int) -> int:
    """Return where the next segment begins after the data of a scan."""
    while (place := jpeg.find(b"\xff", place)) >= 0:
        following = jpeg[place + 1 : place + 2]
        if following not in (b"\x00", b"\xff") and following[0:1] and following[0] not in _NO_LENGTH:
            return place
        place += 1 if following == b"\xff" else 2
    return len(jpeg)


def in_eight_bits(data: bytes) -> bytes:
    """Return a PNG of 65,536 shades of grey as one of 256, since the engine prints it black; any other as it is."""
    if data[_HEAD] != _PNG or data[_DEPTH_AND_COLOURS] != _SIXTEEN_BITS_OF_GREY or check_picture(data):
        return data
    made = BytesIO()
    with Image.open(BytesIO(data), formats=("PNG",)) as image:
        # Pillow's own way from sixteen bits to eight makes every shade above 255 white.
        image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L").save(made, "PNG")
    return made.getvalue()
