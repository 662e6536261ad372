"""Changes of a meeting's papers: which there are, their titles, and their texts, paragraph by paragraph."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from sbpack.board.agenda import Attachment, PaperEntry
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.findings.suggest import series
from sbpack.history.agenda import PlacedItem, placed_items
from sbpack.history.change import (
    MINUTES,
    Change,
    Fields,
    Kind,
    Matched,
    Rewording,
    match,
    names_of,
    reword,
    reword_fields,
)
from sbpack.text.prose import plain_text
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_ALIKE = 50
"""How alike two paragraphs must be, of 100, to be one that was reworded."""
_MOST_PAIRS = 2_000
"""Of paragraphs compared with each other; beyond, the text counts as written anew."""
_MOST_SHOWN = 4
"""Reworded passages that are shown word by word; of more, a change has only the number."""
_LONGEST_SHOWN = 120
"""Words of a passage that is shown."""
_FEW_LEFT = 0.3
"""Below this share of paragraphs that stayed, the text was rewritten."""
_OWN = ("kind", "title")
_TABLES = (".csv", ".yaml", ".yml")
"""Files that are part of a paper's text."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading or entry of a list, or a row of a table."""

    text: str
    is_row: bool = False


@dataclass(frozen=True)
class TextChange:
    """What became of the passages of a text."""

    changed: tuple[tuple[Passage, Passage], ...] = ()
    added: tuple[Passage, ...] = ()
    removed: tuple[Passage, ...] = ()
    stayed: int = 0

    @property
    def is_any(self) -> bool:
        """Whether anything changed."""
        return bool(self.changed or self.added or self.removed)

    @property
    def outcome(self) -> tuple[str, ...]:
        """The passages that are new or were reworded, then those that are gone."""
        gone = (f"-{passage.text}" for passage in self.removed)
        return (*(new.text for _, new in self.changed), *(passage.text for passage in self.added), *gone)

    @property
    def is_rewritten(self) -> bool:
        """Whether hardly anything of a text of some length stayed."""
        others = len(self.changed) + max(len(self.added), len(self.removed))
        return others > 3 and self.stayed < _FEW_LEFT * (others + self.stayed)

    @property
    def words(self) -> str:
        """How much changed: `2 paragraphs changed, 1 added`."""
        before = [old for old, _ in self.changed]
        parts = [("changed", before), ("added", self.added), ("removed", self.removed)]
        return series([count for what, passages in parts for count in _counts(what, passages)])

    def rewordings(self) -> Iterator[Rewording]:
        """Yield the passages word by word, where they are few and short."""
        pairs = [(old.text, new.text) for old, new in self.changed]
        pairs += [("", new.text) for new in self.added] + [(old.text, "") for old in self.removed]
        if len(pairs) <= _MOST_SHOWN and all(len(text.split()) <= _LONGEST_SHOWN for pair in pairs for text in pair):
            for old, new in pairs:
                yield reword("paragraph", old, new)


def passages_in(tokens: Sequence[Token], text_of: Callable[[Token], str]) -> Iterator[Passage]:
    """Yield the paragraphs that have any text by `text_of`, and the rows of tables."""
    for token in tokens:
        if token.type == "inline" and (text := text_of(token)):
            yield Passage(text)
        elif token.type == "table_block":
            for row in token.meta["table"].rows:
                yield Passage("; ".join(filter(None, (plain_text(cell.tokens) for cell in row))), is_row=True)


def compare_passages(before: Sequence[Passage], after: Sequence[Passage]) -> TextChange:
    """Return what became of passages."""
    changed: list[tuple[Passage, Passage]] = []
    added: list[Passage] = []
    removed: list[Passage] = []
    stayed = 0
    old: list[Passage] = []
    new: list[Passage] = []
    for code in [*LCSseq.opcodes(before, after), None]:
        if code is not None and code.tag == "delete":
            old += before[code.src_start : code.src_end]
        elif code is not None and code.tag == "insert":
            new += after[code.dest_start : code.dest_end]
        else:
            pairs, gone, came = _paired(old, new)
            changed, removed, added = changed + pairs, removed + gone, added + came
            old, new = [], []
            stayed += code.src_end - code.src_start if code is not None else 0
    return TextChange(tuple(changed), tuple(added), tuple(removed), stayed)


