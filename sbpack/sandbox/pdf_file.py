"""PDFs from strangers: how much they may have of anything, opening or refusing them, and what a page of one shows.

Only a limited child may open one: PDF readers have crashed on less.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

MILLIMETRE = 72 / 25.4
MOST_PAGES = 500
SMALLEST_SIDE = 20.0
"""Points; less is no page that anybody reads."""
LARGEST_SIDE = 14_400.0
"""Points, 5.08 metres: the most that PDF 1.7 allows a page of ordinary units."""
MOST_PIXELS = 50_000_000
"""Of a photograph, and so of its longer side."""
_LARGEST_NUMBER = 1e9


@dataclass(frozen=True)
class SeenPage:
    """What a reader sees of a page."""

    box: tuple[float, float, float, float]
    """The corners of the visible part in the page's own coordinates: left, bottom, right, top."""
    turn: int
    """By how many degrees a reader turns it clockwise: 0, 90, 180 or 270."""
    unit: float
    """Points in one unit of its coordinates."""

    width: float
    """In points, as seen."""
    height: float

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """The operands of `cm` that take a point measured from the reader's lower left corner to its coordinates."""
        left, bottom, right, top = self.box
        turned, corner = {
            0: ((1, 0, 0, 1), (left, bottom)),
            90: ((0, 1, -1, 0), (right, bottom)),
            180: ((-1, 0, 0, -1), (right, top)),
            270: ((0, -1, 1, 0), (left, top)),
        }[self.turn]
        a, b, c, d = (value / self.unit for value in turned)
        return a, b, c, d, *corner

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point measured from the reader's lower left corner lies in the page's own coordinates."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def from_top(self, box: tuple[float, float, float, float]) -> float:
        """Return how many points below the top, as seen, a place of the page begins."""
        left, bottom, right, top = self.box
        distances = {0: top - box[3], 90: box[0] - left, 180: box[1] - bottom, 270: right - box[2]}
        return distances[self.turn] * self.unit

    def placed(self, x: float, y: float, scale: float) -> tuple[float, float, float, float, float, float]:
        """Return the operands of `cm` that set it upright with its lower left corner at a point."""
        left, bottom, right, top = self.box
        s = self.unit * scale
        return {
            0: (s, 0, 0, s, x - s * left, y - s * bottom),
            90: (0, -s, s, 0, x - s * bottom, y + s * right),
            180: (-s, 0, 0, -s, x + s * right, y + s * top),
            270: (0, s, -s, 0, x + s * top, y - s * left),
        }[self.turn]


def seen_page(page: pikepdf.Page) -> SeenPage:
    """Read boxes, rotation and unit as viewers do: what makes no sense counts as not written.

    The file must have been opened so that pages hold what they inherit.
    """
    media = corners(page.obj.get("/MediaBox")) or (0.0, 0.0, 0.0, 0.0)
    crop = corners(page.obj.get("/CropBox")) or media
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    box = box if box[0] < box[2] and box[1] < box[3] else media
    turn, unit = ((numbers_in([page.obj.get(key)]) or [0.0])[0] for key in ("/Rotate", "/UserUnit"))
    turn = int(turn) % 360 if abs(turn) < _LARGEST_NUMBER and turn % 90 == 0 else 0
    unit = unit if 0 < unit < 1_000_000 else 1.0
    across, up = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
    return SeenPage(box, turn, unit, *((up, across) if turn % 180 else (across, up)))


def corners(box: object) -> tuple[float, float, float, float] | None:
    """Return a rectangle of a file as left, bottom, right and top, or None for anything else."""
    numbers = numbers_in(box)
    if len(numbers) != 4 or any(abs(number) >= _LARGEST_NUMBER for number in numbers):
        return None
    x1, y1, x2, y2 = numbers
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def numbers_in(value: object) -> list[float]:
    """Return the numbers of a list, none where it holds anything else."""
    try:
        return [float(one) for one in value]  # type: ignore[attr-defined]
    except (TypeError, ValueError, ArithmeticError):
        return []


