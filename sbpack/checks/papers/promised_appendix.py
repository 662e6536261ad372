"""Appendix that a paper promises and that is not there."""

import re
from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.checks._grouped import together
from sbpack.checks.papers._papers import NAMED_APPENDICES, named_appendices, tables_of
from sbpack.findings.finding import Finding, Span
from sbpack.text.wording import Wording

_SEVERAL = re.compile(r"(?i)\b(?:appendices|annexes)\b")
_LONGEST_CAPTION = 80


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for item in meeting.items() if meeting.move is None else ():
        titles = [text for entry in item.papers for text in (entry.label, entry.title, meeting.title_of(entry))]
        # Part 2 that is kept back may hold any annex of its papers; `check` sees both parts.
        is_kept_back = item.part_2 is not None and all(entry.part_2 is None for entry in item.papers)
        if is_kept_back or any(map(_SEVERAL.search, titles)):
            continue
        papers = [paper for entry in item.papers if (paper := meeting.paper(entry.path))]
        labels = set()
        if item.matters_arising_report is not None and meeting.matters_arising:
            papers.append(meeting.matters_arising.paper)
            labels.add("A")
        texts = (*titles, *(text for paper in papers for text in _labelled_in(paper)))
        labels |= {named.label for text in texts for named in named_appendices(text)}
        yield from together(
            _finding(wording.place(named.start, named.end), named.label)
            for paper in papers
            for wording in paper.body.wordings
            for named in named_appendices(wording.text)
            if named.label not in labels and not named.may_be_anothers
        )


def _finding(span: Span, label: str) -> Finding:
    message = f"no annex, heading or caption of this item is called Appendix {label}"
    help_line = f"list it on the agenda with `annex_of:`, labelled `Appendix {label}`, or head it so where it stands"
    return Finding(span, message, help_line)


def _labelled_in(paper: Paper) -> Iterator[str]:
    """Yield what may bear a label in a paper: headings and lines like them, captions, pictures' texts, its head."""
    yield paper.title
    yield from (wording.text for wording in paper.wordings if _is_label(wording))
    yield from (table.options.caption for table in tables_of(paper))
    yield from (token.content for token in paper.body.inline_tokens() if token.type == "image")


def _is_label(wording: Wording) -> bool:
    if wording.where in ("heading", "value"):
        return True
    text = wording.text.strip()
    return len(text) < _LONGEST_CAPTION and NAMED_APPENDICES.match(text) is not None and text[-1:] not in ".;,"
