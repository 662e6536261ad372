"""Render, plan, and render what prints page numbers again, until the plan stands still."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from jinja2 import Environment, TemplateError

from sbpack.assemble.page_plan import PagePlan, plan_pages
from sbpack.findings.finding import Finding
from sbpack.model.agenda import Attachment
from sbpack.model.pack import Pack, Section
from sbpack.model.pack_sections import ATTACHMENT
from sbpack.render.attachments.look import AttachmentLook
from sbpack.render.engine import engine_versions
from sbpack.render.environment import Load, make_environment
from sbpack.render.layout_process import NotMade
from sbpack.render.page_numbers import PageNumbers, PlannedPages
from sbpack.render.pictures import pictures_in
from sbpack.render.press import Press
from sbpack.render.section_html import blank_page_html, section_html
from sbpack.render.section_pdf import SectionPdf
from sbpack.render.section_work import AttachedWork, SetWork, Work
from sbpack.sources.kinds import Kind
from sbpack.sources.unchanged import SourceChanged

_MOST_ROUNDS = 20
"""A plan that only grows stands still after a few rounds; more are a mistake of ours."""
_IN_TEMPLATES = (TemplateError, ArithmeticError, RecursionError, UnicodeError, OSError)
"""What a template of the board's own may do wrong, and what the disk may."""
_HELP = "take pictures and odd text out one by one, and look at templates/pack/{}.html if it is the board's own"

BLANK_PAGE = ""
"""The key of the blank page among the sections, which all have ids."""

Made = TypeVar("Made")


@dataclass(frozen=True)
class Settled:
    """Every section of a pack, rendered with the numbers of a plan that holds."""

    sections: dict[str, SectionPdf]
    """By section id."""
    plan: PagePlan
    blank_page: SectionPdf
    engine: dict[str, str]
    """The versions of all that decides how a page looks, besides the sources."""
    findings: tuple[Finding, ...]
    """What was wrong in the layout of each section, shown at the section's source."""


class NotRendered(Exception):  # noqa: N818 - said of sections
    """Sections that cannot be set or laid out, each with its finding."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in findings))


def settle(pack: Pack, kinds: Mapping[str, Kind], load: Load, press: Press, first_page: int = 1) -> Settled:
    """Make every section of a pack; `load` reads pictures and the repository's own templates.

    Sections are made without a plan first. Those that print page numbers are set again with each plan; when none of
    their texts changes any more, every number that is printed is true. The first page of all has the number
    `first_page`, or the odd one after it where paper is printed on both sides. Raises NotRendered.
    """
    environment = make_environment(load)
    works = {BLANK_PAGE: _work(blank_page_html(pack, environment), load), **_attached(pack, load)}
    unset = tuple(section for section in pack.sections if section.id not in works)
    pages = {section.id: PageNumbers() for section in unset}
    made: dict[str, SectionPdf] = {}
    plan: PagePlan | None = None
    for _ in range(_MOST_ROUNDS):
        set_one = partial(_set, pack=pack, kinds=kinds, pages=pages, environment=environment)
        set_anew = {name: _work(html, load) for name, html in _each(unset, set_one).items()}
        changed = {
            name: work for name, work in {**works, **set_anew}.items() if name not in made or work != works[name]
        }
        works |= changed
        made |= _made(pack, changed, press)
        counts = [(section.id, made[section.id].page_count) for section in pack.sections]
        plan = plan_pages(counts, first_page, duplex=pack.meeting.duplex, at_least=plan)
        planned = _planned(plan, made)
        unset = tuple(one for one in pack.sections if one.id in pages and not pages[one.id].holds_in(planned))
        if not unset:
            blank_page = made.pop(BLANK_PAGE)
            return Settled(made, plan, blank_page, engine_versions(), _findings(pack, made, blank_page))
        pages |= {section.id: PageNumbers(planned) for section in unset}
    raise RuntimeError(f"the page plan does not stand still after {_MOST_ROUNDS} rounds")


def _set(
    section: Section, pack: Pack, kinds: Mapping[str, Kind], pages: Mapping[str, PageNumbers], environment: Environment
) -> str:
    return section_html(section, pack, kinds, pages[section.id], environment)


def _work(html: str, load: Load) -> Work:
    return SetWork(html, pictures_in(html, load))


def _attached(pack: Pack, load: Load) -> dict[str, Work]:
    """Return the attached PDFs, which no template sets; raises NotRendered."""

    def read(section: Section) -> Work:
        assert isinstance(section.subject, Attachment)
        attached = section.subject
        look = AttachmentLook(section.full_title, attached.summary, pack.board.language, attached.pages)
        return AttachedWork(load(attached.path), look)

    return _each([section for section in pack.sections if section.kind == ATTACHMENT], read)


def _each(sections: Iterable[Section], make: Callable[[Section], Made]) -> dict[str, Made]:
    """Make something of each section; what cannot be made is named, all of it, instead of ending at the first."""
    made: dict[str, Made] = {}
    failed: list[Finding] = []
    for section in sections:
        try:
            made[section.id] = make(section)
        except SourceChanged:
            raise
        except _IN_TEMPLATES as error:
            failed.append(_not_set(section, error))
    if failed:
        raise NotRendered(failed)
    return made


def _made(pack: Pack, works: Mapping[str, Work], press: Press) -> dict[str, SectionPdf]:
    """Have the press make sections; raises NotRendered with all that it cannot make."""
    made = press.make(works)
    failed = [
        _not_laid_out(pack.sections[0] if name == BLANK_PAGE else pack.section(name), one)
        for name, one in made.items()
        if isinstance(one, NotMade)
    ]
    if failed:
        raise NotRendered(failed)
    return {name: one for name, one in made.items() if isinstance(one, SectionPdf)}


def _not_set(section: Section, error: Exception) -> Finding:
    message = f"this cannot be laid out ({type(error).__name__}: {str(error)[:200]})"
    return Finding(section.span, message, _HELP.format(section.kind), rule="not-laid-out")


def _not_laid_out(section: Section, why: NotMade) -> Finding:
    if section.kind == ATTACHMENT:
        message = f"`{section.source.rsplit('/', 1)[-1]}` cannot be fitted: {why}"
        return Finding(section.span, message, "print it to PDF anew, or ask for another copy", rule="not-laid-out")
    return Finding(section.span, str(why), _HELP.format(section.kind), rule="not-laid-out")


def _findings(pack: Pack, sections: Mapping[str, SectionPdf], blank_page: SectionPdf) -> tuple[Finding, ...]:
    """Give every finding of a layout its place; the blank page is nobody's, so that its own stand at the agenda."""
    laid_out = [(section.span, sections[section.id]) for section in pack.sections]
    return tuple(
        found.at(span)
        for span, section in [*laid_out, (pack.sections[0].span, blank_page)]
        for found in section.findings
    )


def _planned(plan: PagePlan, sections: Mapping[str, SectionPdf]) -> PlannedPages:
    ranges = {placement.id: (placement.first_page, placement.last_page) for placement in plan.placements}
    anchors = {
        name: ranges[section_id][0] + destination.page
        for section_id, section in sections.items()
        if section_id in ranges
        for name, destination in section.destinations.items()
    }
    return PlannedPages(ranges, anchors)