def get_nested(holder: object, *keys: str) -> Object | None:
    """Return what a path of keys leads to, None where something on the way is not a dictionary."""
    for key in keys:
        holder = holder.get(key) if isinstance(holder, Dictionary) else None
    return holder  # type: ignore[return-value]


def as_list(value: Object | None) -> list[Object]:
    """Return the items of an array, or the one thing that PDF lets stand for an array of it."""
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


_MOST_PIXELS_IN_PDF = 100_000_000
"""Of one picture: A3 at 600 dots an inch has 70 million."""
UNPACKS_TO = 100_000_000
"""Bytes that a small file may unpack to; a larger one, to fifty times its own size."""
_UNPACKS_TIMES = 50
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,9}) (\d{1,5}) R\b")
_LOST = re.compile(r"unable to (find|recover)|unexpected EOF|EOF while|EOF after|expected end|ignoring", re.IGNORECASE)
"""What qpdf says where mending a file means guessing what was in it."""
_REMADE = "reconstruct"
"""What it says where it looked for every object of a file anew."""
_DAMAGED = "it is damaged or was cut short"
_SAVE_ANEW = "open it in the program that made it and save it as PDF anew, or ask for it again"


class Refused(Exception):  # noqa: N818 - said of a file
    """A file that cannot be attached."""

    def __init__(self, problem: str, help_line: str = _SAVE_ANEW) -> None:
        self.problem, self.help = problem, help_line
        super().__init__(problem)


