"""Annex that its paper never mentions."""

import re
from collections.abc import Iterator

from sbpack.board.agenda import PaperEntry
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.checks.agenda._title_words import telling_words
from sbpack.checks.papers._papers import named_appendices
from sbpack.findings.finding import Finding

_ANY = re.compile(r"\b(?:appendix|annexe?|attached|enclosed|overleaf|accompanying)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:appendices|annexes|enclosures|supporting papers)\b(?!\s+[A-Z0-9]\b)", re.IGNORECASE)
_LETTER = re.compile(r"(?i:appendix|annexe?)\s+(?P<label>\w+)")


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for item in meeting.items():
        for path in dict.fromkeys(entry.annex_of for entry in item.papers if entry.annex_of):
            paper = meeting.paper(path)
            public = any(entry.path == path and entry.part_2 is None for entry in item.papers)
            # What the public reads does not have to speak of an annex that it will never see.
            annexes = [one for one in item.papers if one.annex_of == path and not (public and one.part_2)]
            if paper is None or _mentions_all(paper, len(annexes)):
                continue
            for entry in annexes:
                if not _mentions(paper, entry, meeting):
                    message = f"{entry.label} is never mentioned in `{paper.path.removeprefix(f'{meeting.folder}/')}`"
                    yield Finding(entry.span, message, f"say in the paper what {entry.label} is for, or leave it out")


def _mentions_all(paper: Paper, count: int) -> bool:
    pattern = _ANY if count == 1 else _ALL
    return any(pattern.search(wording.text) for wording in paper.wordings)


def _mentions(paper: Paper, entry: PaperEntry, meeting: Meeting) -> bool:
    letter = _LETTER.fullmatch(entry.label)
    label = letter["label"] if letter else ""
    texts = [wording.text for wording in paper.body.wordings]
    if any(named.label == label for text in texts for named in named_appendices(text)):
        return True
    said = " ".join(texts).casefold()
    if not label and entry.label.casefold() in said:
        return True
    told = telling_words(meeting.title_of(entry))
    return bool(told) and 2 * sum(word in said for word in told) >= len(told)
