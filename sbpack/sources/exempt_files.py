"""Which files hold nothing but Part 2, and which make up Part 1."""

from collections.abc import Iterator

from sbpack.sources.listed_path import listed_path
from sbpack.sources.part_2 import PART_2, PART_2_MINUTES, WHOLLY_EXEMPT
from sbpack.sources.private_root import PART_1_FILES
from sbpack.sources.read_sources import MeetingSources, Sources
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

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
