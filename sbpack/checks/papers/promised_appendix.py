"""Appendix that a paper promises and that is not there."""

from collections.abc import Iterable, Iterator

from sbpack.board.agenda import Item
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.checks.papers._numbers import labelled_in, labels_in, named_appendices
from sbpack.findings.finding import Finding, Span


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    if meeting.move is not None:
        return
    for item in meeting.items():
        labels = labels_in(item, meeting)
        if labels is None or _may_be_exempt(item):
            continue
        papers = [paper for entry in item.papers if (paper := meeting.paper(entry.path))]
        if item.matters_arising_report is not None and meeting.matters_arising:
            report = meeting.matters_arising.paper
            papers.append(report)
            labels |= {"A"} | {named.label for text in labelled_in(report) for named in named_appendices(text)}
        yield from _missing(papers, labels)


def _may_be_exempt(item: Item) -> bool:
    """Whether Part 2 of an item is kept back, which may hold any annex of its papers; `check` sees both parts."""
    return item.part_2 is not None and all(entry.part_2 is None for entry in item.papers)


def _missing(papers: Iterable[Paper], labels: set[str]) -> Iterator[Finding]:
    places: dict[str, list[Span]] = {}
    for wording in (wording for paper in papers for wording in paper.body.wordings):
        for named in named_appendices(wording.text):
            if named.label not in labels and not named.may_be_anothers:
                places.setdefault(named.label, []).append(wording.place(named.start, named.end))
    for label, spans in places.items():
        message = f"no annex, heading or caption of this item is called Appendix {label}"
        help_line = (
            f"list it on the agenda with `annex_of:`, labelled `Appendix {label}`, or head it so where it stands"
        )
        yield Finding(spans[0], message, help_line, also=tuple(spans[1:]))
