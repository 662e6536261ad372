"""Part 1 of all sources, cut out before anything is modelled; and the words of each part, to search for leaks."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, NewType

from sbpack.findings.finding import Span
from sbpack.read.kinds import Kind
from sbpack.read.read_sources import MeetingSources, Sources
from sbpack.repository.paths import PART_2, PART_2_MINUTES, PART_2_RECORD, REASON, WHOLLY_EXEMPT, digest_of, with_reason
from sbpack.repository.views import PART_1_FILES
from sbpack.text.comments import blanked, without_comments
from sbpack.text.markdown_file import split_front_matter
from sbpack.text.prose import MarkdownFile
from sbpack.text.shown_files import listed_path
from sbpack.text.source_text import SourceText
from sbpack.text.yaml_nodes import YamlEntry, YamlList, YamlMap, YamlNode, YamlText

OF_CONTACT = ("name", "role", "telephone", "email")
OF_ORGANISATION = ("activation",)
"""What an organisation may keep to the members. Its name is always public."""


def public_head(head: YamlMap, kind: Kind) -> YamlMap:
    """Return a front matter whose directories hold what is marked public, and nothing else."""
    directories = {field.name for field in kind.fields if field.form == "directory"}
    entries = (
        replace(entry, value=_public_directory(entry.value)) if entry.key.text in directories else entry
        for entry in head.entries
    )
    return replace(head, entries=tuple(entries))


def has_private_contacts(head: YamlMap) -> bool:
    """Whether a front matter has a directory of which something is not marked public."""
    lists = (entry.value for entry in head.entries if isinstance(entry.value, YamlList))
    directories = [node for node in lists if any(_is_organisation(item) for item in node.items)]
    return any(_said(_public_directory(node)) != _said(node) for node in directories)


def _is_organisation(node: YamlNode) -> bool:
    return isinstance(node, YamlMap) and node.get("organisation") is not None


def _said(node: YamlNode) -> list[str]:
    """Return what a directory says, without what of it is public."""
    match node:
        case YamlText(text=text):
            return [text] if text.strip() else []
        case YamlList(items=items):
            return [text for item in items for text in _said(item)]
        case YamlMap(entries=entries):
            return [text for entry in entries if entry.key.text != "public" for text in _said(entry.value)]


def _public_directory(node: YamlNode) -> YamlList:
    items = node.items if isinstance(node, YamlList) else ()
    return YamlList(tuple(_public_organisation(item) for item in items if isinstance(item, YamlMap)), node.span)


def _public_organisation(entry: YamlMap) -> YamlMap:
    """Return an organisation with its name, what of it is public, and the contacts that have anything public."""
    kept = [found for found in entry.entries if found.key.text == "organisation"]
    kept += _public(entry, OF_ORGANISATION).entries
    for found in entry.entries:
        if found.key.text == "contacts" and isinstance(found.value, YamlList):
            shown = (_public(contact, OF_CONTACT) for contact in found.value.items if isinstance(contact, YamlMap))
            items = tuple(one for one in shown if _said(one))
            kept.append(replace(found, value=replace(found.value, items=items)))
    return replace(entry, entries=tuple(kept))


def _public(entry: YamlMap, known: tuple[str, ...]) -> YamlMap:
    """Return what of an entry is known, said and marked public, with the mark."""
    marked = entry.get("public")
    items = marked.items if isinstance(marked, YamlList) else ()
    named = {item.text for item in items if isinstance(item, YamlText)}
    return replace(
        entry,
        entries=tuple(
            found
            for found in entry.entries
            if found.value is marked or (found.key.text in known and found.key.text in named and _said(found.value))
        ),
    )


_FILE = "file"


def exempt_files(sources: Sources) -> frozenset[str]:
    """Return the files that hold nothing but Part 2: those that it alone lists, and what they show."""
    exempt = set(sources.private)
    public: set[str] = set()
    for meeting in sources.meetings:
        here, there = _listed(meeting)
        public |= {path for path in here if path.startswith(f"{meeting.folder}/")}  # no other meeting's to give away
        exempt |= there
        exempt |= {path for path in meeting.files if path.removeprefix(f"{meeting.folder}/") in WHOLLY_EXEMPT}
    shown = {path: {*file.used_files} for meeting in sources.meetings for path, file in meeting.markdown.items()}
    seen = {one for path in public & {*shown} for one in shown[path]}
    hidden = {one for path in exempt & {*shown} for one in shown[path]}
    return frozenset((exempt - public) | (hidden - seen - public) | sources.private)


def files_of_part_1(sources: Sources) -> frozenset[str]:
    """Return the files that Part 1 is made from: what it lists of any meeting, and what that shows.

    A file that nothing lists belongs to neither part: a draft of an exempt paper makes nothing of it public.
    """
    public = {path for meeting in sources.meetings for path in _listed(meeting)[0] if path in meeting.files}
    used = {
        one
        for meeting in sources.meetings
        for path, file in meeting.markdown.items()
        if path in public
        for one in file.used_files
    }
    return frozenset({sources.members_file, *public, *used} & sources.digests.keys()) - exempt_files(sources)


def agenda_items(meeting: YamlMap | None) -> Iterator[YamlMap]:
    """Yield the items and sub-items of meeting.yaml as they are written."""
    agenda = meeting.get("agenda") if meeting else None
    for item in _maps(agenda):
        yield item
        yield from _maps(item.get("items"))


def _listed(meeting: MeetingSources) -> tuple[set[str], set[str]]:
    """Return the files that Part 1 of a meeting consists of, and those that its Part 2 lists."""
    public = {f"{meeting.folder}/{name}" for name in PART_1_FILES}
    exempt: set[str] = set()
    for item in agenda_items(meeting.meeting):
        public |= _files(item.get("papers"), meeting.folder)
        block = item.get(PART_2)
        exempt |= _files(block.get("papers"), meeting.folder) if isinstance(block, YamlMap) else set()
    items = meeting.part_2.get("items") if meeting.part_2 else None
    for entry in items.entries if isinstance(items, YamlMap) else ():
        exempt |= _files(entry.value.get("papers"), meeting.folder) if isinstance(entry.value, YamlMap) else set()
    for name, listed in (("minutes.md", public), (PART_2_MINUTES, exempt)):
        minutes = meeting.markdown.get(f"{meeting.folder}/{name}")
        listed.update(_files(minutes.head.get("annexes"), meeting.folder) if minutes and minutes.head else ())
    return public, exempt


def _maps(node: YamlNode | None) -> tuple[YamlMap, ...]:
    """Return the mappings of a list; of one that stands there without its list, itself."""
    items = node.items if isinstance(node, YamlList) else (node,)
    return tuple(item for item in items if isinstance(item, YamlMap))


def _files(node: YamlNode | None, folder: str) -> set[str]:
    """Return the files that a list of papers names."""
    found = set()
    for one in node.items if isinstance(node, YamlList) else (node,):
        name = one.get(_FILE) if isinstance(one, YamlMap) else one
        if isinstance(name, YamlText) and name.text.strip():
            found.add(listed_path(folder, name.text))
    return found


Part1Sources = NewType("Part1Sources", Sources)
"""Sources that hold nothing exempt; `part_1_of` alone makes them."""


def part_1_of(sources: Sources) -> Part1Sources:
    """Return the sources without what is exempt.

    A file that may hold both parts has the digest of what the public reads of it, however it is written, so that the
    public edition is the same whatever is added to Part 2, or taken out of it.
    """
    exempt = exempt_files(sources)
    meetings = tuple(
        _part_1(meeting, exempt, sources.kinds)
        for meeting in sources.meetings
        if f"{meeting.folder}/meeting.yaml" not in exempt and not exempt.issuperset(meeting.files)
    )
    cut = {path: spans for path, spans in _cuts(sources, exempt) if spans}
    return Part1Sources(
        replace(
            sources,
            meetings=meetings,
            texts={
                path: blanked(text, map(SourceText(path, text).stretch, cut[path])) if path in cut else text
                for path, text in sources.texts.items()
                if path not in exempt
            },
            digests={path: digest for path, digest in sources.digests.items() if path not in exempt}
            | dict(_digests(meetings, sources)),
            allowances=tuple(one for one in sources.allowances if not is_exempt(one.span, exempt, cut)),
            probes={path: probe for path, probe in sources.probes.items() if path not in exempt},
            private=frozenset(),
            untracked=sources.untracked - exempt,
        )
    )


def holds_part_2(sources: Sources) -> bool:
    """Whether anything is exempt."""
    return bool(exempt_files(sources)) or any(spans for _, spans in _cuts(sources, frozenset()))


def exempt_places(sources: Sources) -> tuple[frozenset[str], dict[str, tuple[Span, ...]]]:
    """Return the files that are wholly exempt, and of those that hold both parts the places that are."""
    exempt = exempt_files(sources)
    return exempt, dict(_cuts(sources, exempt))


def is_exempt(span: Span, files: frozenset[str], cut: Mapping[str, Iterable[Span]]) -> bool:
    """Whether a place is in what `exempt_places` returns."""
    blocks = cut.get(span.path, ()) if span.line else ()
    return span.path in files or any(one[1:3] <= span[1:3] < one[3:] for one in blocks)


def _part_1(meeting: MeetingSources, exempt: frozenset[str], kinds: Mapping[str, Kind]) -> MeetingSources:
    """Return what is public of a meeting; a file that shows an exempt one is left out whole, and has a finding."""
    markdown = {
        path: _part_1_public(file, kinds)
        for path, file in meeting.markdown.items()
        if path not in exempt and exempt.isdisjoint(file.used_files)
    }
    return replace(
        meeting,
        meeting=meeting.meeting and _without_part_2(meeting.meeting),
        markdown=markdown,
        files=tuple(path for path in meeting.files if path not in exempt),
        publication=None if f"{meeting.folder}/publication.yaml" in exempt else meeting.publication,
        part_2=None,
        members_publication=None,
        members_publication_text="",
    )


def _without_part_2(node: YamlMap) -> YamlMap:
    """Return meeting.yaml with nothing but the reason in each block of Part 2."""
    return replace(node, entries=tuple(map(_cut_entry, node.entries)))


def _cut_entry(entry: YamlEntry) -> YamlEntry:
    match entry:
        case YamlEntry(key=YamlText(text=key), value=YamlList() as value) if key in ("agenda", "items"):
            items = tuple(_without_part_2(item) if isinstance(item, YamlMap) else item for item in value.items)
            return replace(entry, value=replace(value, items=items))
        case YamlEntry(key=YamlText(text=key), value=YamlMap() as value) if key in ("agenda", "items"):
            return replace(entry, value=_without_part_2(value))
        case YamlEntry(key=YamlText(text=key), value=value) if key == PART_2:
            block = with_reason(value)
            kept = tuple(one for one in block.entries if one.key.text == REASON) if block else ()
            return replace(entry, value=YamlMap(kept, value.span))
        case _:
            return entry


def _part_1_public(file: MarkdownFile, kinds: Mapping[str, Kind]) -> MarkdownFile:
    """Return a paper of Part 1; of a directory of contacts, what each has marked public."""
    kind = _directory_kind(file, kinds)
    return replace(file, head=public_head(file.head, kind)) if kind and file.head else file


def _directory_kind(file: MarkdownFile, kinds: Mapping[str, Kind]) -> Kind | None:
    named = file.head.get("kind") if file.head else None
    kind = kinds.get(named.text) if isinstance(named, YamlText) else None
    return kind if kind and any(field.form == "directory" for field in kind.fields) else None


def _cuts(sources: Sources, exempt: frozenset[str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the files that hold both parts, each with the places of what is exempt in it."""
    for meeting in sources.meetings:
        blocks = [block for item in agenda_items(meeting.meeting) if isinstance(block := item.get(PART_2), YamlMap)]
        entries = [entry for block in blocks for entry in block.entries if entry.key.text != REASON]
        yield f"{meeting.folder}/meeting.yaml", tuple(entry.key.span.to(entry.value.span) for entry in entries)
        for path, file in meeting.markdown.items():
            if path not in exempt and file.head and _directory_kind(file, sources.kinds):
                kept = {*_scalars(_part_1_public(file, sources.kinds).head)}
                yield path, tuple(one.span for one in _scalars(file.head) if one not in kept and one.text.strip())


