"""Two states of a text, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from sbpack.findings.suggest import series
from sbpack.history.change import Rewording
from sbpack.history.rewording import reword
from sbpack.sources.prose import Prose, plain_text

_ALIKE = 50
"""How alike two paragraphs must be, of 100, to be one that was reworded."""
_MOST_PAIRS = 2_000
"""Of paragraphs held against each other; beyond, a text was written anew."""
_MOST_SHOWN = 4
"""Reworded passages that are shown word by word; of more, only the number is told."""
_LONGEST_SHOWN = 120
"""Words of a passage that is shown."""
_FEW_LEFT = 0.3
"""Below this share of paragraphs that stayed, the text was rewritten."""


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
        """What stands there now and did not before, and what no longer does."""
        gone = (f"-{passage.text}" for passage in self.removed)
        return (*(new.text for _, new in self.changed), *(passage.text for passage in self.added), *gone)

    @property
    def is_rewritten(self) -> bool:
        """Whether hardly anything of a text of some length stayed."""
        told = len(self.changed) + max(len(self.added), len(self.removed))
        return told > 3 and self.stayed < _FEW_LEFT * (told + self.stayed)

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


def passages_of(prose: Prose) -> tuple[Passage, ...]:
    """Return the passages of a text in order."""
    return tuple(passage for passage in _passages(prose.tokens) if passage.text)


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


def _passages(tokens: Sequence[Token]) -> Iterator[Passage]:
    for token in tokens:
        if token.type == "inline":
            yield Passage(plain_text([token]))
        elif token.type == "table_block":
            for row in token.meta["table"].rows:
                yield Passage("; ".join(filter(None, (plain_text(cell.tokens) for cell in row))), is_row=True)


def _paired(
    old: Sequence[Passage], new: Sequence[Passage]
) -> tuple[list[tuple[Passage, Passage]], list[Passage], list[Passage]]:
    """Return what was reworded between two passages that stayed, what went and what came, all in order."""
    if len(old) * len(new) > _MOST_PAIRS:
        return [], list(old), list(new)
    pairs = []
    gone = []
    left = list(new)
    for passage in old:
        found = next((one for one in left if one.is_row == passage.is_row and _is_alike(passage, one)), None)
        if found is None:
            gone.append(passage)
        else:
            pairs.append((passage, found))
            left.remove(found)
    return pairs, gone, left


def _is_alike(one: Passage, other: Passage) -> bool:
    return ratio(one.text, other.text) >= _ALIKE


def _counts(what: str, passages: Sequence[Passage]) -> Iterator[str]:
    rows = sum(passage.is_row for passage in passages)
    if paragraphs := len(passages) - rows:
        yield f"{paragraphs} {'paragraph' if paragraphs == 1 else 'paragraphs'} {what}"
    if rows:
        yield f"{rows} {'row of a table' if rows == 1 else 'rows of tables'} {what}"
