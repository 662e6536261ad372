"""What must hold of every finished pack, whatever its board: read from the PDF by libraries that did not write it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pdfplumber
import pikepdf
from markdown_it.token import Token

from sbpack.check_meetings import model
from sbpack.compiled import Compiled
from sbpack.model.agenda import Attachment
from sbpack.model.edition import Edition
from sbpack.model.make_pack import make_pack
from sbpack.model.minutes import Minutes
from sbpack.model.pack import AgendaEntry, Pack, Section
from sbpack.model.paper import Paper
from sbpack.sources.prose import Prose, plain_text
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import FolderRepository
from tests.pdf_reading import INLINE, Element, bookmarks, links, page_labels, page_texts, struct_tree
from tests.pressing import compiled as compile_as_command

BLANK = "This page is left intentionally blank"
LINE = 2.0
"""Points by which two words on one line may differ in height."""
SMALLEST = 8.5
"""Points that no letters but the numbers of footnotes are smaller than."""


@dataclass(frozen=True)
class Built:
    """A finished pack beside the model it was made from."""

    pack: Pack
    compiled: Compiled
    pdf: bytes
    manifest: dict[str, Any]


def build(root: Path, day: date) -> Built:
    """Compile a pack as the command does."""
    repository = FolderRepository(root)
    modelled = model(*read_sources(repository))
    compiled = compile_as_command(repository, modelled, day)
    assert compiled.pdf is not None, compiled.findings
    assert compiled.manifest is not None
    meeting = modelled.board.meeting(day)
    assert meeting is not None
    return Built(
        make_pack(modelled.board, meeting, Edition.PUBLIC), compiled, compiled.pdf, json.loads(compiled.manifest)
    )


def prove_page_numbers(built: Built) -> None:
    """Every page bears its own number, and a reader's page box shows the same."""
    texts = page_texts(built.pdf)
    assert len(texts) == built.manifest["pages"]
    for number, text in enumerate(texts, start=1):
        assert re.findall(r"^.*\bPage (\d+)\b.*$", text, re.MULTILINE)[-1] == str(number)
    assert page_labels(built.pdf) == [str(number) for number in range(1, len(texts) + 1)]


def prove_items(built: Built) -> None:
    """Agenda, stamp, manifest, link and bookmark of an item all name one first page, which is odd."""
    texts = page_texts(built.pdf)
    front = built.manifest["sections"][0]
    agenda = " ".join(" ".join(texts[front["first_page"] - 1 : front["last_page"]]).split())
    found = {bookmark.title: bookmark.page for bookmark in bookmarks(built.pdf)}
    targets = {(link.contents, link.target_page) for link in links(built.pdf) if link.page < front["last_page"]}
    for entry, item in _items(built.pack.agenda, built.manifest["items"]):
        assert (entry.number, entry.title) == (item["number"], item["title"])
        first, last = item["first_page"], item["last_page"]
        stamp = f"Agenda Item {entry.number}"
        stamped = [number for number, text in enumerate(texts, start=1) if re.search(rf"^{stamp}$", text, re.MULTILINE)]
        if first is None:
            assert entry.sections == ()
            assert stamped == []
            continue
        assert stamped == [first]
        assert not built.pack.meeting.duplex or first % 2 == 1
        assert found[f"{entry.number} {entry.title}"] == first - 1
        assert any(page == first - 1 for _, page in targets)
        printed = f"Pages {first}–{last}" if last > first else f"Page {first}"
        assert re.search(rf"\b{entry.number} {re.escape(_squeezed(entry.title))}.{{0,400}}?{printed}\b", agenda), agenda


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
    texts = page_texts(built.pdf)
    sections = built.manifest["sections"]
    expected = 1
    for section in sections:
        assert section["first_page"] == expected
        expected = section["last_page"] + 1
        blank = [page for page in range(section["first_page"], expected) if BLANK in texts[page - 1]]
        if built.pack.meeting.duplex:
            assert section["last_page"] % 2 == 0
            assert blank in ([], [section["last_page"]])
        else:
            assert blank == []
    assert expected == built.manifest["pages"] + 1


def prove_owners(built: Built) -> int:
    """Every owner's initials stand in the Action column on the page and line of their mark; return how many do."""
    count = 0
    with pdfplumber.open(BytesIO(built.pdf)) as pdf:
        for section, placed in zip(built.pack.sections, built.manifest["sections"], strict=True):
            if isinstance(section.subject, Minutes):
                pages = pdf.pages[placed["first_page"] - 1 : placed["last_page"]]
                count += _prove_owners_of(section.subject, built.pack, pages)
    return count


@dataclass(frozen=True)
class Word:
    """A word on a page."""

    page: int
    top: float
    text: str


def _prove_owners_of(minutes: Minutes, pack: Pack, pages: list[Any]) -> int:
    text, column = _columns(pages)
    plain = [_plain(word.text) for word in text]
    start = 0
    for minute, action in [(one, action) for one in minutes.minutes for action in one.actions]:
        start = max(start, _find(_words(f"{minute.number} {minute.title}"), plain, 0))
        words = _words(action.words)
        end = _find(words, plain, start)
        mark = text[end - 1]
        start = end - len(words)
        owners = [owner.label if (owner := pack.board.owner(key, minutes.meeting)) else key for key in action.owners]
        below = [word for word in column if word.page == mark.page and word.top > mark.top - LINE]
        beside = " ".join(word.text for word in below if word.top < mark.top + LINE)
        first = owners[0].split()[0]
        assert re.search(rf"(?<!\w){re.escape(first)}(?!\w)", beside), (action.id, first, mark, beside)
        remaining = iter(word.text.strip(",") for word in below)  # several, or a long label, go on below
        assert all(word in remaining for label in owners for word in label.split()), (action.id, owners, mark)
    return len(minutes.actions)


