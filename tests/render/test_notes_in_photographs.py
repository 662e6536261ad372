"""What the maker of a photograph wrote into it stays out of the pack; the picture stays as it is."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from sbpack.render.html.pictures import printable_photograph

SECRET = b"SECRET"


def photograph(*, progressive: bool = False, mode: str = "RGB") -> bytes:
    picture = Image.effect_noise((60, 40), 60).convert(mode)
    exif = picture.getexif()
    exif[0x0112] = 6  # turned
    made = BytesIO()
    picture.save(made, "JPEG", comment=SECRET, exif=exif, progressive=progressive, quality=90)
    return made.getvalue()


def with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    return data[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + data[2:]


NOTED = {
    "comment": photograph(),
    "progressive": photograph(progressive=True),
    "four inks": photograph(mode="CMYK"),
    "grey": photograph(mode="L"),
    "XMP": with_segment(photograph(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + SECRET),
    "of Photoshop": with_segment(photograph(), 0xED, b"Photoshop 3.0\0" + SECRET),
    "a second picture": with_segment(photograph(), 0xE2, b"MPF\0" + SECRET),
    "behind its end": photograph() + SECRET,
}


@pytest.mark.parametrize("data", NOTED.values(), ids=NOTED)
def test_notes_are_left_out_and_the_picture_stays(data: bytes) -> None:
    assert SECRET in data
    made = printable_photograph(data)
    assert SECRET not in made
    with Image.open(BytesIO(data)) as was, Image.open(BytesIO(made)) as now:
        assert ImageChops.difference(was.convert("RGB"), now.convert("RGB")).getbbox() is None
        assert now.getexif().get(0x0112) == 6
        assert now.mode == was.mode


@pytest.mark.parametrize("length", range(2, 700, 41))
def test_a_photograph_cut_short_harms_nothing(length: int) -> None:
    assert isinstance(printable_photograph(photograph()[:length]), bytes)
