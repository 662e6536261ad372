"""Pictures that come from partners by e-mail."""

import shutil
import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sbpack.render.html.pictures import pictures_in
from sbpack.render.layout.layout import layout_section
from sbpack.render.places import BLOCK
from sbpack.sandbox.picture import check_picture
from tests import pack_proofs
from tests.pdf_reading import page_texts, struct_tree

CASES = Path(__file__).parent.parent / "cases"

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
)

_ENTITY = '<!DOCTYPE svg [<!ENTITY a "bad">]>' + _SVG.format("<text>&a;</text>")


def _png(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def test_a_small_photograph_and_a_plain_drawing_are_shown() -> None:
    assert check_picture(_png(1, 1)) == ""
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- by hand -->' + _SVG.format(
        "<text>é</text>"
    )
    assert check_picture(declared.encode("utf-8-sig")) == ""
    assert check_picture(_SVG.format('<g fill="url(#a)"><rect width="1" height="1"/><text>A</text></g>').encode()) == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        _png(60_000, 60_000),
        b"<svg>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<html/>",
        _SVG.format('<use xlink:href="#a"/>').encode(),
        _SVG.format('<image href="file:///etc/passwd"/>').encode(),
        _SVG.format("<script>1</script>").encode(),
        _SVG.format("<style>@import 'x'</style>").encode(),
        _SVG.format('<rect fill="url(https://example.org/#a)"/>').encode(),
        _SVG.format('<linearGradient spreadMethod="repeat"/>').encode(),
        _SVG.format('<rect onload="x()"/>').encode(),
        _SVG.format("<g/>" * 6_000).encode(),
        _SVG.format("<g>" * 3_000 + "</g>" * 3_000).encode(),
        _ENTITY.encode("utf-16-le"),
        _ENTITY.encode("utf-16"),
        _ENTITY.encode("utf-8-sig"),
        _ENTITY.encode("utf-7"),
        '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16-le") + _SVG.format("").encode("utf-16-le"),
        b'<?xml version="1.0" encoding="utf-7"?>' + _SVG.format("").encode(),
        b"<?xml version='1.0' encoding='cp1252'?>" + _SVG.format("<text>\x80</text>").encode(),
    ],
    ids=range(22),
)
def test_everything_else_is_refused(data: bytes) -> None:
    assert check_picture(data)


def _photograph(form: str) -> bytes:
    """Return a picture whose pixels take some room."""
    image = Image.effect_noise((64, 64), 60).convert("RGB")
    whole = BytesIO()
    image.save(whole, form)
    return whole.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("is_lenient", [False, True])
def test_a_whole_photograph_is_shown_and_one_cut_short_is_not(
    form: str, is_lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", is_lenient)
    whole = _photograph(form)
    assert check_picture(whole) == ""
    assert "damaged" in check_picture(whole[: len(whole) // 2])


def test_a_photograph_of_garbage_is_refused() -> None:
    whole = _photograph("PNG")
    start = whole.index(b"IDAT") + 4
    assert "damaged" in check_picture(whole[:start] + b"\xff" * (len(whole) - start - 16) + whole[-16:])


def test_a_picture_of_too_many_pixels_is_never_unpacked() -> None:
    assert "million pixels" in check_picture(_png(60_000, 60_000))
    assert "million pixels" in check_picture(_png(8_000, 8_000))


@pytest.mark.parametrize(
    "words",
    [
        "<text>hi there</text>",
        '<text font-family="Arial, sans-serif">hi there</text>',
        '<text style="fill:#123;font-family: Calibri;font-weight:600">hi there</text>',
        '<g style="font: 12px Helvetica"><text y="9">hi <tspan font-family="Verdana">there</tspan></text></g>',
    ],
)
def test_the_words_of_a_drawing_are_set_in_our_font(words: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20">{words}</svg>'.encode()
    html = (
        '<!doctype html><html lang="en"><title>T</title><body style="font-family: Source Sans"><h1>T</h1>'
        '<img src="sbpack:/files/a.svg" alt="Words">'
    )
    section = layout_section(html, pictures_in(html, lambda _path: drawing))
    assert section.findings == ()
    assert "hithere" in "".join(page_texts(section.pdf)[0].split())


def test_a_drawing_that_the_engine_cannot_draw_is_named_where_it_stands() -> None:
    stops = '<stop offset="0"/><stop offset="1" stop-color="red"/>'
    gradient = f'<radialGradient id="a" r="0" gradientTransform="scale(0)">{stops}</radialGradient>'
    shape = '<rect width="9" height="9" fill="url(#a)"/>'
    drawing = _SVG.format(gradient + shape).replace("<svg ", '<svg viewBox="0 0 9 9" ').encode()
    html = (
        f'<html lang="en"><title>A</title><p {BLOCK}="3"><img alt="A" src="sbpack:/files/a/the%20chart.svg"></p></html>'
    )
    (finding,) = layout_section(html, {"a/the chart.svg": drawing}).findings
    assert finding.message.startswith("`a/the chart.svg` is not shown")
    assert (finding.rule, finding.block) == ("missing-image", 3)


def test_many_shapes_of_many_colours_each_are_refused() -> None:
    stops = "<stop/>" * 90
    assert "gradient" in check_picture(
        _SVG.format(f'<linearGradient id="a">{stops}</linearGradient>{"<g/>" * 1_800}').encode()
    )
    assert check_picture(_SVG.format(f'<linearGradient id="a">{stops}</linearGradient>{"<g/>" * 300}').encode()) == ""
    assert check_picture(_SVG.format("<g/>" * 1_800).encode()) == ""


def test_no_picture_is_opened_in_the_main_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A photograph or drawing may be made to take its reader over."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the main process opens a picture")

    pictures = {"a.png": Image.new("I;16", (31, 17), 40_000), "b.jpg": Image.new("RGB", (31, 17), "teal")}
    shutil.copytree(CASES / "base", tmp_path / "board")
    folder = tmp_path / "board" / "meetings" / "2024-03-06"
    for name, picture in pictures.items():
        picture.save(folder / name)
    (folder / "c.svg").write_text(_SVG.format('<text y="9">Lamps of Penge</text>'))
    paper = folder / "parks.md"
    told = dict(zip((*pictures, "c.svg"), ("Lamps at dawn", "Lamps at noon", "Lamps at dusk"), strict=True))
    paper.write_text(paper.read_text() + "".join(f"\n![{words}]({name})\n" for name, words in told.items()))
    for target in ("PIL.Image.open", "xml.etree.ElementTree.fromstring", "xml.etree.ElementTree.XMLParser"):
        monkeypatch.setattr(target, refuse)
    built = pack_proofs.build(tmp_path / "board", date(2024, 3, 6))
    monkeypatch.undo()
    assert built.compiled.findings == ()
    assert "Lamps of Penge" in " ".join(" ".join(built.texts).split())
    figures = [element for element in struct_tree(built.pdf).walk() if element.tag == "Figure"]
    assert [figure.alternative for figure in figures] == [*told.values()]
