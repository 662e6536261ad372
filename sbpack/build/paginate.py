"""Step 4, and what step 5 is given: the sections of a pack, rendered with true page numbers.

Sections that print page numbers depend on the page plan, and the plan depends on their length. So: render the others,
guess the length of these, plan, render, and repeat until no printed number changes. No section shrinks from one round
to the next, so this ends.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateError

from sbpack.assemble.assembly import Assembly, Bookmark, Metadata, PagePlan, Part, plan_pages
from sbpack.assemble.links import unresolved_links
from sbpack.assemble.stamp import unprintable_characters
from sbpack.board.agenda import Attachment
from sbpack.board.dates import long_date, weekday_date
from sbpack.board.exempt import in_words
from sbpack.findings.finding import Finding, Span
from sbpack.packs.make_pack import ATTACHMENT, FOR_MEMBERS, FRONT_SHEET, PART_2_SHEET
from sbpack.packs.pack import AgendaEntry, Pack, Section
from sbpack.read.kinds import Kind
from sbpack.render.attachments import AttachmentPlacement
from sbpack.render.engine import engine_versions, with_other_scripts
from sbpack.render.html.environment import Load, TooMuch, has_own_templates, make_environment
from sbpack.render.html.page_numbers import PageNumbers, PlannedPages, guess_destinations, guess_pages
from sbpack.render.html.pictures import pictures_in
from sbpack.render.html.section_html import SectionHtml, blank_page_html, section_html
from sbpack.render.layout.process import SectionFailed
from sbpack.render.layout.workers import AttachmentJob, Job, LayoutJob, Workers
from sbpack.render.section import SectionPdf
from sbpack.repository.paths import MEMBERS
from sbpack.repository.views import SourceChanged

_MOST_ROUNDS = 20
"""A plan that only grows is final after a few rounds; more are a fault of this program."""
_IN_TEMPLATES = (TemplateError, ArithmeticError, RecursionError, UnicodeError, OSError)
"""Raised by any template, or by the disk; a template of the board's own may raise anything."""
_BEYOND_BOUNDS = (TooMuch, MemoryError)
_HELP = "take pictures and odd text out one by one, and look at templates/pack/{}.html if it is the board's own"

BLANK_PAGE = ""
"""The key of the blank page among the sections, which all have ids."""


@dataclass(frozen=True)
class Paginated:
    """Every section of a pack, rendered with the numbers of the final plan."""

    sections: dict[str, SectionPdf]
    """By section id."""
    plan: PagePlan
    blank_page: SectionPdf
    engine: dict[str, str]
    """The versions of the libraries that decide how a page looks."""
    findings: tuple[Finding, ...]
    """Those of the layout, each at its section's source."""
    texts: Mapping[str, SectionHtml]
    """The HTML by section id, with the places of its source; attachments have none."""


