"""The pipeline, one call a step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sbpack.assemble import assemble
from sbpack.assemble.assembly import Assembly, Bookmark, Metadata, Part
from sbpack.assemble.links import unresolved_links
from sbpack.assemble.stamp import unprintable_characters
from sbpack.check_meetings import find_meeting, in_order
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.run_checks import run_checks
from sbpack.findings.finding import Finding, Severity
from sbpack.findings.span import Span
from sbpack.model.dates import long_date, weekday_date
from sbpack.model.edition import Edition
from sbpack.model.from_sources import model_board
from sbpack.model.make_pack import make_pack
from sbpack.model.meeting import Meeting
from sbpack.model.pack import AgendaEntry, Pack
from sbpack.model.pack_sources import MEMBERS, judged_files, pack_sources
from sbpack.settle import Settled, settle
from sbpack.sources.read_sources import Sources, read_sources
from sbpack.sources.repository import Repository
from sbpack.steps import Tell
from sbpack.write.manifest import Provenance, manifest


@dataclass(frozen=True)
class BuildOptions:
    """What an officer may ask of a build."""

    edition: Edition = Edition.PUBLIC
    draft: bool = False
    """Whether to mark every page DRAFT though nothing is wrong."""


@dataclass(frozen=True)
class Compiled:
    """A pack ready to be written, or the reasons why there is none."""

    findings: tuple[Finding, ...]
    texts: dict[str, str]
    """The sources' texts, to show where findings are."""
    pdf: bytes | None = None
    manifest: bytes | None = None
    pages: int = 0
    is_draft: bool = False


def compile_pack(repository: Repository, day: date, options: BuildOptions, tell: Tell) -> Compiled:
    """Compile the pack of one meeting; raises UnknownMeeting."""
    tell("read", "every source with its places")
    sources, findings = read_sources(repository)
    tell("model", f"{len(sources.meetings)} meetings")
    board, found = model_board(sources)
    meeting = find_meeting(board, day)
    pack = make_pack(board, meeting, options.edition)
    tell("check", f"{len(RULES_BY_NAME)} rules")
    findings += found + run_checks(board, _judged_meetings(pack), meeting.published or day)
    files = judged_files(pack, _templates(sources))
    judged = [finding for finding in findings if finding.span.path in files]
    if any(RULES_BY_NAME[finding.rule].blocks_build for finding in judged):
        return Compiled(in_order(judged), sources.texts)
    settled = settle(pack, repository.read, tell)
    judged += settled.findings
    judged += _lost(pack, settled)
    is_draft = options.draft or _has_errors(judged)
    tell("assemble", f"{settled.plan.last_page} pages")
    assembly = _assembly(pack, settled, is_draft=is_draft)
    pdf = assemble(assembly)
    digests = {path: sources.digests[path] for path in pack_sources(pack, _templates(sources))}
    listing = manifest(pack, settled.plan, pdf, Provenance(digests, repository.commit(), settled.engine))
    return Compiled(in_order(judged), sources.texts, pdf, listing, settled.plan.last_page, is_draft)


def _lost(pack: Pack, settled: Settled) -> Iterator[Finding]:
    """Yield a finding for each link that goes nowhere and each character that no stamp can print."""
    assembly = _assembly(pack, settled, is_draft=False)
    for link in unresolved_links(assembly):
        yield Finding(
            Span(pack.section(link.part).source),
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


def _judged_meetings(pack: Pack) -> list[Meeting]:
    """Return the pack's meeting and those whose minutes it carries."""
    carried = {item.minutes_of for item in pack.meeting.items() if item.minutes_of}
    return [pack.meeting, *(meeting for meeting in pack.board.meetings if meeting.date in carried)]


def _templates(sources: Sources) -> list[str]:
    return [path for path in sources.digests if path.startswith("templates/")]


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(RULES_BY_NAME[finding.rule].severity is Severity.ERROR for finding in findings)


def _assembly(pack: Pack, settled: Settled, *, is_draft: bool) -> Assembly:
    language = pack.board.language
    return Assembly(
        parts=tuple(
            Part(section.id, section.title, settled.sections[section.id], language, section.stamp)
            for section in pack.sections
        ),
        plan=settled.plan,
        blank_page=settled.blank_page,
        bookmarks=(Bookmark("Agenda", pack.sections[0].id), *_bookmarks(pack, pack.agenda)),
        metadata=Metadata(
            title=f"{pack.body}: agenda pack, {weekday_date(pack.date)}",
            author=pack.body,
            language=language,
            published=pack.meeting.published or pack.date,
        ),
        footer_left=pack.body,
        footer_right=long_date(pack.date),
        watermark="DRAFT" if is_draft else "",
    )


def _bookmarks(pack: Pack, entries: Iterable[AgendaEntry]) -> tuple[Bookmark, ...]:
    """Return a bookmark for every item that has pages, its further papers and sub-items below it."""
    found: list[Bookmark] = []
    for entry in entries:
        below = list(_bookmarks(pack, entry.items))
        papers = [Bookmark(pack.section(section).title, section, headings=True) for section in entry.sections]
        title = f"{entry.number} {entry.title}"
        match papers:
            case []:
                first = below[0].part if below else None
                found += [Bookmark(title, first, tuple(below))] if first else []
            case [only] if not below:
                found.append(Bookmark(title, only.part, headings=True))
            case _:
                found.append(Bookmark(title, papers[0].part, (*papers, *below)))
    return tuple(found)
