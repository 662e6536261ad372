"""The words of a source beside the words of what was made of it.

This is the one place that names what need not be printed and what no source says:

- comments, the marks of actions but for their owners, the signs of Markdown and YAML, the addresses and titles of
  links, and what stands in braces; a spelling that has any of these says what it prints (`spellings.py`);
- what Part 2 keeps back from the public: a public section that prints it prints what is not its own;
- `ADDED`, which the templates write, and all numbers: of pages, paragraphs, notes, days and list items.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from tests.pdf_reading import Element

_WORD = re.compile(r"[^\W\d_]+|\d+")
_OF_BOARD = re.compile(r"q[bcdghjklmnprstvz]{5}")
"""A word of a made-up board, all of which are equally long."""
_SEVERAL = re.compile(rf"(?:{_OF_BOARD.pattern}){{2,}}")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\x02"))


def words_in(text: str) -> list[str]:
    """Return the words of a text: runs of letters or of digits, as they sound."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.translate(_UNSEEN)).casefold())


ADDED = frozenset(
    words_in(
        """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday am pm noon midnight
    page pages note notes part two one exempt public not for publication see item business in this pack
    agenda contact published date time place to the members of questions from by
    minutes meeting held at on present also substitute apologies absence were received and attended as there no
    next would be action report ended draft agreed with arrived left chairman joint vice chairmandate
    matters arising appendix a minute matter owner update status due open done oral superseded withdrawn reported
    decision maker type urgent non executive key officer chief ward not applicable implications
    policy financial personnel legal call customer impact councillor views
    supporting papers classification author purpose subject board sub group filed last met
    updated activation name role telephone e mail is known information under schedule local government act paragraph
    left intentionally blank follow tabled called short notice version to report standing
    borough elmbridge vale safety rosa silva tom okafor rs sb nell nash all partners red amber green blue
    information relating to any individual the financial or business affairs of any particular person including
    authority holding that exempt what follows is for members alone it may not be copied passed on and
    asked leave while spoken before are those edition with same numbers contacts
    i ii iii iv v vi vii viii ix x b c d e f g
        """
    )
)
"""Words that templates print of their own accord: headings, the names of the made-up board, labels of list items."""


ANY = 0


@dataclass(frozen=True)
class Block:
    """Words of a source that stand together."""

    name: str
    """How they are spelled, for messages."""
    words: tuple[str, ...]
    """All that must be printed, in order; one at least is a token that stands nowhere else."""
    optional: frozenset[str] = frozenset()
    """Syntax that may be printed among them."""
    is_apart: bool = False
    """Whether it is printed elsewhere than it is written, as notes, captions and fields are."""
    times: int = 1
    """How often it is printed; `ANY` is as often as the template likes."""
    is_sure: bool = True
    """Whether it must be printed at all."""

    @property
    def counts(self) -> range:
        """How often its tokens may be printed."""
        most = 1000 if self.times == ANY else self.times
        return range(1 if self.times == ANY else self.times, most + 1)


def complaints(blocks: Iterable[Block], printed: Sequence[str], tokens: frozenset[str]) -> Iterator[str]:
    """Yield what is lost, doubled, in another order or invented; `tokens` are all words that stand in one place."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(printed):
        places.setdefault(word, []).append(place)
    used: set[int] = set()
    last = -1
    for block in blocks:
        if not block.is_sure and not any(word in places for word in tokens.intersection(block.words)):
            continue
        found = _place(block, printed, places, tokens)
        if isinstance(found, str):
            yield f"{block.name}: {found}"
            continue
        used |= set(found)
        if not block.is_apart:
            if min(found) < last:
                yield f"{block.name}: it stands before what it should follow: {' '.join(block.words)}"
            last = min(found)
    for place, word in enumerate(printed):
        if place not in used and word not in ADDED and not word.isdigit():
            yield f"invented or printed again: {' '.join(printed[max(0, place - 6) : place])} >>{word}<<"


def _place(
    block: Block, printed: Sequence[str], places: dict[str, list[int]], tokens: frozenset[str]
) -> list[int] | str:
    """Return where the words of a block are printed, or what is wrong with them."""
    for word in block.words:
        count = len(places.get(word, ()))
        if word in tokens and count not in block.counts:
            return f"`{word}` is {f'printed {count} times' if count else 'lost'}: {' '.join(block.words)}"
    anchor = next((number for number, word in enumerate(block.words) if word in tokens), None)
    assert anchor is not None, f"{block.name} has no token: {block.words}"
    every: list[int] = []
    for start in places[block.words[anchor]]:
        after = _follow(block, block.words[anchor + 1 :], printed, start, 1)
        before = _follow(block, block.words[:anchor][::-1], printed, start, -1)
        for found in (before, after):
            if isinstance(found, str):
                return found
            every += found
        every.append(start)
    return every


def _follow(block: Block, words: Sequence[str], printed: Sequence[str], place: int, step: int) -> list[int] | str:
    """Follow words one after another from a place on, over what may stand among them."""
    found: list[int] = []
    for word in words:
        place += step
        while 0 <= place < len(printed) and printed[place] != word and _may_stand(printed[place], block):
            if printed[place] in block.optional:
                found.append(place)
            place += step
        if not 0 <= place < len(printed) or printed[place] != word:
            told = printed[place] if 0 <= place < len(printed) else "the end"
            return f"`{word}` should stand where `{told}` does: {' '.join(block.words)}"
        found.append(place)
    while 0 <= place + step < len(printed) and printed[place + step] in block.optional:
        place += step
        found.append(place)
    return found


def _may_stand(word: str, block: Block) -> bool:
    return word in ADDED or word in block.optional or word.isdigit()


def words_of_tags(branch: Element) -> list[str]:
    """Return the words of a branch of a structure tree: what is drawn, and what is said of pictures.

    Where a line ends between two elements no space is drawn, so that two words of the board may stand as one.
    """
    words = words_in(text_of_tags(branch))
    return [part for word in words for part in (_OF_BOARD.findall(word) if _SEVERAL.fullmatch(word) else [word])]


def text_of_tags(branch: Element) -> str:
    """Return the text of a branch of a structure tree, a line for each block."""
    # The alternative of other elements, such as words that are deleted, repeats what stands in them.
    told = ((_own(element), element.alternative if element.tag == "Figure" else "") for element in branch.walk())
    return "\n".join(f"{own} {alternative}" for own, alternative in told)


def _own(element: Element) -> str:
    """Return the words of a block; those of inline elements are among them."""
    return (
        ""
        if element.tag in ("Span", "NonStruct", "Link", "Quote", "Em", "Strong", "Code", "Reference")
        else element.text
    )


class _Html(HTMLParser):
    """Gathers what a page of HTML says."""

    _INLINE = frozenset({"em", "strong", "code", "a"})

    def __init__(self) -> None:
        super().__init__()
        self.text = self.told = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in ("style", "title")
        self.text += "" if tag in self._INLINE else " "
        self.told += "".join(f" {value} " for name, value in attrs if name == "alt")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("style", "title")
        self.text += "" if tag in self._INLINE else " "

    def handle_data(self, data: str) -> None:
        self.text += "" if self._unread else data


def words_of_html(html: str) -> list[str]:
    """Return the words of a section as it is set, those that are said of pictures last."""
    reader = _Html()
    reader.feed(html)
    return words_in(f"{reader.text} {reader.told}")
