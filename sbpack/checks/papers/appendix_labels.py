"""What words call appendices, and which of them are there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sbpack.model.agenda import Item
from sbpack.model.meeting import Meeting
from sbpack.model.paper import Paper
from sbpack.sources.wording import Wording

_WORD = r"(?i:appendix|appendices|annexe?s?)"
_LABEL = r"(?:[A-Z]|[1-9]\d?)(?![\w.]*\w)"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&)\s+)"
_THROUGH = r"(?:\s*[-\u2013]\s*|\s+to\s+)"
_NAMED = re.compile(rf"\b{_WORD}\s+(?P<labels>{_LABEL}(?:(?:{_AND}|{_THROUGH}){_LABEL})*)")
_ONE = re.compile(rf"(?P<through>{_THROUGH})?(?P<label>{_LABEL})")
_OF_ANOTHER = re.compile(r"\s+(?:to|of|in|at|from)\s+(?!this\b)(?!follow)|\s*\(")
_BEFORE = re.compile(r"(?P<word>[\w'\u2019]+)\s+\Z")
_LONGEST = 80


@dataclass(frozen=True)
class NamedAppendix:
    """A place where words name an appendix."""

    label: str
    """Its letter or number."""
    start: int
    end: int
    may_be_anothers: bool
    """Whether it may belong to some other document, as `Appendix A to the Strategy` does."""


def named_appendices(text: str) -> Iterator[NamedAppendix]:
    """Yield every appendix that words name, each of `Appendices A, B and D` and of `A to D`."""
    if "ppend" not in text and "nnex" not in text and "PPEND" not in text and "NNEX" not in text:
        return
    for phrase in _NAMED.finditer(text):
        is_anothers = _OF_ANOTHER.match(text, phrase.end()) is not None or _follows_a_name(text, phrase.start())
        last = ""
        for one in _ONE.finditer(text, *phrase.span("labels")):
            start = phrase.start() if one.start() == phrase.start("labels") else one.start("label")
            for label in _run(last, one["label"]) if one["through"] and last else (one["label"],):
                yield NamedAppendix(label, start, one.end(), is_anothers)
            last = one["label"]


def _run(first: str, last: str) -> Iterator[str]:
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first) + 1, int(last) + 1))
    elif len(first) == len(last) == 1:
        yield from (chr(code) for code in range(ord(first) + 1, ord(last) + 1))


def _follows_a_name(text: str, start: int) -> bool:
    """Whether a name, a possessive or `its` stands before: the Strategy's Appendix B."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    if before is None:
        return False
    word = before["word"]
    is_sentence = text[:start].rstrip().removesuffix(word).rstrip()[-1:] in ("", ".", ":", ";", "(")
    owner = word.casefold() in ("its", "their", "his", "her", "whose") or word.endswith(
        ("'s", "\u2019s", "s'", "s\u2019")
    )
    return owner or (word[:1].isupper() and not is_sentence)


def labels_in(item: Item, meeting: Meeting) -> set[str] | None:
    """Return the letters and numbers of the appendices that an item's papers have; None where they cannot be told."""
    titles = [text for entry in item.papers for text in (entry.label, entry.title, meeting.title_of(entry))]
    if any(re.search(r"(?i)\b(?:appendices|annexes)\b", title) for title in titles):
        return None
    papers = [paper for entry in item.papers if (paper := meeting.paper(entry.path))]
    shown = (text for paper in papers for text in labelled_in(paper))
    return set(_labels([*titles, *shown]))


def labelled_in(paper: Paper) -> Iterator[str]:
    """Yield what may bear a label in a paper: headings and lines like them, captions, pictures' texts, its head."""
    yield paper.title
    yield from (wording.text for wording in paper.wordings if _is_label(wording))
    for token in paper.body.tokens:
        if token.type == "table_block":
            yield token.meta["table"].options.caption
    yield from (token.content for token in paper.body.inline_tokens() if token.type == "image")


def _is_label(wording: Wording) -> bool:
    if wording.where in ("heading", "value"):
        return True
    text = wording.text.strip()
    return len(text) < _LONGEST and _NAMED.match(text) is not None and text[-1:] not in ".;,"


def _labels(texts: Iterable[str]) -> Iterator[str]:
    return (named.label for text in texts for named in named_appendices(text))
