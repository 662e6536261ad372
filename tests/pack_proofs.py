"""What must hold of every finished pack, whatever its board: read from the PDF by libraries that did not write it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf

from sbpack.board.agenda import Attachment, Edition
from sbpack.build.checked import model
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.packs.pack import AgendaEntry, Pack
from sbpack.packs.volumes import VolumeKind
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests.pdf_reading import bookmarks, links, page_labels, page_texts, struct_tree
from tests.proofs.contrast import prove_readable
from tests.proofs.file_reading import FinishedFile
from tests.proofs.lawful import prove_lawful
from tests.proofs.owners import count_owners
from tests.proofs.round_trip import prove_round_trip
from tests.proofs.validators import prove_valid
from tests.shared_workers import compiled as compile_as_command

BLANK = "This page is left intentionally blank"


@dataclass(frozen=True)
class Built:
    """A finished pack beside the model it was made from."""

    pack: Pack
    compiled: Compiled
    pdf: bytes
    manifest: dict[str, Any]

    @property
    def offset(self) -> int:
        """How many pages were published before its first: a supplement goes on from them."""
        return int(self.manifest["sections"][0]["first_page"]) - 1

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """The sections of its manifest, with pages as they are counted in the file."""
        pages = ("first_page", "last_page")
        return [one | {name: one[name] - self.offset for name in pages} for one in self.manifest["sections"]]

    @cached_property
    def texts(self) -> list[str]:
        """The text of every page, stamps included."""
        return page_texts(self.pdf)

    @cached_property
    def file(self) -> FinishedFile:
        """The file, opened once for all proofs."""
        return FinishedFile(self.pdf)


def build(root: Path, day: date, kind: VolumeKind = VolumeKind.PACK, edition: Edition = Edition.PUBLIC) -> Built:
    """Compile a pack, or another volume, as the command does."""
    repository = FolderRepository(root)
    modelled = model(*read_sources(repository))
    compiled = compile_as_command(repository, modelled, day, BuildOptions(edition, volume=kind))
    assert compiled.pdf is not None, compiled.findings
    assert compiled.manifest is not None
    meeting = modelled.board.meeting(day)
    assert meeting is not None
    pack = modelled.volume(meeting.date, edition, kind)
    return Built(pack, compiled, compiled.pdf, json.loads(compiled.manifest))


def prove_page_numbers(built: Built) -> None:
    """Every page bears its own number, and a reader's page box shows the same."""
    texts = built.texts
    assert len(texts) == built.manifest["pages"]
    for number, text in enumerate(texts, start=built.offset + 1):
        assert re.findall(r"^.*\bPage (\d+)\b.*$", text, re.MULTILINE)[-1] == str(number)
    assert page_labels(built.pdf) == [str(built.offset + number) for number in range(1, len(texts) + 1)]


def prove_items(built: Built) -> None:
    """Agenda, stamp, manifest, link and bookmark of an item all name one first page, which is odd."""
    texts = built.texts
    front = built.sections[0]
    agenda = " ".join(" ".join(texts[front["first_page"] - 1 : front["last_page"]]).split())
    found = {(bookmark.title, bookmark.page) for bookmark in bookmarks(built.pdf)}
    targets = {(link.contents, link.target_page) for link in links(built.pdf) if link.page < front["last_page"]}
    for entry, item in _items(built.pack.agenda, built.manifest["items"]):
        assert (entry.number, entry.title) == (item["number"], item["title"])
        first, last = item["first_page"], item["last_page"]
        stamp = re.compile(rf"^(?:Part 2: .*)?Agenda Item {entry.number}(?:, .*)?$", re.MULTILINE)
        stamped = [number for number, text in enumerate(texts, start=built.offset + 1) if stamp.search(text)]
        exempt = item["part_2"]
        assert stamped == [one for one in (first, exempt and exempt["first_page"]) if one]
        if exempt:
            _prove_exempt(entry, exempt, agenda, found, built.offset)
        if first is None:
            assert entry.sections == ()
            continue
        assert not built.pack.meeting.duplex or first % 2 == 1
        place = first - built.offset - 1
        assert (f"{entry.number} {entry.title}", place) in found
        assert any(page == place for _, page in targets)
        printed = f"Pages {first}–{last}" if last > first else f"Page {first}"
        if built.pack.supplement is not None:
            printed = f"Supplement {built.pack.supplement.number}, {printed.lower()}"
        assert re.search(rf"\b{entry.number} {re.escape(_squeezed(entry.title))}.{{0,400}}?{printed}\b", agenda), agenda


