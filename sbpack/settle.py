"""Render, plan, and render what prints page numbers again, until the plan stands still."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateError

from sbpack.assemble.page_plan import PagePlan, plan_pages
from sbpack.findings.finding import Finding
from sbpack.model.agenda import Attachment
from sbpack.model.pack import Pack, Section
from sbpack.model.pack_sections import ATTACHMENT
from sbpack.render.attachments.look import AttachmentLook
from sbpack.render.engine import engine_versions
from sbpack.render.environment import Load, has_own_templates, make_environment
from sbpack.render.fonts import with_other_scripts
from sbpack.render.guess import guess_destinations, guess_pages
from sbpack.render.layout_process import NotMade
from sbpack.render.page_numbers import PageNumbers, PlannedPages
from sbpack.render.pictures import pictures_in
from sbpack.render.press import Press
from sbpack.render.section_html import SectionHtml, blank_page_html, section_html
from sbpack.render.section_pdf import SectionPdf
from sbpack.render.section_work import AttachedWork, SetWork, Work
from sbpack.render.template_bounds import TooMuch
from sbpack.sources.kinds import Kind
from sbpack.sources.unchanged import SourceChanged

_MOST_ROUNDS = 20
"""A plan that only grows stands still after a few rounds; more are a mistake of ours."""
_IN_TEMPLATES = (TemplateError, ArithmeticError, RecursionError, UnicodeError, OSError)
"""What any template may do wrong, and what the disk may; one of the board's own may do anything wrong."""
_BEYOND_BOUNDS = (TooMuch, MemoryError)
_HELP = "take pictures and odd text out one by one, and look at templates/pack/{}.html if it is the board's own"

BLANK_PAGE = ""
"""The key of the blank page among the sections, which all have ids."""


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
    texts: Mapping[str, SectionHtml]
    """What was set, with its places, by section id; attachments are not among them."""


