"""Two annexes of one paper with the same label, or one organisation twice in a directory."""

from collections.abc import Iterator

from sbpack.board.agenda import PaperEntry
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.board.text_names import letter
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.source_text import plain_name
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlText


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in meeting.papers:
        yield from _organisations(paper)
    for item in meeting.items():
        first: dict[tuple[str, str], PaperEntry] = {}
        for entry in item.papers:
            if not entry.annex_of or not entry.label:
                continue
            before = first.setdefault((entry.annex_of, plain_name(entry.label)), entry)
            place = entry.label_span or before.label_span
            if before is not entry and place is not None:
                other = before if place is entry.label_span else entry
                related = (Related(other.label_span or other.span, "the other one"),)
                message = f"two annexes are labelled `{entry.label}`"
                yield Finding(place, message, _help(item.papers, entry), related)


def _organisations(paper: Paper) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    directory = paper.head.get("directory")
    for entry in directory.items if isinstance(directory, YamlList) else ():
        name = entry.get("organisation") if isinstance(entry, YamlMap) else None
        if isinstance(name, YamlText) and first.setdefault(plain_name(name.text), name.span) != name.span:
            related = (Related(first[plain_name(name.text)], "the other one"),)
            yield Finding(name.span, f"`{name.text}` stands twice", "list its contacts in one entry", related)


def _help(entries: tuple[PaperEntry, ...], entry: PaperEntry) -> str:
    labels = {plain_name(other.label) for other in entries if other.annex_of == entry.annex_of}
    possible = (f"Appendix {letter(place).upper()}" for place in range(len(entries)))
    free = next(label for label in possible if plain_name(label) not in labels)
    return f"write `label: {free}`, or leave the labels out to have the annexes lettered in their order"
