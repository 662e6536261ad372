"""The whole of step 5, in the order in which it happens."""

from io import BytesIO

import pikepdf

from sbpack.assemble.assembly import Assembly
from sbpack.assemble.embedded_file import embed_files
from sbpack.assemble.join import join
from sbpack.assemble.metadata import label_pages, set_metadata
from sbpack.assemble.outline import add_outline
from sbpack.assemble.stamp import stamp_pages


def assemble(assembly: Assembly) -> bytes:
    """Compile rendered and planned sections into the finished PDF.

    The same assembly gives the same bytes. Ask `unresolved_links` and `unprintable_characters` beforehand what in it
    would be left out: here a link to nowhere becomes plain text, and a character without a glyph a question mark.
    A plan that does not fit the parts raises ValueError, because then every printed page range would be untrue.
    """
    _check_plan(assembly)
    pdf = join(assembly)
    stamp_pages(pdf, assembly)
    add_outline(pdf, assembly)
    label_pages(pdf, assembly.plan.first_page)
    set_metadata(pdf, assembly.metadata)
    embed_files(pdf, assembly.embedded)
    output = BytesIO()
    pdf.save(
        output,
        min_version="1.7",  # PDF/UA-1 is a profile of it.
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return output.getvalue()


def _check_plan(assembly: Assembly) -> None:
    """Raise ValueError unless the plan places exactly these parts, in this order, with this many pages."""
    planned = [(placement.id, placement.page_count) for placement in assembly.plan.placements]
    given = [(part.id, part.section.page_count) for part in assembly.parts]
    if planned != given:
        raise ValueError(f"the page plan {planned} is not of these parts {given}")
    if len({part.id for part in assembly.parts}) != len(assembly.parts):
        raise ValueError(f"two parts have one id in {given}")