def _prove_exempt(
    entry: AgendaEntry, pages: dict[str, int], agenda: str, found: set[tuple[str, int | None]], offset: int
) -> None:
    """The pages that an item has in Part 2 are printed on the agenda, and have a bookmark of their own."""
    first, last = pages["first_page"], pages["last_page"]
    assert entry.exempt
    assert (f"{entry.number} {entry.exempt.title}", first - offset - 1) in found
    printed = f"Part 2: pages {first}–{last}" if last > first else f"Part 2: page {first}"
    assert printed in agenda


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _items(
    entries: Sequence[AgendaEntry], items: Sequence[dict[str, Any]]
) -> Iterator[tuple[AgendaEntry, dict[str, Any]]]:
    for entry, item in zip(entries, items, strict=True):
        yield entry, item
        yield from _items(entry.items, item["items"])


def prove_ranges(built: Built) -> None:
    """Sections follow one another without a gap to the last page; printed on both sides, each can be lifted out."""
    texts = built.texts
    sections = built.sections
    expected = 1
    for section in sections:
        assert section["first_page"] == expected
        expected = section["last_page"] + 1
        blank = [page for page in range(section["first_page"], expected) if BLANK in texts[page - 1]]
        if built.pack.is_duplex:
            assert section["last_page"] % 2 == 0
            assert blank in ([], [section["last_page"]])
        else:
            assert blank == []
    assert expected == built.manifest["pages"] + 1


def prove_owners(built: Built) -> int:
    """Every owner's initials stand in the Action column on the page and line of their mark; return how many do."""
    return count_owners(built.pack, {"sections": built.sections}, built.pdf)


def prove_fonts(built: Built) -> None:
    """Every font is embedded, and is one of the two families that the pack is set in, attachments apart."""
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        foreign = {font for section in _attachments(built) for font in _fonts_of_forms(pdf, section)}
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        descended = [font for font in fonts if font.Subtype != "/Type0"]
        assert descended
        for font in descended:
            if font.objgen in foreign:
                continue
            assert re.match(r"/[A-Z]{6}\+Source-?(Sans|Serif)", str(font.BaseFont)), font.BaseFont
            assert "/FontFile2" in font.FontDescriptor


def _attachments(built: Built) -> list[dict[str, Any]]:
    return [section for section in built.sections if section["kind"] == "attachment"]


def _fonts_of_forms(pdf: pikepdf.Pdf, section: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield the fonts that the forms of a section's pages use, however deep."""
    waiting = [pdf.pages[page - 1].obj.Resources for page in range(section["first_page"], section["last_page"] + 1)]
    seen = set()
    for number, resources in enumerate(waiting):
        fonts = (
            resources.get("/Font", {}).values() if number >= section["last_page"] - section["first_page"] + 1 else ()
        )
        for font in fonts:
            yield font.objgen
            yield from (below.objgen for below in font.get("/DescendantFonts", ()))
        for form in resources.get("/XObject", {}).values():
            if "/Resources" in form and form.objgen not in seen:
                seen.add(form.objgen)
                waiting.append(form.Resources)


def prove_attachments(built: Built) -> int:
    """Every page of an attachment is one figure, told in words; landscape stays so; return how many there are."""
    branches = struct_tree(built.pdf).children[0].children
    count = 0
    with pdfplumber.open(BytesIO(built.pdf)) as pdf:
        for section, placed, branch in zip(built.pack.sections, built.sections, branches, strict=True):
            if section.kind != "attachment":
                continue
            attached = section.subject
            assert isinstance(attached, Attachment)
            pages = pdf.pages[placed["first_page"] - 1 : placed["last_page"]]
            figures = [element for element in branch.walk() if element.tag == "Figure"]
            assert len(pages) - len(figures) in (0, 1)  # a blank page may follow
            assert all(section.title in figure.alternative for figure in figures)
            assert _squeezed(attached.summary) in _squeezed(figures[0].alternative)
            if attached.pages[:1] in ((), (1,)):
                assert (pages[0].width > pages[0].height) == attached.is_wide
            count += len(figures)
    return count


def prove_annexes(built: Built) -> None:
    """Every annex is stamped with what it is called, and its bookmark names both."""
    texts = built.texts
    found = {(bookmark.title, bookmark.page) for bookmark in bookmarks(built.pdf)}
    for section, placed in zip(built.pack.sections, built.sections, strict=True):
        if section.label:
            first = placed["first_page"]
            stamp = re.escape(section.stamp or section.label)
            assert section.label in (section.stamp or section.label)
            assert re.search(rf"^(?:Part 2: .*)?{stamp}$", texts[first - 1], re.MULTILINE), section.id
            entry = next((one for one in built.pack.entries() if one.number == section.item), None)
            # The only paper that an item has in Part 2 is called as the item is there.
            alone = f"{entry.number} {entry.exempt.title}" if entry and entry.exempt else section.full_title
            assert {(section.full_title, first - 1), (alone, first - 1)} & found


def prove(built: Built) -> None:
    """Prove everything that holds of every pack."""
    prove_page_numbers(built)
    prove_items(built)
    prove_ranges(built)
    prove_owners(built)
    prove_fonts(built)
    prove_attachments(built)
    prove_annexes(built)
    prove_lawful(built.file)
    prove_round_trip(built.pack, built.file)
    prove_readable(built.file)
    prove_valid(built.pdf)