def _paired(
    old: Sequence[Passage], new: Sequence[Passage]
) -> tuple[list[tuple[Passage, Passage]], list[Passage], list[Passage]]:
    """Return what was reworded between two passages that stayed, what went and what came, all in order."""
    if len(old) * len(new) > _MOST_PAIRS:
        return [], list(old), list(new)
    pairs, gone, left = [], [], list(new)
    for passage in old:
        same_kind = (one for one in left if one.is_row == passage.is_row)
        found = next((one for one in same_kind if ratio(passage.text, one.text) >= _ALIKE), None)
        if found is None:
            gone.append(passage)
        else:
            pairs.append((passage, found))
            left.remove(found)
    return pairs, gone, left


def _counts(what: str, passages: Sequence[Passage]) -> Iterator[str]:
    rows = sum(passage.is_row for passage in passages)
    if paragraphs := len(passages) - rows:
        yield f"{paragraphs} {'paragraph' if paragraphs == 1 else 'paragraphs'} {what}"
    if rows:
        yield f"{rows} {'row of a table' if rows == 1 else 'rows of tables'} {what}"


@dataclass(frozen=True)
class PlacedPaper:
    """A paper or annex where the agenda, or the head of minutes, lists it."""

    entry: PaperEntry
    title: str
    digest: str
    """Of its file; nothing while it is not here."""
    pictures: tuple[str, ...]
    """The digests of the pictures that it shows."""
    under: PlacedItem | None
    """Its item; None for an annex of the minutes."""
    paper: Paper | None

    @property
    def place(self) -> str:
        """How a sentence names its item."""
        return self.under.name if self.under else "the minutes"

    @property
    def belongs(self) -> str:
        """The title of its item, which stays whatever number that has."""
        return self.under.title if self.under else "minutes"

    @property
    def name(self) -> str:
        """How a sentence names it."""
        called = f"paper “{self.title}”" if self.title else f"paper {self.entry.path.rpartition('/')[2]}"
        return called if not self.entry.label else f"{self.entry.label}, {called}"


def item_papers(meeting: Meeting) -> Iterator[PlacedPaper]:
    """Yield the papers of items, the report on matters arising among them."""
    for one in placed_items(meeting):
        entries = list(one.item.papers)
        if one.item.matters_arising_report is not None and meeting.matters_arising:
            report = meeting.matters_arising.paper
            entries.append(PaperEntry(report.path, report.span))
        for entry in entries:
            yield _placed(meeting, entry, one)


def annexes(meeting: Meeting) -> Iterator[PlacedPaper]:
    """Yield the annexes of a meeting's minutes."""
    for entry in meeting.minutes.annexes if meeting.minutes else ():
        yield _placed(meeting, entry, None)


def paper_changes(
    before: Sequence[PlacedPaper], after: Sequence[PlacedPaper], items: Matched[PlacedItem] | None = None
) -> Iterator[Change]:
    """Yield what changed in the papers."""
    titles = {old.title: one.title for old, one in items.pairs} if items else {}
    keys = (_file_and_pages, lambda one: one.digest, lambda one: one.title.casefold(), lambda one: one.entry.path)
    papers = match(before, after, keys)
    for one in papers.gone:
        follows = ", which was to follow" if one.entry.to_follow else ""
        yield _change("paper withdrawn", one, f"{one.name} withdrawn from {one.place}{follows}", "withdrawn")
    for one in papers.new:
        follows = ", to follow" if one.entry.to_follow else ""
        yield _change("paper added", one, f"{one.name} added to {one.place}{follows}", "added")
    for old, one in papers.pairs:
        if titles.get(old.belongs, old.belongs) != one.belongs:
            yield _change("paper moved", one, f"{one.name} moved to {one.place}, was under {old.place}", one.belongs)
        yield from _of_one(old, one)


def _of_one(old: PlacedPaper, one: PlacedPaper) -> Iterator[Change]:
    if bool(old.digest) != bool(one.digest):
        came, went = f"added to {one.place}, where it was to follow", f"withdrawn from {one.place}, its file is gone"
        kind: Kind = "paper added" if one.digest else "paper withdrawn"
        yield _change(kind, one, f"{one.name} {came if one.digest else went}", kind)
        return
    if old.title != one.title:
        words = f"{one.name} renamed, was “{old.title}”"
        yield _change("paper renamed", one, words, one.title, reword("title", old.title, one.title))
    if old.entry.path != one.entry.path and one.entry.path:
        file, was = one.entry.path.rpartition("/")[2], old.entry.path.rpartition("/")[2]
        if file != was:
            yield _change("paper renamed", one, f"{one.name} is now in the file {file}, was {was}", file)
    if one.paper is None or old.paper is None:
        yield from _attached(old, one)
    else:
        yield from _written(old, one, old.paper, one.paper)


