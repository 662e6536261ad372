"""Packs with something of Part 2 put where it does not belong, one way each."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

import pikepdf
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from sbpack.assemble import assemble
from tests.assemble.packs import of_lengths
from tests.attachments import FONT

WORDS = "homes at Quarry Ward"

Plant = Callable[[pikepdf.Pdf], None]


@lru_cache
def honest_pack() -> bytes:
    """Return a pack of four pages."""
    return assemble(of_lengths(1, 1))


@lru_cache
def page(words: str = WORDS) -> bytes:
    """Return a page whose words are numbers of glyphs of an embedded font that has no others."""
    pdf = FPDF(unit="pt", format="a4")
    pdf.add_font("Body", fname=FONT)
    pdf.set_font("Body", size=20)
    pdf.add_page()
    pdf.text(40, 80, words)
    return bytes(pdf.output())


def with_planted(plant: Plant) -> bytes:
    """Return the pack with something planted in it, packed as tightly as packs are."""
    with pikepdf.open(BytesIO(honest_pack())) as pdf:
        plant(pdf)
        written = BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def on_a_page(pdf: pikepdf.Pdf) -> None:
    with pikepdf.open(BytesIO(page())) as other:
        pdf.pages.extend(other.pages)


def in_a_form_on_a_page(pdf: pikepdf.Pdf) -> None:
    with pikepdf.open(BytesIO(page())) as other:
        form = pdf.copy_foreign(other.pages[0].as_form_xobject())
    drawn = pdf.pages[1]
    name = drawn.add_resource(form, Name.XObject)
    drawn.contents_add(f"q {name} Do Q".encode())


def in_the_look_of_a_note(pdf: pikepdf.Pdf) -> None:
    with pikepdf.open(BytesIO(page())) as other:
        form = pdf.copy_foreign(other.pages[0].as_form_xobject())
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=form))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def beside_what_is_drawn(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(f"/Span <</ActualText ({WORDS})>> BDC EMC".encode())


def in_the_information(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Subject = String(WORDS)


def in_the_xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:description"] = WORDS


def in_a_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(f"12 {WORDS}", 0))


def in_a_destination(pdf: pikepdf.Pdf) -> None:
    target = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names.Dests = pdf.make_indirect(Dictionary(Names=Array([String("item-12-homes-at-quarry-ward"), target])))


def in_an_old_destination(pdf: pikepdf.Pdf) -> None:
    target = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Dests = pdf.make_indirect(Dictionary({"/item-12-homes-at-quarry-ward": target}))


def _link(pdf: pikepdf.Pdf, **entries: object) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), **entries)
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])


def in_a_link(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.org/homes%20at%20Quarry%20Ward"))
    _link(pdf, A=pdf.make_indirect(action))


def in_what_a_link_is_called(pdf: pikepdf.Pdf) -> None:
    _link(pdf, Contents=String(WORDS))


def _tag(pdf: pikepdf.Pdf, **entries: object) -> None:
    root = pdf.Root.StructTreeRoot
    root.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, P=root, **entries)))


def in_an_alternative_text(pdf: pikepdf.Pdf) -> None:
    _tag(pdf, Alt=String(f"A map of the {WORDS}"))


def in_a_title_of_the_tags(pdf: pikepdf.Pdf) -> None:
    _tag(pdf, T=String(WORDS))


def in_an_id(pdf: pikepdf.Pdf) -> None:
    _tag(pdf, ID=String("homes-at-quarry-ward/header-1"))


def in_a_page_label(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums.extend([2, Dictionary(S=Name.D, P=String("Quarry Ward "))])


def in_the_name_of_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["quarry-ward.csv"] = b"1"


def in_the_description_of_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data.csv"] = pikepdf.AttachedFileSpec(pdf, b"1", description=WORDS)


def in_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data.csv"] = f"Where,How many\n{WORDS},19\n".encode("utf-16")


def in_a_pdf_in_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["paper.pdf"] = page()


def in_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{WORDS}')"))


def in_a_name(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = pdf.make_indirect(Dictionary({"/Quarry_Ward": 1}))


def in_a_value_that_is_a_name(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Where=Name("/Quarry#20Ward"))


def in_another_stream(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = pdf.make_stream(f"nobody looks here for {WORDS}".encode())


def in_a_photograph(pdf: pikepdf.Pdf) -> None:
    data = b"\xff\xd8\xff\xe1\x00\x40Exif\x00\x00" + f"taken of the {WORDS}".encode() + b"\x00\x9f\xff\xd9"
    pdf.pages[0].obj.Thumb = pdf.make_stream(
        data,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Filter=Name.DCTDecode,
    )


PLANTS: dict[Plant, str] = {
    on_a_page: "on page 5",
    in_a_form_on_a_page: "on page 2",
    in_the_look_of_a_note: "in what no page draws",
    beside_what_is_drawn: "in an alternative text on page 2",
    in_the_information: "in the metadata",
    in_the_xmp: "in the metadata",
    in_a_bookmark: "in a bookmark",
    in_a_destination: "in the name of a destination",
    in_an_old_destination: "in the name of a destination",
    in_a_link: "in a link",
    in_what_a_link_is_called: "in what a link or note says on page 2",
    in_an_alternative_text: "in an alternative text",
    in_a_title_of_the_tags: "in a title of the tags",
    in_an_id: "in an id of the tags",
    in_a_page_label: "in a page label",
    in_the_name_of_a_file: "in the name of an embedded file",
    in_the_description_of_a_file: "in the description of an embedded file",
    in_a_file: "in the embedded file `data.csv`, on line 2",
    in_a_pdf_in_a_file: "in the embedded file `paper.pdf`, on page 1",
    in_a_script: "under `JS`",
    in_a_name: "in a name inside the file",
    in_a_value_that_is_a_name: "in a name inside the file",
    in_another_stream: "in a stream of the file",
    in_a_photograph: "in the own data of a picture",
}
"""Each way, and where it is told to stand."""
IN_PLAIN_BYTES = {in_the_xmp, in_a_photograph}
"""Those that a search of the bytes alone would find."""
