"""Part 1 of all sources: what is left when everything exempt is cut out, before anything is modelled.

The public edition is made from this alone: what was never read cannot be printed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NewType

from sbpack.findings.span import Span
from sbpack.sources.kinds import Kind
from sbpack.sources.part_2 import PART_2, PART_2_MINUTES, REASON, WHOLLY_EXEMPT, with_reason
from sbpack.sources.prose import MarkdownFile
from sbpack.sources.public_directory import public_head
from sbpack.sources.read_sources import MeetingSources, Sources
from sbpack.sources.yaml_node import YamlEntry, YamlList, YamlMap, YamlNode, YamlText

Part1Sources = NewType("Part1Sources", Sources)
"""Sources that hold nothing exempt; `part_1_of` alone makes them."""

_FILE = "file"


def part_1_of(sources: Sources) -> Part1Sources:
    """Return the sources without what is exempt; files that held some have the digest of what is left."""
    exempt = exempt_files(sources)
    meetings = tuple(_part_1(meeting, exempt, sources.kinds) for meeting in sources.meetings)
    cut = {path: spans for path, spans in _cuts(sources, exempt) if spans}
    return Part1Sources(
        replace(
            sources,
            meetings=meetings,
            texts={
                path: _without(text, cut.get(path, ())) for path, text in sources.texts.items() if path not in exempt
            },
            digests={
                path: _digest(_without(sources.texts[path], cut[path])) if path in cut else digest
                for path, digest in sources.digests.items()
                if path not in exempt
            },
            allowances=tuple(one for one in sources.allowances if one.span.path not in exempt),
            probes={path: probe for path, probe in sources.probes.items() if path not in exempt},
        )
    )


def holds_part_2(sources: Sources) -> bool:
    """Whether anything is exempt."""
    return bool(exempt_files(sources)) or any(spans for _, spans in _cuts(sources, frozenset()))


def exempt_files(sources: Sources) -> frozenset[str]:
    """Return the files that hold nothing but Part 2: those that it alone lists, and what they show."""
    exempt = set(sources.private)
    public: set[str] = set()
    for meeting in sources.meetings:
        here, there = _listed(meeting)
        public |= here
        exempt |= there
        exempt |= {path for path in meeting.files if path.removeprefix(f"{meeting.folder}/") in WHOLLY_EXEMPT}
    files = {path: file for meeting in sources.meetings for path, file in meeting.markdown.items()}
    shown = {path: {*file.used_files} for path, file in files.items()}
    seen = {one for path in public & {*shown} for one in shown[path]}
    hidden = {one for path in exempt & {*shown} for one in shown[path]}
    return frozenset((exempt - public) | (hidden - seen - public) | set(sources.private))


def _listed(meeting: MeetingSources) -> tuple[set[str], set[str]]:
    """Return the files that Part 1 of a meeting consists of, and those that its Part 2 lists."""
    public = {f"{meeting.folder}/{name}" for name in ("minutes.md", "matters-arising.md")}
    exempt: set[str] = set()
    for item in _items(meeting.meeting):
        public |= _files(item.get("papers"), meeting.folder)
        block = item.get(PART_2)
        exempt |= _files(block.get("papers"), meeting.folder) if isinstance(block, YamlMap) else set()
    for block in _values(meeting.part_2.get("items") if meeting.part_2 else None):
        exempt |= _files(block.get("papers"), meeting.folder) if isinstance(block, YamlMap) else set()
    for name, listed in (("minutes.md", public), (PART_2_MINUTES, exempt)):
        minutes = meeting.markdown.get(f"{meeting.folder}/{name}")
        listed.update(_files(minutes.head.get("annexes"), meeting.folder) if minutes and minutes.head else ())
    return public, exempt


def _items(meeting: YamlMap | None) -> Iterator[YamlMap]:
    agenda = meeting.get("agenda") if meeting else None
    for item in agenda.items if isinstance(agenda, YamlList) else ():
        if isinstance(item, YamlMap):
            yield item
            below = item.get("items")
            yield from (one for one in (below.items if isinstance(below, YamlList) else ()) if isinstance(one, YamlMap))


def _values(node: YamlNode | None) -> Iterator[YamlNode]:
    return (entry.value for entry in node.entries) if isinstance(node, YamlMap) else iter(())


def _files(node: YamlNode | None, folder: str) -> set[str]:
    """Return the files that a list of papers names."""
    found = set()
    for one in node.items if isinstance(node, YamlList) else (node,):
        name = one.get(_FILE) if isinstance(one, YamlMap) else one
        if isinstance(name, YamlText) and name.text.strip():
            found.add(f"{folder}/{name.text}")
    return found


def _part_1(meeting: MeetingSources, exempt: frozenset[str], kinds: Mapping[str, Kind]) -> MeetingSources:
    markdown = {path: _public(file, kinds) for path, file in meeting.markdown.items() if path not in exempt}
    return replace(
        meeting,
        meeting=meeting.meeting and _without_part_2(meeting.meeting),
        markdown=markdown,
        files=tuple(path for path in meeting.files if path not in exempt),
        part_2=None,
    )


def _without_part_2(node: YamlMap) -> YamlMap:
    """Return meeting.yaml with nothing but the reason in each block of Part 2."""
    return replace(node, entries=tuple(map(_cut_entry, node.entries)))


def _cut_entry(entry: YamlEntry) -> YamlEntry:
    match entry:
        case YamlEntry(key=YamlText(text=key), value=YamlList() as value) if key in ("agenda", "items"):
            items = tuple(_without_part_2(item) if isinstance(item, YamlMap) else item for item in value.items)
            return replace(entry, value=replace(value, items=items))
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
        blocks = [block for item in _items(meeting.meeting) if isinstance(block := item.get(PART_2), YamlMap)]
        entries = [entry for block in blocks for entry in block.entries if entry.key.text != REASON]
        yield f"{meeting.folder}/meeting.yaml", _places(entries)
        for path, file in meeting.markdown.items():
            if path not in exempt and file.head and _directory_kind(file, sources.kinds):
                kept = {*_scalars(_public(file, sources.kinds).head)}
                yield path, tuple(one.span for one in _scalars(file.head) if one not in kept and one.text.strip())


def _places(entries: Iterable[YamlEntry]) -> tuple[Span, ...]:
    return tuple(entry.key.span.to(entry.value.span) for entry in entries)


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


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return a text without what stands at some places."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for span in sorted(spans, reverse=True):
        begin, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
        text = text[:begin] + text[end:]
    return text


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
