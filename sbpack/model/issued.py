"""The agenda with the papers that are there, in the form in which the publication record keeps it."""

from dataclasses import dataclass

from sbpack.findings.span import Span
from sbpack.model.agenda import Attachment
from sbpack.model.board import Board
from sbpack.model.edition import Edition
from sbpack.model.meeting import Meeting
from sbpack.model.minutes import Minutes
from sbpack.model.pack import Section
from sbpack.model.pack_sections import item_title, pack_sections
from sbpack.model.paper import Paper
from sbpack.model.part_2_sections import part_2_sections


@dataclass(frozen=True)
class IssuedPaper:
    """A paper that is there to be published; minutes and matters arising count as papers of their items."""

    title: str
    file: str
    """From the root."""
    sha256: str
    shows: tuple[tuple[str, str], ...]
    """The tables and pictures in it, each with its SHA-256."""
    chosen: str
    """Which pages of an attached PDF."""
    section: str
    """The id of its section."""
    is_part_2: bool
    """Whether it is exempt."""
    span: Span


@dataclass(frozen=True)
class IssuedItem:
    """An agenda item with the papers that are there."""

    number: str
    title: str
    papers: tuple[IssuedPaper, ...]
    urgent: str
    """Why the chairman takes it though it came late."""
    span: Span
    exempt_title: str = ""
    """What members read of its exempt business; empty in public, and where they read the same."""
    exempt_span: Span | None = None
    """Where that is written."""


def issued_items(board: Board, meeting: Meeting, edition: Edition = Edition.PUBLIC) -> tuple[IssuedItem, ...]:
    """Return items and sub-items of a meeting with their papers, in the order of the agenda, in public of Part 1."""
    exempt = part_2_sections(board, meeting) if edition is Edition.MEMBERS else ()
    sections = (*pack_sections(board, meeting), *exempt)

    def digest(path: str) -> str:
        """Return the digest of a file of this meeting, or of the one whose minutes it carries."""
        own = meeting.digests.get(path)
        return own or next((other.digests[path] for other in board.meetings if path in other.digests), "")

    def paper(section: Section) -> IssuedPaper:
        return IssuedPaper(
            title=section.full_title,
            file=section.source,
            sha256=digest(section.source),
            shows=tuple((path, digest(path)) for path in sorted(_shown_in(section))),
            chosen=_chosen(section),
            section=section.id,
            is_part_2=bool(section.part_2),
            span=section.span,
        )

    return tuple(
        IssuedItem(
            number=item.number,
            title=item_title(item, meeting),
            papers=tuple(paper(section) for section in sections if section.item == item.number),
            urgent=item.urgent,
            span=item.span,
            exempt_title=item.part_2.title if item.part_2 and edition is Edition.MEMBERS else "",
            exempt_span=item.part_2.title_span if item.part_2 and edition is Edition.MEMBERS else None,
        )
        for item in meeting.items()
    )


def _shown_in(section: Section) -> frozenset[str]:
    match section.subject:
        case Paper(used_files=used) | Minutes(used_files=used):
            return frozenset(used) - {section.source}
        case Attachment() | None:
            return frozenset()


def _chosen(section: Section) -> str:
    """Return the pages of an attachment as the officer may have written them: `1-2, 5`."""
    pages = section.subject.pages if isinstance(section.subject, Attachment) else ()
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