def _digests(meetings: Iterable[MeetingSources], sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the digests of the files that have room for both parts, whether there is anything of Part 2 or not."""
    for meeting in meetings:
        if meeting.meeting and any(PART_2 in _keys(item) for item in agenda_items(meeting.meeting)):
            yield f"{meeting.folder}/meeting.yaml", _digest(_part_1_said(meeting.meeting))
        for path, file in meeting.markdown.items():
            if _directory_kind(file, sources.kinds):
                body = split_front_matter(path, sources.texts[path])[0].body.text
                yield path, _digest([_part_1_said(file.head), body])


def _keys(node: YamlMap) -> set[str]:
    return {entry.key.text for entry in node.entries}


def _part_1_said(node: YamlNode | None) -> object:
    """Return what a file says, without comments and the way in which it is laid out."""
    match node:
        case None:
            return None
        case YamlText(text=text):
            return text
        case YamlList(items=items):
            return [_part_1_said(item) for item in items]
        case YamlMap(entries=entries):
            return {entry.key.text: _part_1_said(entry.value) for entry in entries}


def _digest(said: object) -> str:
    return digest_of(json.dumps(said).encode("ascii"))


def _scalars(node: YamlNode | None) -> Iterator[YamlText]:
    match node:
        case YamlText():
            yield node
        case YamlList(items=items):
            for item in items:
                yield from _scalars(item)
        case YamlMap(entries=entries):
            for entry in entries:
                yield from _scalars(entry.value)
        case None:
            return


class Text(NamedTuple):
    """Words of a source, or of what was set from sources."""

    where: str
    """Such as the path of the source."""
    words: str
    """A whole file as it is typed, or the words of one paragraph, heading, cell or picture."""


@dataclass(frozen=True)
class Said:
    """Everything that one part says."""

    texts: tuple[Text, ...] = field(default=(), repr=False)
    files: tuple[str, ...] = ()
    """The paths of its files."""
    attached: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """The path and bytes of each attached PDF."""
    elsewhere: tuple[Text, ...] = field(default=(), repr=False)
    """Of Part 1: texts that what is made has nothing to do with, such as those of other years."""


def exempt_texts(sources: Sources) -> Iterator[Text]:
    """Yield each file that says something exempt, with that: all of it, or what is cut out for the public.

    What was recorded of the members' edition says nothing that these files do not.
    """
    files, cut = exempt_places(sources)
    for path in sorted(files & sources.texts.keys()):
        if not path.endswith(PART_2_RECORD):
            yield Text(path, sources.texts[path])
    for path, spans in sorted(cut.items()):
        source = SourceText(path, sources.texts.get(path, ""))
        for start, end in map(source.stretch, spans):
            yield Text(path, source.text[start:end])


def public_texts(sources: Sources) -> Iterator[Text]:
    """Yield each file that Part 1 is made from, without what is exempt in it and without comments.

    What nobody prints makes no word public: neither a comment nor a file that is listed nowhere.
    """
    _, cut = exempt_places(sources)
    for path in sorted(files_of_part_1(sources) & sources.texts.keys()):
        text = without_comments(path, sources.texts[path])
        yield Text(path, blanked(text, map(SourceText(path, text).stretch, cut.get(path, ()))))