class NotRendered(Exception):  # noqa: N818 - said of sections
    """Sections that cannot be set or laid out, each with its finding."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in findings))


def settle(
    pack: Pack,
    kinds: Mapping[str, Kind],
    load: Load,
    press: Press,
    at_least: PagePlan | None = None,
) -> Settled:
    """Make every section of a pack; `load` reads pictures and the repository's own templates.

    Those that print page numbers come last, set with a plan in which their own lengths are guessed, and again with each
    plan that moves a number; when none does any more, every number that is printed is true. The first page of all has
    the number of the volume's first page, or the odd one after it where paper is printed on both sides. No section
    takes fewer pages than in `at_least`, the plan of another edition. Raises NotRendered.
    """
    first_page = pack.volume.first_page
    desk = _Desk(pack, kinds, load, make_environment(load), press)
    pages = {section.id: PageNumbers() for section in pack.sections if section.kind != ATTACHMENT}
    works = {**desk.blank_page(), **desk.attached(), **desk.set(pages)}
    asking = {name: work for name, work in works.items() if name in pages and pages[name].was_asked}
    made = _made(pack, {name: work for name, work in works.items() if name not in asking}, asking, press)
    plan = _plan(pack, made | _guessed(asking), first_page, at_least)
    planned = _planned(plan, made | _guessed(asking))
    so_far = at_least
    unset = tuple(asking)
    for number in range(_MOST_ROUNDS):
        pages |= {name: PageNumbers(planned) for name in unset}
        made |= _made(pack, desk.set({name: pages[name] for name in unset}), {}, press)
        plan = _plan(pack, made, first_page, so_far)
        # What was set with guessed numbers may be longer than it will be; from then on nothing shrinks.
        so_far = plan if number else at_least
        planned = _planned(plan, made)
        unset = tuple(name for name, numbers in pages.items() if not numbers.holds_in(planned))
        if not unset:
            blank_page = made.pop(BLANK_PAGE)
            return Settled(
                made, plan, blank_page, engine_versions(), _findings(pack, made, desk.texts, blank_page), desk.texts
            )
    raise RuntimeError(f"the page plan does not stand still after {_MOST_ROUNDS} rounds")


@dataclass(frozen=True)
class _Desk:
    """Where sections are set."""

    pack: Pack
    kinds: Mapping[str, Kind]
    load: Load
    environment: Environment
    press: Press
    texts: dict[str, SectionHtml] = field(default_factory=dict)
    """By section id: what was set last, with the places that are in no work."""

    def set(self, pages: Mapping[str, PageNumbers]) -> dict[str, Work]:
        """Set sections with their page numbers; raises NotRendered."""

        def set_one(section: Section) -> Work:
            view = self.pack.view_of(section)
            text = section_html(section, view, self.kinds, pages[section.id], self.environment)
            self.texts[section.id] = text
            work = self._work(section.id, text.html)
            return work if pages[section.id].was_asked else self._begun(work)

        return self._each([section for section in self.pack.sections if section.id in pages], set_one)

    def blank_page(self) -> dict[str, Work]:
        """Return the page that stands where a section ends on an odd one; raises NotRendered."""

        def set_it(_agenda: Section) -> Work:
            return self._begun(self._work(BLANK_PAGE, blank_page_html(self.pack, self.environment)))

        (work,) = self._each(self.pack.sections[:1], set_it).values()
        return {BLANK_PAGE: work}

    def attached(self) -> dict[str, Work]:
        """Return the attached PDFs, which no template sets; raises NotRendered."""

        def read(section: Section) -> Work:
            assert isinstance(section.subject, Attachment)
            attached = section.subject
            language = self.pack.board.language
            look = AttachmentLook(section.full_title, attached.summary, language, attached.pages, attached.as_pictures)
            return self._begun(AttachedWork(self.load(attached.path), look))

        return self._each([section for section in self.pack.sections if section.kind == ATTACHMENT], read)

    def _each(self, sections: Iterable[Section], make: Callable[[Section], Work]) -> dict[str, Work]:
        """Make something of each section; what cannot be made is named, all of it, instead of ending at the first."""
        made: dict[str, Work] = {}
        failed: list[Finding] = []
        for section in sections:
            try:
                made[section.id] = make(section)
            except SourceChanged:
                raise
            except _BEYOND_BOUNDS as error:
                failed.append(_not_set(section, error))
                break  # The others of its kind would take as long.
            except Exception as error:
                if not (isinstance(error, _IN_TEMPLATES) or has_own_templates(self.environment)):
                    raise
                failed.append(_not_set(section, error))
        if failed:
            raise NotRendered(failed)
        return made

    def _begun(self, work: Work) -> Work:
        """Let the press begin with a section of which everything is known."""
        self.press.begin(work)
        return work

    def _work(self, name: str, html: str) -> SetWork:
        html = with_other_scripts(html)
        return SetWork(html, name, pictures_in(html, self.load))


def _made(pack: Pack, works: Mapping[str, Work], others: Mapping[str, Work], press: Press) -> dict[str, SectionPdf]:
    """Have the press make sections; where one cannot be made the others are tried too. Raises NotRendered with all."""
    made = press.make(works)
    if any(isinstance(one, NotMade) for one in made.values()):
        made |= press.make(others)
    failed = [
        _not_laid_out(pack.sections[0] if name == BLANK_PAGE else pack.section(name), one)
        for name, one in made.items()
        if isinstance(one, NotMade)
    ]
    if failed:
        raise NotRendered(failed)
    return {name: one for name, one in made.items() if isinstance(one, SectionPdf)}


def _guessed(works: Mapping[str, Work]) -> dict[str, SectionPdf]:
    """Return sections that were not laid out, as far as a plan asks."""
    return {
        name: SectionPdf(b"", guess_pages(work.html), guess_destinations(work.html))
        for name, work in works.items()
        if isinstance(work, SetWork)
    }


def _plan(pack: Pack, made: Mapping[str, SectionPdf], first_page: int, so_far: PagePlan | None = None) -> PagePlan:
    counts = [(section.id, made[section.id].page_count) for section in pack.sections]
    return plan_pages(counts, first_page, duplex=pack.is_duplex, at_least=so_far)


def _not_set(section: Section, error: Exception) -> Finding:
    match error:
        case TooMuch():
            reason = str(error)
        case MemoryError():
            reason = "it takes more memory than there is"
        case _:
            reason = f"{type(error).__name__}: {str(error)[:200]}"
    return Finding(section.span, f"this cannot be laid out ({reason})", _HELP.format(section.kind), rule="not-laid-out")


def _not_laid_out(section: Section, why: NotMade) -> Finding:
    if section.kind == ATTACHMENT:
        message = f"`{section.source.rsplit('/', 1)[-1]}` cannot be fitted: {why}"
        return Finding(section.span, message, "print it to PDF anew, or ask for another copy", rule="not-laid-out")
    return Finding(section.span, str(why), _HELP.format(section.kind), rule="not-laid-out")


def _findings(
    pack: Pack, sections: Mapping[str, SectionPdf], texts: Mapping[str, SectionHtml], blank_page: SectionPdf
) -> tuple[Finding, ...]:
    """Give every finding of a layout its place; the blank page is nobody's, so that its own stand at the agenda."""
    laid_out = [(section.span, texts.get(section.id), sections[section.id]) for section in pack.sections]
    return tuple(
        finding
        for span, text, section in [*laid_out, (pack.sections[0].span, None, blank_page)]
        for finding in (text or SectionHtml("")).found(section.findings, span)
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
