"""Render, plan, and render what prints page numbers again, until the plan stands still."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TypeVar

from jinja2 import Environment, TemplateError

from sbpack.assemble.page_plan import PagePlan, plan_pages
from sbpack.findings.finding import Finding
from sbpack.model.agenda import Attachment
from sbpack.model.pack import Pack, Section
from sbpack.model.pack_sections import ATTACHMENT
from sbpack.render.attachments.fit import AttachmentLook, AttachmentNotFitted, fit_attachment
from sbpack.render.engine import engine_versions
from sbpack.render.environment import Load, make_environment
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.pictures import pictures_in
from sbpack.render.section import lay_out
from sbpack.render.section_html import blank_page_html, section_html
from sbpack.render.section_pdf import SectionPdf
from sbpack.sources.kinds import Kind
from sbpack.sources.unchanged import SourceChanged
from sbpack.steps import Tell

_MOST_ROUNDS = 20
"""A plan that only grows stands still after a few rounds; more are a mistake of ours."""
_IN_TEMPLATES = (TemplateError, ArithmeticError, RecursionError, UnicodeError)
"""What a template of the board's own may do wrong. The engine may fail in any way, on anything a partner sends."""
_HELP = "take pictures and odd text out one by one, and look at templates/pack/{}.html if it is the board's own"

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


def settle(pack: Pack, kinds: Mapping[str, Kind], load: Load, tell: Tell, first_page: int = 1) -> Settled:
    """Render every section of a pack; `load` reads pictures and the repository's own templates.

    Sections are rendered without a plan first. Those that print page numbers are set again with each plan; when
    none of their texts changes any more, every number that is printed is true. The first page of all has the number
    `first_page`, or the odd one after it where paper is printed on both sides. Raises NotRendered.
    """
    environment = make_environment(load)
    htmls: dict[str, str] = {}
    sections = _fitted(pack, load, tell)
    waiting = tuple(section for section in pack.sections if section.id not in sections)
    plan: PagePlan | None = None
    for _ in range(_MOST_ROUNDS):
        pages = {section.id: _page_numbers(plan, sections) for section in waiting}
        set_one = partial(_set, pack=pack, kinds=kinds, pages=pages, environment=environment)
        set_anew = {section.id: html for section, html in _each(waiting, set_one, _IN_TEMPLATES)}
        changed = [section for section in waiting if htmls.get(section.id) != set_anew[section.id]]
        if plan is not None and not changed:
            blank_page = _lay_out(blank_page_html(pack, environment), load)
            return Settled(sections, plan, blank_page, engine_versions(), _findings(pack, sections, blank_page))
        htmls |= set_anew
        sections |= _laid_out(changed, htmls, load, tell)
        waiting = tuple(section for section in waiting if pages[section.id].was_asked)
        counts = [(section.id, sections[section.id].page_count) for section in pack.sections]
        plan = plan_pages(counts, first_page, duplex=pack.meeting.duplex, at_least=plan)
    raise RuntimeError(f"the page plan does not stand still after {_MOST_ROUNDS} rounds")


def _set(
    section: Section, pack: Pack, kinds: Mapping[str, Kind], pages: Mapping[str, PageNumbers], environment: Environment
) -> str:
    return section_html(section, pack, kinds, pages[section.id], environment)


def _fitted(pack: Pack, load: Load, tell: Tell) -> dict[str, SectionPdf]:
    """Fit the attached PDFs onto pages of the pack; no template sets them."""

    def fit(section: Section) -> SectionPdf:
        tell("render", section.id)
        assert isinstance(section.subject, Attachment)
        attached = section.subject
        look = AttachmentLook(section.full_title, attached.summary, pack.board.language, attached.pages)
        return fit_attachment(load(attached.path), look)

    attachments = [section for section in pack.sections if section.kind == ATTACHMENT]
    return {section.id: fitted for section, fitted in _each(attachments, fit, (AttachmentNotFitted, OSError))}


def _laid_out(changed: Sequence[Section], htmls: Mapping[str, str], load: Load, tell: Tell) -> dict[str, SectionPdf]:
    counter = count(1)

    def lay_out_next(section: Section) -> SectionPdf:
        tell("render", f"{section.id} ({next(counter)} of {len(changed)})")
        return _lay_out(htmls[section.id], load)

    return {section.id: section_pdf for section, section_pdf in _each(changed, lay_out_next, (Exception,))}


def _each(
    sections: Iterable[Section], make: Callable[[Section], Made], expected: tuple[type[Exception], ...]
) -> list[tuple[Section, Made]]:
    """Make something of each section; what cannot be made is named, all of it, instead of ending at the first."""
    made: list[tuple[Section, Made]] = []
    failed: list[Finding] = []
    for section in sections:
        try:
            made.append((section, make(section)))
        except SourceChanged:
            raise
        except expected as error:
            failed.append(_not_laid_out(section, error))
    if failed:
        raise NotRendered(failed)
    return made


def _not_laid_out(section: Section, error: Exception) -> Finding:
    if isinstance(error, AttachmentNotFitted):
        message = f"`{section.source.rsplit('/', 1)[-1]}` cannot be fitted: {error}"
        return Finding(section.span, message, "print it to PDF anew, or ask for another copy", rule="not-laid-out")
    message = f"this cannot be laid out ({type(error).__name__}: {str(error)[:200]})"
    return Finding(section.span, message, _HELP.format(section.kind), rule="not-laid-out")


def _lay_out(html: str, load: Load) -> SectionPdf:
    return lay_out(html, pictures_in(html, load))


def _findings(pack: Pack, sections: Mapping[str, SectionPdf], blank_page: SectionPdf) -> tuple[Finding, ...]:
    """Give every finding of a layout its place; the blank page is nobody's, so that its own stand at the agenda."""
    laid_out = [(section.span, sections[section.id]) for section in pack.sections]
    return tuple(
        found.at(span)
        for span, section in [*laid_out, (pack.sections[0].span, blank_page)]
        for found in section.findings
    )


def _page_numbers(plan: PagePlan | None, sections: dict[str, SectionPdf]) -> PageNumbers:
    if plan is None:
        return PageNumbers()
    ranges = {placement.id: (placement.first_page, placement.last_page) for placement in plan.placements}
    anchors = {
        name: plan[section_id].first_page + destination.page
        for section_id, section in sections.items()
        for name, destination in section.destinations.items()
    }
    return PageNumbers(ranges, anchors)
