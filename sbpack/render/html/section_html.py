"""A section as one HTML text, on which all its looks depend but for fonts and images, with the places of its blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from jinja2 import Environment

from sbpack.findings.finding import Finding, Span
from sbpack.history.change import MINUTES, OF_THE_RECORD, Change
from sbpack.packs.pack import Pack, Section
from sbpack.read.kinds import Kind
from sbpack.render.html.context import section_context
from sbpack.render.html.environment import LONGEST, TooMuch, bounded, template_name
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.typesetting import MAY_END
from sbpack.render.places import Blocks, Places
from sbpack.render.section import LayoutFinding
from sbpack.repository.paths import MEETINGS

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
        # Only a link that goes nowhere is looked for, and few packs have one.
        import tinyhtml5  # noqa: PLC0415

        root = tinyhtml5.parse(self.html, namespace_html_elements=False)
        block, *_ = Blocks(root).naming("a", "href", address)
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


CHANGES = "changes"
"""The template."""
TITLE = "What has changed"


@dataclass(frozen=True)
class ChangesPage:
    """What the page says besides the changes."""

    body: str
    """The board's name on the day of the meeting."""
    meeting: date
    since: str
    """From when on, such as `the agenda pack of 23 November 2023`."""
    language: str = "en-GB"


@dataclass(frozen=True)
class ChangedPart:
    """An item, or the meeting itself, with what changed of it."""

    heading: str
    changes: tuple[Change, ...]


def changes_html(changes: Sequence[Change], page: ChangesPage, environment: Environment) -> str:
    """Return the page; of the meeting's own minutes, which no pack of it holds, it says nothing.

    What the public may not read must not be among the changes: they come of comparing public boards.
    """
    told = [change for change in changes if change.heading != MINUTES and change.kind not in OF_THE_RECORD]
    parts = [ChangedPart(heading, tuple(group)) for heading, group in groupby(told, key=lambda change: change.heading)]
    template = environment.get_template(template_name(CHANGES))
    section = Section(CHANGES, CHANGES, TITLE, f"{MEETINGS}/{page.meeting.isoformat()}/meeting.yaml")
    return template.render(language=page.language, section=section, page=page, parts=parts, notes="")
