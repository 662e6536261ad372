"""The context of a section's template: plain values of its front matter, its parts, and functions that set prose.

A template finds every declared field: what is not written has an empty value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from markdown_it.token import Token
from markupsafe import Markup

from sbpack.board.agenda import Attachment
from sbpack.board.minutes import Minutes
from sbpack.board.papers import Paper
from sbpack.board.text_names import heading_names, slug
from sbpack.findings.finding import Span
from sbpack.packs.pack import Matter, Pack, Section
from sbpack.read.kinds import FieldForm, Kind
from sbpack.read.part_1 import OF_CONTACT
from sbpack.render.html.markdown import Setting, heading_html, notes_html, prose_html
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.references import References, references_in
from sbpack.render.html.table import rag_box
from sbpack.render.html.typesetting import apostrophes, unbroken_html
from sbpack.render.places import Places
from sbpack.text.marks import ActionMark
from sbpack.text.prose import HeadedProse, Prose, split_by_heading
from sbpack.text.source_text import plain_name
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")

Value = str | bool | date | tuple["Value", ...] | dict[str, "Value"] | None


def _value(form: FieldForm, node: YamlNode | None) -> Value:  # noqa: PLR0911 - a line a form
    match form:
        case "flag":
            return isinstance(node, YamlText) and node.text == "true"
        case "date":
            return _date(node.text) if isinstance(node, YamlText) else None
        case "list" | "standard texts":
            return tuple(filter(None, map(_plain, node.items))) if isinstance(node, YamlList) else ()
        case "map":
            return _plain(node) if isinstance(node, YamlMap) else {}
        case "prose":
            return _paragraphs(node.text) if isinstance(node, YamlText) else ""
        case "directory":
            entries = node.items if isinstance(node, YamlList) else ()
            return tuple(_organisation(entry) for entry in entries if isinstance(entry, YamlMap))
        case "text":
            return node.text if isinstance(node, YamlText) else ""
        case _:
            assert_never(form)


def _paragraphs(text: str) -> Markup:
    """Set a text as it was typed, a paragraph after each empty line; what Markdown it holds is printed as it stands."""
    written = (part for part in _BETWEEN_PARAGRAPHS.split(text.strip()) if part)
    return Markup("\n").join(Markup("<p>{}</p>").format(unbroken_html(apostrophes(part))) for part in written)


def _organisation(entry: YamlMap) -> dict[str, Value]:
    """Return an entry of a directory with every key that a template may ask for."""
    contacts = entry.get("contacts")
    people = contacts.items if isinstance(contacts, YamlList) else ()
    return {
        "organisation": _text(entry, "organisation"),
        "activation": _paragraphs(_text(entry, "activation")),
        "contacts": tuple(
            {key: _text(person, key) for key in OF_CONTACT} for person in people if isinstance(person, YamlMap)
        ),
    }


def _text(entry: YamlMap, key: str) -> str:
    node = entry.get(key)
    return node.text if isinstance(node, YamlText) else ""


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(node: YamlNode) -> Value:
    match node:
        case YamlText(text=text):
            return text
        case YamlList(items=items):
            return tuple(map(_plain, items))
        case YamlMap(entries=entries):
            return {entry.key.text: _plain(entry.value) for entry in entries}
        case _:
            assert_never(node)


@dataclass(frozen=True)
class PartOfPaper:
    """A heading of a paper with what stands below it."""

    title: str
    """In plain words."""
    heading: Token
    """The line of its heading."""
    slug: str
    """Its anchor, unique in the section."""
    lead: Prose
    """What stands before the first heading below."""
    parts: tuple["PartOfPaper", ...]
    body: Prose
    """Everything below, deeper headings included."""
    setting: Setting
    level: int
    """The level its own heading has on the page."""
    span: Span

    @property
    def title_html(self) -> Markup:
        """Its title as it was written, set."""
        return heading_html(self.heading, self.setting)

    @property
    def html(self) -> Markup:
        """All of it, set."""
        return prose_html(self.body, self.setting, self.level)

    @property
    def lead_html(self) -> Markup:
        """What stands before its own parts, set."""
        return prose_html(self.lead, self.setting, self.level)

    def numbered(self, number: int | str) -> Markup:
        """All of it, set with its paragraphs numbered below a number."""
        return prose_html(self.body, self.setting, self.level, str(number))

    def is_called(self, *names: str) -> bool:
        """Whether its title is one of these names, written any way."""
        return slug(self.title) in {slug(name) for name in names}


@dataclass(frozen=True)
class PaperView:
    """A paper as its template sees it."""

    title: str
    head: dict[str, Value]
    """Its fields by name, every declared one, as plain values."""
    lead: Prose
    """What stands before the first heading."""
    parts: tuple[PartOfPaper, ...]
    body: Prose
    setting: Setting
    span: Span
    """The place of its title."""
    places: dict[str, Span]
    """The place of each field of its front matter, by name."""

    @property
    def lead_html(self) -> Markup:
        """What stands before the first heading, set."""
        return prose_html(self.lead, self.setting)

    @property
    def html(self) -> Markup:
        """The whole body, set."""
        return prose_html(self.body, self.setting)


def section_context(
    section: Section, pack: Pack, kind: Kind | None, pages: PageNumbers, places: Places
) -> dict[str, Any]:
    """Return the names that the template of a section may use; `places` gathers where its blocks come from."""
    references = references_in(pack, section, pages)
    setting = _setting(section, pack, references, places)
    item = next((item for item in pack.meeting.items() if item.number == section.item), None)
    return {
        "language": pack.board.language,
        "section": section,
        "pack": pack,
        "item": item,
        "report": (item.matters_arising_report or "") if item else "",
        "paper": _paper_view(section.subject, kind, setting) if isinstance(section.subject, Paper) else None,
        "minutes": section.subject if isinstance(section.subject, Minutes) else None,
        "held": pack.board.meeting(section.subject.meeting) if isinstance(section.subject, Minutes) else pack.meeting,
        "previous_meeting": pack.previous_meeting,
        "attachment": section.subject if isinstance(section.subject, Attachment) else None,
        "annexes": tuple(annex for annex in pack.annexes if annex.annex_of == section.source),
        "matters": _matters(section, pack),
        "sheet": pack.sheet,
        "texts": _texts(pack),
        "prose": lambda prose, under=1: prose_html(prose, setting, under),
        "notes": notes_html(_proses(section, pack), setting),
        "rag": rag_box,
        "at": places.at,
        "page_of": pages.page_of,
        "range_of": pages.range_of,
        "page_note": references.page_note,
        "refer": lambda text: references.link(apostrophes(text)),
    }


def _setting(section: Section, pack: Pack, references: References, places: Places) -> Setting:
    day = section.subject.meeting if isinstance(section.subject, Minutes) else pack.date

    def owner_label(key: str) -> str:
        owner = pack.board.owner(key, day)
        return owner.label if owner else key

    def action_anchor(mark: ActionMark) -> str:
        if mark.reference is None:
            return ""
        return f"action-{day.isoformat()}-{mark.reference.minute}.{mark.reference.number}"

    slugs = heading_names(_proses(section, pack))
    return Setting(slugs, owner_label, action_anchor, references, section.title, places)


def _proses(section: Section, pack: Pack) -> Iterator[Prose]:
    match section.subject:
        case Paper(body=body):
            yield body
        case Minutes(minutes=minutes):
            yield from (minute.body for minute in minutes)
        case Attachment() | None:
            pass
    for matter in _matters(section, pack):
        yield from (matter.quoted, matter.update)


def _matters(section: Section, pack: Pack) -> tuple[Matter, ...]:
    """Return the rows of matters arising in the section that shows them, none in any other."""
    report = pack.meeting.matters_arising
    papers = (report.paper, report.part_2) if report else ()
    return pack.matters if any(paper and section.source == paper.path for paper in papers) else ()


def _paper_view(paper: Paper, kind: Kind | None, setting: Setting) -> PaperView:
    lead, headed = split_by_heading(paper.body, 2)
    parts = tuple(_part(part, setting, 2) for part in headed)
    places = {entry.key.text: entry.key.span.to(entry.value.span) for entry in paper.head.entries}
    head = {field.name: _value(field.form, paper.head.get(field.name)) for field in (kind.fields if kind else ())}
    return PaperView(paper.title, head, lead, parts, paper.body, setting, paper.span, places)


def _part(headed: HeadedProse, setting: Setting, level: int) -> PartOfPaper:
    lead, below = split_by_heading(headed.body, headed.level + 1)
    parts = tuple(_part(part, setting, level + 1) for part in below)
    anchor = setting.slugs[headed.span]
    return PartOfPaper(headed.title, headed.heading, anchor, lead, parts, headed.body, setting, level, headed.span)


def _texts(pack: Pack) -> dict[str, str]:
    """Return the standard texts of the day in the board's order, by their names as they are compared."""
    texts: dict[str, str] = {}
    for text in pack.board.texts:
        if text.period.covers(pack.date):
            texts.setdefault(plain_name(text.name), text.text)
    return texts
