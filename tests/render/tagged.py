"""The tag tree of small HTML pages, set in the fonts of the pack."""

import page as page_validation

from sbpack.render.layout.layout import layout_section
from sbpack.render.section import SectionPdf
from tests.pdf_reading import tag_text

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40H0z"/></svg>'
PAGE = """<!doctype html><html lang="en-GB"><head><title>T</title>
<style>html {{ font: 11pt "Source Sans" }} @page {{ size: A5 landscape; margin: 15mm }} {}</style></head>
<body><h1>T</h1>{}</body></html>"""


def laid_out(html: str, style: str = "") -> SectionPdf:
    """Lay out the body of a page, which may show `square.svg`, and prove that it is PDF/UA-1."""
    section = layout_section(PAGE.format(style, html), {"square.svg": SQUARE})
    report = page_validation.validate_pdf_bytes(section.pdf, profile="ua1")
    assert report.is_compliant, report.failures
    return section


def tags_of(html: str, style: str = "") -> str:
    """Return the tag tree of what stands below the heading of a page."""
    lines = tag_text(laid_out(html, style).pdf).split("\n")
    assert lines[:2] == ["Document", "  H1 T"]
    return "\n".join(line[2:] for line in lines[2:])