class NotRendered(Exception):  # noqa: N818 - said of sections
    """Raised when sections fail to render; `findings` says why for each."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in findings))


def paginate(
    pack: Pack,
    kinds: Mapping[str, Kind],
    load: Load,
    workers: Workers,
    at_least: PagePlan | None = None,
) -> Paginated:
    """Render every section of a pack; `load` reads pictures and the repository's own templates.

    The first page has the number of the volume's first page, or the odd one after it where paper is printed on both
    sides. No section takes fewer pages than in `at_least`, the plan of another edition. Raises NotRendered.
    """
    first_page = pack.volume.first_page
    maker = _JobMaker(pack, kinds, load, make_environment(load), workers)
    pages = {section.id: PageNumbers() for section in pack.sections if section.kind != ATTACHMENT}
    jobs = {**maker.blank_page(), **maker.attachments(), **maker.texts(pages)}
    asking = {name: job for name, job in jobs.items() if name in pages and pages[name].was_asked}
    made = _made(pack, {name: job for name, job in jobs.items() if name not in asking}, asking, workers)
    guessed = made | {
        name: SectionPdf(b"", guess_pages(job.html), guess_destinations(job.html))
        for name, job in asking.items()
        if isinstance(job, LayoutJob)
    }
    planned = _planned(_plan(pack, guessed, first_page, at_least), guessed)
    so_far = at_least
    open_sections = tuple(asking)
    for number in range(_MOST_ROUNDS):
        pages |= {name: PageNumbers(planned) for name in open_sections}
        made |= _made(pack, maker.texts({name: pages[name] for name in open_sections}), {}, workers)
        plan = _plan(pack, made, first_page, so_far)
        # A section rendered with guessed numbers may be longer than it will be; from the next round nothing shrinks.
        so_far = plan if number else at_least
        planned = _planned(plan, made)
        open_sections = tuple(name for name, numbers in pages.items() if not numbers.holds_in(planned))
        if not open_sections:
            blank_page = made.pop(BLANK_PAGE)
            findings = _findings(pack, made, maker.html, blank_page)
            return Paginated(made, plan, blank_page, engine_versions(), findings, maker.html)
    raise RuntimeError(f"the page plan is not final after {_MOST_ROUNDS} rounds")


@dataclass(frozen=True)
class _JobMaker:
    """Makes the jobs of which sections come, and lets workers begin with those that print no page number."""

    pack: Pack
    kinds: Mapping[str, Kind]
    load: Load
    environment: Environment
    workers: Workers
    html: dict[str, SectionHtml] = field(default_factory=dict)
    """The last of each section, by its id."""

    def texts(self, pages: Mapping[str, PageNumbers]) -> dict[str, Job]:
        """Return the sections that these page numbers are for; raises NotRendered."""

        def make(section: Section) -> Job:
            view, numbers = self.pack.view_of(section), pages[section.id]
            html = self.html[section.id] = section_html(section, view, self.kinds, numbers, self.environment)
            job = self._job(section.id, html.html)
            return job if numbers.was_asked else self._begun(job)

        return self._each([section for section in self.pack.sections if section.id in pages], make)

    def blank_page(self) -> dict[str, Job]:
        """Return the page after a section that ends on an odd one; raises NotRendered."""

        def make(_agenda: Section) -> Job:
            return self._begun(self._job(BLANK_PAGE, blank_page_html(self.pack, self.environment)))

        (job,) = self._each(self.pack.sections[:1], make).values()
        return {BLANK_PAGE: job}

    def attachments(self) -> dict[str, Job]:
        """Return the attached PDFs, which have no template; raises NotRendered."""

        def make(section: Section) -> Job:
            assert isinstance(section.subject, Attachment)
            attached = section.subject
            language = self.pack.board.language
            placement = AttachmentPlacement(
                section.full_title, attached.summary, language, attached.pages, attached.as_pictures
            )
            return self._begun(AttachmentJob(self.load(attached.path), placement))

        return self._each([section for section in self.pack.sections if section.kind == ATTACHMENT], make)

    def _each(self, sections: Iterable[Section], make: Callable[[Section], Job]) -> dict[str, Job]:
        """Make something of each section; raises NotRendered with a finding for each that fails."""
        made: dict[str, Job] = {}
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

    def _begun(self, job: Job) -> Job:
        self.workers.begin(job)
        return job

    def _job(self, name: str, html: str) -> LayoutJob:
        html = with_other_scripts(html)
        return LayoutJob(html, name, pictures_in(html, self.load))


def _made(pack: Pack, jobs: Mapping[str, Job], others: Mapping[str, Job], workers: Workers) -> dict[str, SectionPdf]:
    """Return the sections of these jobs; if one fails, the others are tried too, and NotRendered is raised for all."""
    made = workers.make(jobs)
    if any(isinstance(one, SectionFailed) for one in made.values()):
        made |= workers.make(others)
    failed = [
        _not_laid_out(pack.sections[0] if name == BLANK_PAGE else pack.section(name), one)
        for name, one in made.items()
        if isinstance(one, SectionFailed)
    ]
    if failed:
        raise NotRendered(failed)
    return {name: one for name, one in made.items() if isinstance(one, SectionPdf)}


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


def _not_laid_out(section: Section, why: SectionFailed) -> Finding:
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


PART_2_HEADING = "Part 2: exempt, not for publication"


def pack_assembly(pack: Pack, pages: Paginated) -> Assembly:
    """Return the pack with its stamps, bookmarks and metadata."""
    language = pack.board.language
    return Assembly(
        parts=tuple(
            Part(one.id, one.title, pages.sections[one.id], language, one.stamp, _banner(one)) for one in pack.sections
        ),
        plan=pages.plan,
        blank_page=pages.blank_page,
        bookmarks=tuple(_all_bookmarks(pack)),
        metadata=Metadata(
            title=f"{pack.body}: {pack.volume.title}{_for_members(pack)}, {weekday_date(pack.date)}",
            author=pack.body,
            language=language,
            published=pack.issued,
        ),
        footer_left=FOR_MEMBERS if _for_members(pack) else pack.body,
        footer_right=long_date(pack.date),
    )


def _for_members(pack: Pack) -> str:
    """Return what a file that holds Part 2 says of itself beside its title; nothing where the public may read it."""
    return " for members, with Part 2" if any(section.part_2 for section in pack.sections) else ""


def _banner(section: Section) -> tuple[str, ...]:
    """Return what stands at the head of every page of an exempt section."""
    return (PART_2_HEADING, in_words(section.part_2)) if section.part_2 else ()


def _all_bookmarks(pack: Pack) -> Iterator[Bookmark]:
    """Yield the bookmarks of the sections that belong to no item, among which the agenda stands where they begin."""
    agenda = _bookmarks(pack, pack.agenda)
    for section in pack.sections:
        if section.kind == FRONT_SHEET:
            yield Bookmark("Agenda", section.id)
            yield from agenda
        elif section.kind == PART_2_SHEET:
            yield Bookmark(section.title, section.id, tuple(_exempt_bookmarks(pack)))
        elif not section.item:
            yield Bookmark(section.full_title, section.id, headings=True)
    if not any(section.kind == FRONT_SHEET for section in pack.sections):
        yield from agenda


def _exempt_bookmarks(pack: Pack) -> Iterator[Bookmark]:
    """Yield a bookmark for every item of Part 2 that has pages, its further papers below it."""
    for entry in pack.entries():
        papers = [
            Bookmark(pack.section(section).full_title, section, headings=True)
            for section in (entry.exempt.sections if entry.exempt else ())
        ]
        if papers:
            title = f"{entry.number} {entry.exempt.title if entry.exempt else entry.title}"
            below = tuple(papers) if len(papers) > 1 else ()
            yield Bookmark(title, papers[0].part, below, headings=not below)


def _bookmarks(pack: Pack, entries: Iterable[AgendaEntry]) -> tuple[Bookmark, ...]:
    """Return a bookmark for every item that has pages, its further papers and sub-items below it."""
    found: list[Bookmark] = []
    for entry in entries:
        below = list(_bookmarks(pack, entry.items))
        papers = [Bookmark(pack.section(section).full_title, section, headings=True) for section in entry.sections]
        title = f"{entry.number} {entry.title}"
        match papers:
            case []:
                first = below[0].part if below else None
                found += [Bookmark(title, first, tuple(below))] if first else []
            case [only] if not below and not pack.section(only.part).label:
                found.append(Bookmark(title, only.part, headings=True))
            case _:
                found.append(Bookmark(title, papers[0].part, (*papers, *below)))
    return tuple(found)


def lost_findings(pack: Pack, pages: Paginated, assembly: Assembly) -> Iterator[Finding]:
    """Yield a finding for each link that goes nowhere and each character that no stamp can print."""
    for link in unresolved_links(assembly):
        span, text = pack.section(link.part).span, pages.texts.get(link.part)
        yield Finding(
            text.link(link.target, span) if text else span,
            f"a link goes to `{link.target}`, which is not in this pack",
            "correct the link, or name a heading of the paper",
            rule="missing-target",
        )
    for character in unprintable_characters(assembly):
        yield Finding(
            Span(MEMBERS),
            f"`{character}` in the board's name or a stamp is in no font of the pack",
            "write it in letters",
            rule="missing-glyph",
        )
