"""The members' edition: the public pack, and after it what is exempt."""

from collections.abc import Mapping
from dataclasses import fields, replace

from sbpack.model.agenda import Item
from sbpack.model.board import Board
from sbpack.model.edition import Edition
from sbpack.model.make_pack import papers_tabled, papers_to_follow
from sbpack.model.meeting import Meeting
from sbpack.model.pack import AgendaEntry, Annex, ExemptEntry, MembersPack, Pack, PublicPack, Section
from sbpack.model.pack_matters import matters_of
from sbpack.model.part_2_sections import part_2_sections

FOR_MEMBERS = "Members\u2019 edition, with Part 2"
"""On the first page of a pack that holds Part 2, and at the foot of every page: nobody sends out the wrong one."""


def make_members_pack(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the pack as members read it; `board` and `meeting` know Part 2, `public` does not.

    Its agenda is set anew, as it leads to Part 2 as well; every other section of Part 1 is the public one.
    """
    exempt = part_2_sections(board, meeting)
    front_sheet, *others = public.sections
    stamp = FOR_MEMBERS if exempt else front_sheet.stamp
    sections = (replace(front_sheet, stamp=stamp), *others, *exempt)
    items = {item.number: item for item in meeting.items()}
    return members_edition(
        public,
        {
            "board": board,
            "meeting": meeting,
            "agenda": tuple(_entry(entry, items, exempt, meeting) for entry in public.agenda),
            "sections": sections,
            "annexes": tuple(_annexes(meeting, exempt)),
            "matters": tuple(matters_of(board, meeting, sections, is_part_2=True)),
        },
    )


def members_edition(public: PublicPack, beside: Mapping[str, object]) -> MembersPack:
    """Return a volume as members read it: what is public of it, but for the fields that are said anew."""
    shared = {field.name: getattr(public, field.name) for field in fields(Pack)}
    return MembersPack(**{**shared, "edition": Edition.MEMBERS, **beside, "part_1": public})


def _entry(entry: AgendaEntry, items: dict[str, Item], exempt: tuple[Section, ...], meeting: Meeting) -> AgendaEntry:
    """Return an entry of the public agenda with what members read beside it."""
    below = tuple(_entry(sub_entry, items, exempt, meeting) for sub_entry in entry.items)
    sections = tuple(section.id for section in exempt if section.item == entry.number)
    item = items[entry.number]
    business = item.part_2
    if not sections and (business is None or business.is_stub):
        return replace(entry, items=below)
    papers = tuple(paper for paper in item.papers if paper.part_2)
    notes = (business.presenter, business.note) if business else ()
    title = (business.title if business else "") or entry.title
    awaited = (*papers_to_follow(papers), *papers_tabled(papers, item, meeting))
    found = ExemptEntry(title, (*filter(None, notes), *awaited), sections)
    return replace(entry, items=below, exempt=found)


def _annexes(meeting: Meeting, exempt: tuple[Section, ...]) -> list[Annex]:
    """Return the exempt annexes, as the exempt papers and minutes that they belong to list them."""
    here = [section for section in exempt if section.annex_of]
    found = [Annex(section.label, section.title, section.annex_of, section.id) for section in here]
    awaited = (entry for item in meeting.items() for entry in item.papers if entry.part_2 and entry.to_follow)
    return [*found, *(Annex(entry.label, entry.title, entry.annex_of, "") for entry in awaited if entry.annex_of)]
