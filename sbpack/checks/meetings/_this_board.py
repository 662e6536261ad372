"""How the sources speak of this board and of no other.

- Where the values of meeting.yaml, and of the head of minutes, stand.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Span
from sbpack.text.yaml_nodes import YamlMap, YamlNode


def value_at(node: YamlNode | None, *keys: str) -> Span | None:
    """Return the place of a value, found by its keys from the outermost inwards, or None where it is not written."""
    for key in keys:
        node = node.get(key) if isinstance(node, YamlMap) else None
    return node.span if node else None


def in_meeting(meeting: Meeting, *keys: str) -> Span:
    """Return the place of a value in meeting.yaml; without it, the file."""
    return value_at(meeting.written, *keys) or meeting.span


_SHORTEST = 3
"""Fewer letters stand for too many things."""
_BODIES = ("Board", "Partnership", "Group", "Committee", "Forum", "Panel", "Council", "Trust")
_NO_NAME = frozenset(("The", "This", "Our", "A", "An", "Each", "Every", "That", "Its"))
_ADVERBS = r"(?:(?:also|last|next|first|previous|own|special|extraordinary|quarterly|annual)\s+)?"
_ON = r"(?:\s+(?:which\s+|that\s+)?(?:(?:was|will\s+be|is\s+to\s+be|to\s+be)\s+)?(?:held|took\s+place))?,?\s+(?:on|of)"


@dataclass(frozen=True)
class Naming:
    """The ways in which one board is named."""

    own: tuple[str, ...]
    """Its names and their initials, which mean no other."""
    words: tuple[str, ...]
    """What it is called where no other body is spoken of: `Board`, `Partnership`."""

    def certain_words(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return those words that mean this board in some texts, because these name no other body of the kind."""
        texts = tuple(texts)
        return tuple(word for word in self.words if not any(self._names_another(word, text) for text in texts))

    def _names_another(self, word: str, text: str) -> bool:
        if any(found[0] not in self.own for found in re.finditer(rf"\b[A-Z]{{2,7}}{word[0]}\b", text)):
            return True
        for found in re.finditer(rf"\b(?:[A-Z][\w'\u2019&-]*\s+(?:and\s+|of\s+|for\s+)?){{1,6}}{word}\b", text):
            words = found[0].split()
            while words and words[0] in _NO_NAME:
                words = words[1:]
            name = " ".join(words)
            if len(words) > 1 and words[0] not in self.own and not any(own.endswith(name) for own in self.own):
                return True
        return False


def naming(board: Board, day: date) -> Naming:
    """Return how a board is named: by all names that it ever had, and by the words of that which it has on a day."""
    names = [name.name for name in board.names if name.name.strip()]
    initials = [_initials(name) for name in names]
    own = [*names, *(_shortened(name) for name in names), *initials, *(letters[:-1] for letters in initials)]
    own += [group.key for group in board.groups if any(letters.startswith(group.key) for letters in initials)]
    words = (word for word in _BODIES if word in board.name_on(day).split())
    return Naming(tuple(dict.fromkeys(one for one in own if len(one) >= _SHORTEST)), tuple(words))


@lru_cache(maxsize=64)
def before_its_date(names: Naming, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of what stands before the date of a meeting of this board: `the SBP meeting on`."""
    own = "|".join(map(re.escape, names.own))
    called = [rf"(?:[Tt]he\s+)?(?:{own})"] if own else []
    called += [rf"(?:[Tt]he|[Tt]his|[Oo]ur)\s+(?:{'|'.join(words)})"] if words else []
    board = rf"(?:{'|'.join(called) or '(?!)'})"
    its = rf"{board}(?:['\u2019]s?)?(?:,?\s+at\s+its)?\s+{_ADVERBS}"
    meets = r"(?:met|meets|sat|convened|will\s+(?:next\s+)?meet|is\s+to\s+(?:next\s+)?meet)(?:\s+again|\s+next)?\s+on"
    return re.compile(
        rf"\b(?:{its}(?:Board\s+)?meeting{_ON}|{its}{meets}|meeting\s+of\s+{board}{_ON})\s+(?:the\s+)?$",
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _shortened(name: str) -> str:
    """Return a name without its last word, if enough is left to tell it from others."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > _SHORTEST and words[-1] in _BODIES else ""
