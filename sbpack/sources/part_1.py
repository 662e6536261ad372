"""Part 1 of all sources: what is left when everything exempt is cut out, before anything is modelled.

The public edition is made from this alone: what was never read cannot be printed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NewType

from sbpack.findings.span import Span
from sbpack.sources.exempt_files import agenda_items, exempt_files
from sbpack.sources.front_matter import split_front_matter
from sbpack.sources.kinds import Kind
from sbpack.sources.part_2 import PART_2, REASON, with_reason
from sbpack.sources.prose import MarkdownFile
from sbpack.sources.public_directory import public_head
from sbpack.sources.read_sources import MeetingSources, Sources
from sbpack.sources.source_digest import digest_of
from sbpack.sources.source_text import SourceText
from sbpack.sources.without_comments import blanked
from sbpack.sources.yaml_node import YamlEntry, YamlList, YamlMap, YamlNode, YamlText

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
        path: _public(file, kinds)
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


def _public(file: MarkdownFile, kinds: Mapping[str, Kind]) -> MarkdownFile:
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
                kept = {*_scalars(_public(file, sources.kinds).head)}
                yield path, tuple(one.span for one in _scalars(file.head) if one not in kept and one.text.strip())


def _digests(meetings: Iterable[MeetingSources], sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the digests of the files that have room for both parts, whether there is anything of Part 2 or not."""
    for meeting in meetings:
        if meeting.meeting and any(PART_2 in _keys(item) for item in agenda_items(meeting.meeting)):
            yield f"{meeting.folder}/meeting.yaml", _digest(_said(meeting.meeting))
        for path, file in meeting.markdown.items():
            if _directory_kind(file, sources.kinds):
                body = split_front_matter(path, sources.texts[path])[0].body.text
                yield path, _digest([_said(file.head), body])


def _keys(node: YamlMap) -> set[str]:
    return {entry.key.text for entry in node.entries}


def _said(node: YamlNode | None) -> object:
    """Return what a file says, without comments and the way in which it is laid out."""
    match node:
        case None:
            return None
        case YamlText(text=text):
            return text
        case YamlList(items=items):
            return [_said(item) for item in items]
        case YamlMap(entries=entries):
            return {entry.key.text: _said(entry.value) for entry in entries}


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
