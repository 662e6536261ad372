"""A section as one HTML text: everything its looks depend on but fonts and images."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import Environment

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.pack import Pack, Section
from sbpack.render.context import section_context
from sbpack.render.environment import template_name
from sbpack.render.line_ends import MAY_END
from sbpack.render.link_blocks import link_block
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.places import Places
from sbpack.render.section_pdf import LayoutFinding
from sbpack.render.template_bounds import LONGEST, TooMuch, bounded
from sbpack.sources.kinds import Kind

_BLOCKS = "p|li|ul|ol|td|th|caption|h[1-6]|div|section|blockquote|table"
_LOOSE_END = re.compile(rf"(</(?:a|span|strong|em|code|sup)>|[^>\s])\s+(?=</(?:{_BLOCKS})>|<(?:{_BLOCKS})\b)")
"""White space at the end of a block. Where a line fits without it and not with it, WeasyPrint breaks the line after its
first word."""
_LOOSE_WORDS = re.compile(r"(?<=[^\s>])([ \n]+)(?=<(?:a|span|strong|em|code)\b)")
"""White space between words and an element in their line, where it does the same unless something follows the space."""


@dataclass(frozen=True)
class SectionHtml:
    """What a section looks like, and beside it where each of its blocks stands in the sources."""

    html: str
    places: tuple[Span, ...] = ()
    """By the number of the block."""

    def link(self, address: str, otherwise: Span) -> Span:
        """Return the place of the first link to an address, `otherwise` where its block has none."""
        block = link_block(self.html, address)
        return otherwise if block is None else self.places[block]

    def found(self, findings: Iterable[LayoutFinding], otherwise: Span) -> Iterator[Finding]:
        """Yield what a layout found at its places, one cause once; what concerns no one block stands `otherwise`."""
        spans: dict[LayoutFinding, list[Span]] = {}
        for finding in findings:
            span = otherwise if finding.block is None else self.places[finding.block]
            spans.setdefault(replace(finding, block=None), []).append(span)
        for cause, (first, *others) in spans.items():
            yield replace(cause.at(first), also=tuple(dict.fromkeys(span for span in others if span != first)))


def section_html(
    section: Section, pack: Pack, kinds: Mapping[str, Kind], pages: PageNumbers, environment: Environment
) -> SectionHtml:
    """Set a section with the template of its kind; the same model gives the same text. Raises TooMuch."""
    places = Places()
    with bounded():
        template = environment.get_template(template_name(section.kind))
        html = template.render(section_context(section, pack, kinds.get(section.kind), pages, places))
        if len(html) > LONGEST:
            raise TooMuch(f"it makes {len(html):,} characters of HTML")
        html = _LOOSE_WORDS.sub(rf"\1{MAY_END}", _LOOSE_END.sub(r"\1", html))
    return SectionHtml(html, tuple(places.spans))


def blank_page_html(pack: Pack, environment: Environment) -> str:
    """Return the page that stands where a section ends on an odd one."""
    with bounded():
        return environment.get_template(template_name("blank-page")).render(language=pack.board.language)
