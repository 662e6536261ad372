"""The record of what was published becomes part of the model.

- The publication record: what was put before the board and the public, and when.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sbpack.board.agenda import Edition
from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import digest_of
from sbpack.text.fields import Fields
from sbpack.text.yaml_nodes import YamlMap, YamlText

RECORD = "publication.yaml"
RECORD_HEAD = """\
# Written by `sbpack publish`: what was published of this meeting, when, and from what.
# `sbpack verify` proves copies by it, and supplements go on from it. It is not to be edited.
published:
"""
"""How a record begins."""
SINCE_PUBLICATION = "-since-publication"
"""How the name of a volume ends that is not as it was published."""


def tag_of(meeting: datetime.date, volume: str, version: int) -> str:
    """Return what git calls the commit of a volume's record: `pack-2023-12-06-v2`, `pack-2023-12-06-supplement-1`."""
    name = "" if volume == "pack" else f"-{volume}"
    return f"pack-{meeting.isoformat()}{name}{'' if version == 1 else f'-v{version}'}"


@dataclass(frozen=True)
class PublishedPaper:
    """A paper as it was published; minutes and matters arising count as papers of their items."""

    title: str
    file: str
    """From the root."""
    sha256: str
    volume: str
    """The name of the volume that holds it: `pack`, `supplement-1`."""
    first_page: int
    last_page: int
    shows: tuple[tuple[str, str], ...] = ()
    """The tables and pictures in it, each with its SHA-256."""
    chosen: str = ""
    """Which pages of an attached PDF."""
    is_part_2: bool = False
    """Whether it is exempt; only in the record of the members' edition."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True)
class PublishedItem:
    """An agenda item as it was published, with every paper that had come until then."""

    number: str
    title: str
    papers: tuple[PublishedPaper, ...] = ()
    exempt_title: str = ""
    """What members read of its exempt business; only in their record."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True)
class PublishedVolume:
    """One volume that was published: a version of the pack, a supplement, the minutes or a sheet."""

    name: str
    """`pack`, `supplement-1`, `minutes`, `decisions`, `actions`."""
    version: int
    edition: Edition
    date: datetime.date
    note: str
    commit: str
    """The commit that held its sources."""
    private_commit: str
    """The commit of the private root that held what is exempt; empty where there is none."""
    sources_sha256: str
    first_page: int
    last_page: int
    continues_at: int
    """The first page of whatever comes next: after the last page of the longer edition."""
    files: Mapping[str, str]
    """The SHA-256 of each of its files, by name."""
    engine: Mapping[str, str]
    items: tuple[PublishedItem, ...]
    """The agenda as it then stood."""
    span: Span
    recorded: datetime.date | None = None
    """The day on which it was recorded, where that is not the day of publication."""
    reason: str = ""
    """Why the two differ."""
    made_from: tuple[tuple[str, str], ...] = ()
    """Of minutes and sheets: the files whose text they hold, each with its SHA-256."""
    confirmed: tuple[str, ...] = ()
    """What both parts say and may be public; only in the record of the members' edition."""
    before_sha256: str = ""
    """The SHA-256 of the record as it was before."""

    @property
    def is_pack(self) -> bool:
        """Whether it is a version of the pack."""
        return self.name == "pack"

    @property
    def is_supplement(self) -> bool:
        """Whether it is a supplement to the pack."""
        return self.name.startswith("supplement-")

    def papers(self) -> Iterator[PublishedPaper]:
        """Yield every paper that had been published until then."""
        for item in self.items:
            yield from item.papers


@dataclass(frozen=True)
class Publication:
    """Everything that was published of one meeting, in order."""

    path: str
    volumes: tuple[PublishedVolume, ...]
    """The versions of its pack and the supplements, in order."""
    after_the_meeting: tuple[PublishedVolume, ...] = ()
    """Minutes and sheets, in order."""

    def last_of(self, name: str) -> PublishedVolume | None:
        """Return the volume of a name that was published last."""
        known = (*self.volumes, *self.after_the_meeting)
        return next((volume for volume in reversed(known) if volume.name == name), None)

    @property
    def packs(self) -> tuple[PublishedVolume, ...]:
        """The versions of its pack."""
        return tuple(volume for volume in self.volumes if volume.is_pack)

    @property
    def supplements(self) -> tuple[PublishedVolume, ...]:
        """Its supplements."""
        return tuple(volume for volume in self.volumes if volume.is_supplement)


