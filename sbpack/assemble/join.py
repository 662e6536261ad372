"""Sections become one file: pages, structure tree, links."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from sbpack.assemble.assembly import Assembly, Part
from sbpack.assemble.links import Targets, retarget_links, targets_of
from sbpack.assemble.numbers import count_on, drop_ids, parents_of
from sbpack.assemble.page_frame import frame_of
from sbpack.assemble.structure import add_branch, graft, move_kids, next_number, plant, sort_ids
from sbpack.render.section_pdf import Destination, SectionPdf


def join(assembly: Assembly) -> pikepdf.Pdf:
    """Join the parts of a pack, each followed by its blank pages, with one structure tree and working links."""
    pdf = pikepdf.new()
    plant(pdf)
    targets = targets_of(assembly.parts)
    first_blank: pikepdf.Page | None = None
    names: dict[str, Array] = {}
    for part, placement in zip(assembly.parts, assembly.plan.placements, strict=True):
        branch = _join_part(pdf, part, targets, names)
        for _ in range(placement.blank_pages):
            first_blank = _join_blank_page(pdf, assembly.blank_page, branch, first_blank)
    sort_ids(pdf)
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=_name_tree(names))))
    return pdf


def _join_part(pdf: pikepdf.Pdf, part: Part, targets: Targets, names: dict[str, Array]) -> Object:
    """Append a part, add its destinations to `names`, and return its branch of the structure tree."""
    section = _open(part.section)
    parents = parents_of(section)
    links = retarget_links(section, part, targets, parents)
    count_on(section, parents, next_number(pdf))
    pages = _append_pages(pdf, section)
    branch = graft(pdf, section)
    add_branch(pdf, branch, part.title, part.language)
    top = frame_of(pages[0])
    names[part.id] = destination_array(pages, Destination(0, *top.to_page(0, top.height)))
    for name, destination in (part.section.destinations | links.places).items():
        names[f"{part.id}/{name}"] = destination_array(pages, destination)
    return branch


def _join_blank_page(
    pdf: pikepdf.Pdf, blank_page: SectionPdf, branch: Object, first: pikepdf.Page | None
) -> pikepdf.Page:
    """Append a blank page inside a part, whose printed range includes it; return the pack's first blank page."""
    section = _open(blank_page)
    drop_ids(section)
    count_on(section, parents_of(section), next_number(pdf))
    (page,) = _append_pages(pdf, section)
    move_kids(graft(pdf, section), branch)
    if first is None:
        return page
    # Every copy says the same, in fonts that need not be in the file sixty times.
    page.obj.Contents, page.obj.Resources = first.obj.Contents, first.obj.Resources
    return first


def _open(section: SectionPdf) -> pikepdf.Pdf:
    pdf = pikepdf.open(BytesIO(section.pdf))
    if len(pdf.pages) != section.page_count:
        raise ValueError(f"a section said to have {section.page_count} pages has {len(pdf.pages)}")
    return pdf


def _append_pages(pdf: pikepdf.Pdf, section: pikepdf.Pdf) -> list[pikepdf.Page]:
    """Append a section's pages and return them as they are in the pack."""
    start = len(pdf.pages)
    for page in section.pages:
        pdf.pages.append(page)
        # The order of links by keyboard is that of the structure; PDF/UA wants it said on every page with links.
        pdf.pages[-1].obj.Tabs = Name.S
    return [pdf.pages[number] for number in range(start, len(pdf.pages))]


def destination_array(pages: Sequence[pikepdf.Page], destination: Destination) -> Array:
    """Write a destination out, on the section's pages as they are in the pack, at the zoom that the reader has."""
    x, y = (round(Decimal(value), 3) for value in (destination.x, destination.y))
    return Array([pages[destination.page].obj, Name.XYZ, x, y, None])


def _name_tree(names: dict[str, Array]) -> Array:
    """List names in the order of their bytes, which readers rely on to find one."""
    pairs = sorted(((String(name), place) for name, place in names.items()), key=lambda pair: bytes(pair[0]))
    return Array([value for pair in pairs for value in pair])
