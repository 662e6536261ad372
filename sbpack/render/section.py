"""The way from a section's HTML to its PDF."""

from collections.abc import Mapping

from sbpack.render.section_pdf import SectionPdf


def lay_out(html: str, pictures: Mapping[str, bytes]) -> SectionPdf:
    """Lay out the HTML of a section; `pictures` holds those that it shows, by their path from the root.

    The answer depends on nothing but these two, the fonts and the versions of the engine.
    """
    # The engine takes a third of a second to import; a build that finds everything in its cache never does.
    from sbpack.render.layout import layout_section  # noqa: PLC0415

    return layout_section(html, pictures)