_PAGES = re.compile(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_NAME = re.compile(r"pack|supplement-[1-9]\d{0,3}|minutes|decisions|actions", re.ASCII)
_NO_DAY = date.min
_HELP = "take the record back from git as `sbpack publish` wrote it"


def read_publication(node: YamlMap, text: str, findings: list[Finding]) -> Publication | None:
    """Return the record, None where any of it cannot be read: half a record would call the other half unpublished."""
    found: list[Finding] = []
    fields = Fields(node, found)
    lines = text.splitlines(keepends=True)
    volumes = tuple(
        replace(
            _volume(one, found),
            before_sha256=_digest("".join(lines[: one.span.line - 1])),
        )
        for one in fields.maps("published")
    )
    fields.close()
    if not volumes and not found:
        fields.wrong_shape(node, "the record names nothing that was published", _HELP)
    findings += (_with_help(finding) for finding in found)
    if found:
        return None
    of_the_pack = tuple(volume for volume in volumes if volume.is_pack or volume.is_supplement)
    return Publication(node.span.path, of_the_pack, tuple(one for one in volumes if one not in of_the_pack))


def _digest(text: str) -> str:
    return digest_of(text.encode(errors="surrogateescape"))


def _with_help(finding: Finding) -> Finding:
    return Finding(finding.span, finding.message, _HELP, finding.related, finding.rule)


def _volume(node: YamlMap, findings: list[Finding]) -> PublishedVolume:
    fields = Fields(node, findings)
    name = _matching(fields, "volume", _NAME)
    first_page, last_page = _pages(fields)
    day = fields.date("date")
    if day is None:
        fields.required_text("date")
    engine = fields.map("engine")
    volume = PublishedVolume(
        name=name,
        version=fields.integer("version", 1) or 1,
        edition=Edition(fields.choice("edition", [edition.value for edition in Edition], Edition.PUBLIC.value)),
        date=day or _NO_DAY,
        recorded=fields.date("recorded"),
        reason=fields.text("reason"),
        note=fields.text("note"),
        confirmed=tuple(one.text for one in fields.texts("confirmed")),
        commit=_matching(fields, "commit", _COMMIT),
        private_commit=_matching(fields, "private_commit", _COMMIT) if "private_commit" in fields else "",
        sources_sha256=_matching(fields, "sources_sha256", _DIGEST),
        first_page=first_page,
        last_page=last_page,
        continues_at=fields.integer("continues_at", last_page + 1) or last_page + 1,
        files={file: digest for one in fields.maps("files") for file, digest in [_file(one, findings)]},
        engine=_texts(engine, findings) if engine else {},
        made_from=tuple(_file(one, findings) for one in fields.maps("made_from")),
        items=tuple(_item(one, name, findings) for one in fields.maps("items")),
        span=node.span,
    )
    fields.close()
    return volume


def _item(node: YamlMap, volume: str, findings: list[Finding]) -> PublishedItem:
    fields = Fields(node, findings)
    fields.text("pages")  # for people; each paper has its own
    item = PublishedItem(
        number=fields.required_text("number"),
        title=fields.text("title"),
        exempt_title=fields.text("exempt_title"),
        papers=tuple(_paper(one, volume, findings) for one in fields.maps("papers")),
        span=node.span,
    )
    fields.close()
    return item


def _paper(node: YamlMap, volume: str, findings: list[Finding]) -> PublishedPaper:
    fields = Fields(node, findings)
    first_page, last_page = _pages(fields)
    paper = PublishedPaper(
        title=fields.text("title"),
        file=fields.required_text("file"),
        sha256=_matching(fields, "sha256", _DIGEST),
        volume=_matching(fields, "in", _NAME) if "in" in fields else volume,
        first_page=first_page,
        last_page=last_page,
        shows=tuple(_file(one, findings) for one in fields.maps("shows")),
        chosen=fields.text("chosen"),
        is_part_2=fields.choice("part", ("1", "2"), "1") == "2",
        span=node.span,
    )
    fields.node("in")
    fields.close()
    return paper


def _file(node: YamlMap, findings: list[Finding]) -> tuple[str, str]:
    fields = Fields(node, findings)
    found = fields.required_text("file"), _matching(fields, "sha256", _DIGEST)
    fields.close()
    return found


def _texts(node: YamlMap, findings: list[Finding]) -> Mapping[str, str]:
    fields = Fields(node, findings)
    return {entry.key.text: fields.text(entry.key.text) for entry in node.entries}


def _pages(fields: Fields) -> tuple[int, int]:
    text = _matching(fields, "pages", _PAGES)
    match = _PAGES.fullmatch(text)
    if match is None:
        return 1, 1
    return int(match[1]), int(match[2] or match[1])


def _matching(fields: Fields, key: str, form: re.Pattern[str]) -> str:
    """Return a text of a form; any other is a finding."""
    text = fields.required_text(key)
    if text and not form.fullmatch(text):
        node = fields.node(key)
        if isinstance(node, YamlText):
            fields.wrong_shape(node, f"`{key}` is not as it was written", _HELP)
    return text