def _columns(pages: list[Any]) -> tuple[list[Word], list[Word]]:
    """Return the words of the minutes' text, and those of the Action column, in reading order."""
    text: list[Word] = []
    column: list[Word] = []
    for number, page in enumerate(pages):
        words = page.filter(_is_no_call).extract_words(keep_blank_chars=False, use_text_flow=False, x_tolerance=1.5)
        headings = [word for word in words if word["text"] == "Action" and word["x0"] > page.width * 0.7]
        edge = min((word["x0"] for word in headings), default=_column_edge(column, page))
        for word in _in_lines(words):
            if 60 < word["top"] < page.height - 60:
                kept = column if word["x0"] > edge - 2 else text
                kept.append(Word(number, word["bottom"], word["text"]))
    return text, column


def _is_no_call(found: dict[str, Any]) -> bool:
    """Whether this is anything but a letter of a raised number that calls a footnote."""
    return bool(found["object_type"] != "char" or found["size"] > SMALLEST)


def _in_lines(words: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield words line by line, from left to right; a line may hold two sizes of letters."""
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: word["bottom"]):
        if line and word["bottom"] - line[0]["bottom"] > 2 * LINE:
            yield from sorted(line, key=lambda word: word["x0"])
            line = []
        line.append(word)
    yield from sorted(line, key=lambda word: word["x0"])


def _column_edge(_column: list[Word], page: Any) -> float:
    return float(page.width) - 62.4 - 72


def _plain(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def _words(text: str) -> list[str]:
    return [plain for word in text.split() if (plain := _plain(word))]


def _find(words: list[str], text: list[str], start: int) -> int:
    """Return where a run of words ends; empty words, left by punctuation, do not count."""
    places = [place for place in range(start, len(text)) if text[place]]
    for first in range(len(places) - len(words) + 1):
        if all(text[places[first + step]] == word for step, word in enumerate(words)):
            return places[first + len(words) - 1] + 1
    raise AssertionError(f"`{' '.join(words)}` is not on the pages")


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
    return [section for section in built.manifest["sections"] if section["kind"] == "attachment"]


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
        for section, placed, branch in zip(built.pack.sections, built.manifest["sections"], branches, strict=True):
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
    texts = page_texts(built.pdf)
    found = {(bookmark.title, bookmark.page) for bookmark in bookmarks(built.pdf)}
    for section, placed in zip(built.pack.sections, built.manifest["sections"], strict=True):
        if section.label:
            first = placed["first_page"]
            assert re.search(rf"^{re.escape(section.label)}$", texts[first - 1], re.MULTILINE), section.id
            assert (f"{section.label}: {section.title}", first - 1) in found


def prove_structure(built: Built) -> None:
    """There is one structure tree, a branch for each section in order, each holding its section's text in order."""
    root = struct_tree(built.pdf)
    assert [child.tag for child in root.children] == ["Document"]
    branches = root.children[0].children
    assert [branch.title for branch in branches] == [section.title for section in built.pack.sections]
    for section, branch in zip(built.pack.sections, branches, strict=True):
        _prove_text(section, branch)


def _prove_text(section: Section, branch: Element) -> None:
    text = "".join(element.text for element in branch.walk() if element.tag not in INLINE)
    text = _plain(
        re.sub(r"\(page \d+\)|, page \d+(?=[^()]*\))", "", text)
    )  # printed after a reference to another paper
    place = 0
    for piece in filter(None, map(_plain, _pieces(section))):
        found = text.find(piece, place)
        assert found >= 0, (section.id, piece)
        place = found + len(piece)


def _pieces(section: Section) -> Iterator[str]:
    """Yield what the sources say in order, each line cut where initials, the number of a note or a picture are read."""
    match section.subject:
        case Minutes(minutes=minutes):
            for minute in minutes:
                yield f"{minute.number} {minute.title}"
                yield from _prose_pieces(minute.body)
        case Paper(body=body):
            yield section.title
            yield from _prose_pieces(body)
        case Attachment() | None:
            yield from ()


def _prose_pieces(prose: Prose) -> Iterator[str]:
    for line in prose.line_tokens():
        piece: list[Token] = []
        for token in line.children or []:
            if token.type in ("mark", "footnote_ref", "footnote_anchor", "image"):
                yield plain_text(piece)
                piece = []
            else:
                piece.append(token)
        yield plain_text(piece)


def prove_accessible(built: Built) -> None:
    """A validator finds the file to be what it says it is, PDF/UA-1."""
    report = page_validation.validate_pdf_bytes(built.pdf, profile="ua1")
    assert report.is_compliant, report.failures


def prove(built: Built) -> None:
    """Prove everything that holds of every pack."""
    prove_page_numbers(built)
    prove_items(built)
    prove_ranges(built)
    prove_owners(built)
    prove_fonts(built)
    prove_attachments(built)
    prove_annexes(built)
    prove_structure(built)
    prove_accessible(built)
