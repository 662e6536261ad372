"""Two annexes of one paper with the same label, or one organisation twice in a directory.

## What it does
Checks that `label:` gives no annex the label of another annex of the same paper, written or derived, and
that a directory lists each organisation once.

## Why it matters
Both are stamped Appendix A, and nobody finds the one that the report speaks of.

## Example
    - {file: replies.md, annex_of: strategy.md}
    - {file: costs.md, annex_of: strategy.md, label: Appendix A}

Use instead:
    - {file: replies.md, annex_of: strategy.md}
    - {file: costs.md, annex_of: strategy.md}
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.model.agenda import PaperEntry
from sbpack.model.board import Board
from sbpack.model.letters import letter
from sbpack.model.meeting import Meeting
from sbpack.model.paper import Paper
from sbpack.sources.plain_name import plain_name
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlText


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each label that an annex before has."""
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
                yield Finding(
                    place, f"two annexes are labelled `{entry.label}`", _help(item.papers, entry), _also(other)
                )


def _organisations(paper: Paper) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    directory = paper.head.get("directory")
    for entry in directory.items if isinstance(directory, YamlList) else ():
        name = entry.get("organisation") if isinstance(entry, YamlMap) else None
        if isinstance(name, YamlText) and first.setdefault(plain_name(name.text), name.span) != name.span:
            related = (Related(first[plain_name(name.text)], "the other one"),)
            yield Finding(name.span, f"`{name.text}` stands twice", "list its contacts in one entry", related)


def _also(entry: PaperEntry) -> tuple[Related, ...]:
    place: Span = entry.label_span or entry.span
    return (Related(place, "the other one"),)


def _help(entries: tuple[PaperEntry, ...], entry: PaperEntry) -> str:
    labels = {plain_name(other.label) for other in entries if other.annex_of == entry.annex_of}
    free = next(
        label for place in range(len(entries)) if plain_name(label := f"Appendix {letter(place).upper()}") not in labels
    )
    return f"write `label: {free}`, or leave the labels out to have the annexes lettered in their order"
