"""The pages of a pack that show an attached PDF: where on which paper, in a new tagged PDF of one figure a page."""

import zlib
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String
from PIL import Image

from sbpack.render.section import A3, A4
from sbpack.sandbox.page_objects import Box
from sbpack.sandbox.pdf_file import MILLIMETRE, SeenPage, save_pdf

FOR_STAMPS = 18 * MILLIMETRE
"""At the top and bottom: stamps end less than 15 mm from the edge."""
AT_SIDES = 8 * MILLIMETRE
MOST_ENLARGED = 2.0
_TOLERANCE = 0.03
"""Of a side, by which a page may differ from A3."""
_LARGEST_PLAIN = 1_000_000
"""Bytes of a drawn page without loss; one with photographs takes more and is packed as one."""
_QUALITY = 88


@dataclass(frozen=True)
class Place:
    """An attached page on its paper, in points from the lower left corner."""

    paper: tuple[float, float]
    x: float
    y: float
    width: float
    height: float
    scale: float
    """How large it is beside its own size."""

    @property
    def box(self) -> Box:
        """The corners: left, bottom, right, top."""
        return self.x, self.y, self.x + self.width, self.y + self.height


def place(page: SeenPage) -> Place:
    """Centre a page on A4, or on A3 where it is A3 itself, turned as the page is; never larger than twice its size."""
    width, height = page.width, page.height
    sides = zip(sorted((width, height)), A3, strict=True)
    is_a3 = all(abs(side / (wanted * MILLIMETRE) - 1) <= _TOLERANCE for side, wanted in sides)
    short, long = (side * MILLIMETRE for side in (A3 if is_a3 else A4))
    paper = (long, short) if width > height else (short, long)
    scale = min((paper[0] - 2 * AT_SIDES) / width, (paper[1] - 2 * FOR_STAMPS) / height, MOST_ENLARGED)
    width, height = width * scale, height * scale
    return Place(paper, (paper[0] - width) / 2, (paper[1] - height) / 2, width, height, scale)


@dataclass(frozen=True)
class AttachedLink:
    """A link whose words are seen at a place of a fitted page."""

    box: Box
    address: str = ""
    """Where it leads out of the pack; empty for one that leads to a page of its own file."""
    index: int = 0
    """That page, among those that were taken."""


class FigurePages:
    """Pages that are one figure each, below one Document."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self._root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array())
        )
        self._figures: list[Object] = []
        self._links: list[tuple[int, Object]] = []
        """Their elements, each with the number of its page."""

    def __len__(self) -> int:
        return len(self._figures)

    def add(self, form: Stream, seen: SeenPage, place: Place) -> None:
        """Add a page that shows a form of another file."""
        page = self.pdf.add_blank_page(page_size=(round(place.paper[0], 2), round(place.paper[1], 2)))
        figure = self._tag(page)
        box = Array([round(corner, 2) for corner in place.box])
        figure.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
        self._show(len(self) - 1, self.pdf.copy_foreign(form), seen.placed(place.x, place.y, place.scale))

    def add_link(self, number: int, link: AttachedLink, words: str) -> None:
        """Lay a link over a page, once all are there; it is heard after the page's own words."""
        page = self.pdf.pages[number].obj
        action = Dictionary(S=Name.GoTo, D=Array([self.pdf.pages[link.index].obj, Name.Fit]))
        if link.address:
            action = Dictionary(S=Name.URI, URI=String(link.address))
        area = Array([round(corner, 2) for corner in link.box])
        note = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=area, A=action, Contents=String(words), F=4, Border=[0, 0, 0]
            )
        )
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Link, P=self._document, Pg=page, Alt=String(words))
        )
        element.K = Array([Dictionary(Type=Name.OBJR, Obj=note, Pg=page)])
        page.Annots = Array([*page.get("/Annots", Array()), note])
        page.Tabs = Name.S
        self._links.append((number, element))

    def alone(self, number: int) -> bytes:
        """Return a file of one page, lawful if that page is; it has another title."""
        one = FigurePages()
        one.pdf.pages.append(self.pdf.pages[number])
        one._tag(one.pdf.pages[0]).Alt = String(str(self._figures[number].Alt))
        return one.saved("One page", "en")

    def _tag(self, page: pikepdf.Page) -> Object:
        page.obj.StructParents = len(self)
        figure = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Figure, P=self._document, Pg=page.obj, K=0)
        )
        self._figures.append(figure)
        return figure

    def redraw(self, number: int, image: Image.Image, place: Place) -> None:
        """Show a picture of a page instead of what it is made from."""
        self._show(number, self._packed(image), (place.width, 0, 0, place.height, place.x, place.y))

    def describe(self, number: int, alternative: str) -> None:
        """Give a page its words for those who cannot see it."""
        self._figures[number].Alt = String(alternative)

    def saved(self, title: str = "", language: str = "") -> bytes:
        """Return the file."""
        kids: list[Object] = []
        parents: list[Object | int] = []
        for number, figure in enumerate(self._figures):
            kids += [figure, *(element for page, element in self._links if page == number)]
            parents += [number, Array([figure])]
        for number, (_, element) in enumerate(self._links, len(self)):
            element.K[0].Obj.StructParent = number
            parents += [number, element]
        self._document.K = Array(kids)
        self._root.K = Array([self._document])
        self._root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(parents)))
        self._root.ParentTreeNextKey = len(self) + len(self._links)
        root = self.pdf.Root
        root.StructTreeRoot, root.MarkInfo = self._root, Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if title:
            root.Lang = String(language)
            with self.pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
                xmp["dc:title"] = title
                xmp["pdfuaid:part"] = "1"
        return save_pdf(self.pdf)

    def _show(self, number: int, shown: Object, matrix: tuple[float, ...]) -> None:
        page = self.pdf.pages[number]
        page.obj.Resources = Dictionary(XObject=Dictionary(Page=shown))
        operands = " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in matrix)
        page.obj.Contents = self.pdf.make_stream(
            f"/Figure << /MCID 0 >> BDC\nq\n{operands} cm\n/Page Do\nQ\nEMC\n".encode("ascii")
        )

    def _packed(self, image: Image.Image) -> Object:
        stream = self.pdf.make_stream(b"")
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height = image.size
        stream.ColorSpace, stream.BitsPerComponent = Name.DeviceRGB if image.mode == "RGB" else Name.DeviceGray, 8
        plain = zlib.compress(image.tobytes(), 6)
        if len(plain) <= _LARGEST_PLAIN:
            stream.write(plain, filter=Name.FlateDecode)
        else:
            packed = BytesIO()
            image.save(packed, "JPEG", quality=_QUALITY)
            stream.write(packed.getvalue(), filter=Name.DCTDecode)
        return stream
