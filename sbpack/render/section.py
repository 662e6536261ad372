"""One section from the model to its PDF."""

from jinja2 import Environment

from sbpack.findings.span import Span
from sbpack.model.pack import Pack, Section
from sbpack.render.environment import Load
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.section_html import blank_page_html, section_html
from sbpack.render.section_pdf import SectionPdf


def render_section(
    section: Section, pack: Pack, pages: PageNumbers, environment: Environment, load: Load
) -> SectionPdf:
    """Set and lay out a section. If `pages.was_asked` afterwards, it must be rendered again once the plan moves."""
    return _lay_out(section_html(section, pack, pages, environment), load, Span(section.source))


def render_blank_page(pack: Pack, environment: Environment, load: Load) -> SectionPdf:
    """Set and lay out the page that is left intentionally blank."""
    return _lay_out(blank_page_html(pack, environment), load, Span(pack.meeting.folder))


def _lay_out(html: str, load: Load, span: Span) -> SectionPdf:
    # The engine takes a third of a second to import; a build that finds everything in its cache never does.
    from sbpack.render.layout import layout_section  # noqa: PLC0415

    return layout_section(html, load, span)
