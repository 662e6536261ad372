"""From a settled pack to what the assembler is given."""

from collections.abc import Iterable, Iterator

from sbpack.assemble.assembly import Assembly, Bookmark, Metadata, Part
from sbpack.assemble.links import unresolved_links
from sbpack.assemble.stamp import unprintable_characters
from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.dates import long_date, weekday_date
from sbpack.model.exempt import in_words
from sbpack.model.make_members_pack import FOR_MEMBERS
from sbpack.model.pack import AgendaEntry, Pack, Section
from sbpack.model.pack_sections import FRONT_SHEET
from sbpack.model.part_2_sections import PART_2_SHEET
from sbpack.settle import Settled
from sbpack.sources.repository import MEMBERS

PART_2_HEADING = "Part 2: exempt, not for publication"


def pack_assembly(pack: Pack, settled: Settled) -> Assembly:
    """Return the pack with its stamps, bookmarks and metadata."""
    language = pack.board.language
    return Assembly(
        parts=tuple(
            Part(
                section.id,
                section.title,
                settled.sections[section.id],
                language,
                section.stamp,
                _banner(section),
            )
            for section in pack.sections
        ),
        plan=settled.plan,
        blank_page=settled.blank_page,
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


def lost_findings(pack: Pack, settled: Settled, assembly: Assembly) -> Iterator[Finding]:
    """Yield a finding for each link that goes nowhere and each character that no stamp can print."""
    for link in unresolved_links(assembly):
        span, text = pack.section(link.part).span, settled.texts.get(link.part)
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