@contextmanager
def opened_pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF whose pages hold what they inherit; raises Refused for one that a pack cannot carry.

    A file that opens without a password may still forbid changes: then it is encrypted, and only pictures of its pages
    may be shown.
    """
    if b"%PDF-" not in data[:1024]:
        raise Refused("it is not a PDF", "save it as PDF in the program that made it")
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Refused("it is encrypted or protected with a password", "save a copy without a password") from error
    except (pikepdf.PdfError, RuntimeError) as error:
        raise Refused(_DAMAGED) from error
    with pdf:
        _check_whole(pdf, data)
        _check_pages(pdf)
        _check_size(pdf, len(data))
        _check_contents(pdf)
        yield pdf


def warm() -> None:
    """Load what opening a file may need, ciphers too, while files can still be opened."""
    for encryption in (False, pikepdf.Encryption(owner="a"), pikepdf.Encryption(owner="a", R=4)):
        with suppress(Refused), opened_pdf(sheet(encryption)):
            pass


def sheet(encryption: pikepdf.Encryption | bool = False) -> bytes:
    """Return a page with a word on it."""
    made = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(60, 60)).obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = pdf.make_stream(b"/P BMC BT /F 9 Tf 9 9 Td (a) Tj ET EMC")
        pdf.save(made, encryption=encryption)
    return made.getvalue()


def save_pdf(pdf: pikepdf.Pdf) -> bytes:
    """Return a file as the pack and its attachments are saved: PDF 1.7, small, the same bytes for the same objects."""
    output = BytesIO()
    pdf.save(
        output,
        min_version="1.7",  # PDF/UA-1 is a profile of it.
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return output.getvalue()


def _check_whole(pdf: pikepdf.Pdf, data: bytes) -> None:
    """Refuse a file that lost something, which qpdf repairs and only warns of."""
    with pikepdf.open(BytesIO(data), inherit_page_attributes=False) as unchanged:
        stated = get_nested(unchanged.Root, "/Pages", "/Count")
    warnings = pdf.get_warnings()
    if (isinstance(stated, int) and stated > len(pdf.pages)) or any(_LOST.search(warning) for warning in warnings):
        raise Refused(_DAMAGED)
    if any(_REMADE in warning for warning in warnings):
        named: set[tuple[int, int]] = set()
        for item in pdf.objects:
            if isinstance(item, Dictionary | Array | Stream):
                raw = item.stream_dict.unparse() if isinstance(item, Stream) else item.unparse(resolved=True)
                named |= {(int(number), int(generation)) for number, generation in _REFERENCE.findall(raw)}
        if any(pdf.get_object(*reference) is None for reference in named):
            raise Refused(_DAMAGED)


def _check_pages(pdf: pikepdf.Pdf) -> None:
    count = len(pdf.pages)
    if "/Collection" in pdf.Root:
        raise Refused("it is a portfolio, a cover over other files", "attach the files in it one by one")
    if bool(pdf.Root.get("/NeedsRendering")):
        raise Refused("it is a form that only Adobe's reader shows", "print it to PDF there, and attach what comes out")
    if count == 0:
        raise Refused("it has no pages")
    if count > MOST_PAGES:
        help_line = "attach a part of it, and say where all of it is"
        raise Refused(f"it has {count:,} pages, more than {MOST_PAGES}", help_line)
    for number, page in enumerate(pdf.pages, 1):
        seen = seen_page(page)
        sides = seen.width, seen.height
        if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in sides):
            size = " by ".join(f"{side / 72 * 25.4:,.0f} mm" for side in sides)
            raise Refused(
                f"page {number} measures {size}", "give that page a size that can be printed, or leave it out"
            )


def _check_contents(pdf: pikepdf.Pdf) -> None:
    """Refuse a page that stops half-way; it would look as if no more stood on it."""
    whole: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        for stream in content_streams(page):
            if stream.objgen not in whole and not _unpacked(stream, UNPACKS_TO * _UNPACKS_TIMES)[1]:
                raise Refused(f"page {number} is damaged")
            whole.add(stream.objgen)


def content_streams(page: pikepdf.Page) -> list[Stream]:
    """Return the streams that one after another draw a page."""
    return [part for part in as_list(page.obj.get("/Contents")) if isinstance(part, Stream)]


def _check_size(pdf: pikepdf.Pdf, length: int) -> None:
    """Refuse what would fill the memory of whoever opens the pack."""
    room = most = max(UNPACKS_TO, _UNPACKS_TIMES * length)
    for item in pdf.objects:
        if not isinstance(item, Stream):
            continue
        width, height = item.get("/Width"), item.get("/Height")
        is_sized = isinstance(width, int) and isinstance(height, int) and width * height > _MOST_PIXELS_IN_PDF
        if is_sized and item.get("/Subtype") == Name.Image:
            raise Refused(
                f"a picture in it has more than {_MOST_PIXELS_IN_PDF // 1_000_000} million pixels",
                "save it with pictures of 300 dots an inch at most",
            )
        room -= _unpacked(item, room)[0]
        if room < 0:
            size = f"{most // 1_000_000:,} MB"
            raise Refused(f"it unpacks to more than {size}", "save it anew with smaller pictures, or ask for it again")


def _unpacked(stream: Stream, room: int) -> tuple[int, bool]:
    """Return how many bytes a stream unpacks to, more than `room` where it is more, and whether it unpacks to its end.

    qpdf does not mind when one stops before. Photographs and scans unpack to their pixels, which are counted; all other
    filters are Flate's lesser brothers.
    """
    filters = as_list(stream.get("/Filter"))
    if filters == [Name.FlateDecode]:
        return _inflated(stream.read_raw_bytes(), room)
    try:
        size = len(stream.read_bytes(pikepdf.StreamDecodeLevel.generalized))
    except pikepdf.PdfError:
        return 0, False
    return size if filters else 0, True


def _inflated(raw: bytes, room: int) -> tuple[int, bool]:
    """Return how much packed data unpacks to, and whether it is whole; a wrong sum at its end harms nobody."""
    if not raw:
        return 0, True
    size, inflate, raw = 0, zlib.decompressobj(-zlib.MAX_WBITS), raw[2:]
    try:
        while raw and size <= room and not inflate.eof:
            size += len(inflate.decompress(raw, 1_000_000))
            raw = inflate.unconsumed_tail
    except zlib.error:
        return size, False
    return size, inflate.eof
