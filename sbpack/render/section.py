"""The way from a section's HTML to its PDF."""

from sbpack.findings.span import Span
from sbpack.render.environment import Load
from sbpack.render.section_pdf import SectionPdf


def lay_out(html: str, load: Load, span: Span) -> SectionPdf:
    """Lay out the HTML of a section; `load` reads its images, `span` is where its findings are shown."""
    # The engine takes a third of a second to import; a build that finds everything in its cache never does.
    from sbpack.render.layout import layout_section  # noqa: PLC0415

    return layout_section(html, load, span)