def _written(old: PlacedPaper, one: PlacedPaper, was: Paper, now: Paper) -> Iterator[Change]:
    """Yield what changed in a paper that is written here."""
    text = compare_passages(_passages(was), _passages(now))
    fields = tuple(_front_matter(was.head, now.head))
    told = [text.words] if text.is_any else []
    told += [f"its {names_of(fields)} changed"] if fields else []
    if bool(old.entry.part_2) != bool(one.entry.part_2):
        told.append("now in Part 2" if one.entry.part_2 else "now in Part 1")
    told += ["its pictures changed"] if old.pictures != one.pictures else []
    told += [f"now {one.entry.label}"] if one.entry.label != old.entry.label and one.entry.label else []
    if told:
        kind: Kind = "paper replaced" if text.is_rewritten else "paper changed"
        words = f"{one.name} of {one.place} {kind.removeprefix('paper ')}: {series(told)}"
        outcome = "|".join((*text.outcome, *(rewording.outcome for rewording in fields), *one.pictures))
        yield _change(kind, one, words, outcome, *fields, *(() if text.is_rewritten else text.rewordings()))


def _attached(old: PlacedPaper, one: PlacedPaper) -> Iterator[Change]:
    """Yield what changed in a finished file that somebody sent."""
    was, now = old.entry.attachment, one.entry.attachment
    if old.digest != one.digest:
        yield _change("paper replaced", one, f"{one.name} of {one.place} replaced by another version", one.digest)
    elif was and now and (said := reword_fields(_ATTACHMENT_FIELDS, was, now)):
        words = f"{one.name} of {one.place} changed: its {names_of(said)}"
        yield _change("paper changed", one, words, "|".join(rewording.outcome for rewording in said), *said)


_ATTACHMENT_FIELDS: Fields[Attachment] = (
    ("summary", lambda attachment: attachment.summary),
    ("pages", lambda attachment: ", ".join(map(str, attachment.pages)) or "all"),
)


def _passages(paper: Paper) -> tuple[Passage, ...]:
    return tuple(one for one in passages_in(paper.body.tokens, lambda token: plain_text([token])) if one.text)


def _front_matter(before: YamlMap, after: YamlMap) -> Iterator[Rewording]:
    """Yield what changed in the front matter, besides kind and title."""
    for key in dict.fromkeys(entry.key.text for entry in (*after.entries, *before.entries)):
        was, now = before.get(key), after.get(key)
        old, new = _text(was), _text(now)
        if key not in _OWN and old != new:
            name = key.replace("_", " ")
            yield Rewording(name, ()) if _lists_people(was) or _lists_people(now) else reword(name, old, new)


def _lists_people(node: YamlNode | None) -> bool:
    """Whether this is a directory, whose words are not repeated: a person may have been taken out of it."""
    items = node.items if isinstance(node, YamlList) else ()
    return any(isinstance(item, YamlMap) and item.get("organisation") is not None for item in items)


def _text(node: YamlNode | None) -> str:
    match node:
        case YamlText(text=text):
            return text
        case YamlList(items=items):
            return "; ".join(map(_text, items))
        case YamlMap(entries=entries):
            return ", ".join(f"{entry.key.text} {_text(entry.value)}" for entry in entries)
        case None:
            return ""


def _placed(meeting: Meeting, entry: PaperEntry, under: PlacedItem | None) -> PlacedPaper:
    report = meeting.matters_arising
    is_report = report is not None and report.paper.path == entry.path
    paper = report.paper if report and is_report else meeting.paper(entry.path)
    title = (paper.title or (under.title if under else "")) if paper else meeting.title_of(entry)
    shown = (file for file in (paper.used_files if paper else ()) if not file.endswith(_TABLES))
    pictures = tuple(meeting.digests.get(file, "") for file in shown)
    return PlacedPaper(entry, title, meeting.digests.get(entry.path, ""), pictures, under, paper)


def _file_and_pages(one: PlacedPaper) -> tuple[object, ...]:
    return (one.entry.path, one.entry.attachment.pages if one.entry.attachment else ()) if one.entry.path else ()


def _change(kind: Kind, one: PlacedPaper, words: str, outcome: str, *rewordings: Rewording) -> Change:
    about = one.title or one.entry.path
    item, heading = (one.under.item.number, one.under.heading) if one.under else ("", MINUTES)
    return Change(kind, words, (about, outcome), item, heading, path=one.entry.path, rewordings=rewordings)
