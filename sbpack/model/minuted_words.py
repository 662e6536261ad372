"""Which words of a minute an action mark belongs to."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from sbpack.sources.mark import ActionMark, Mark
from sbpack.sources.mark_like import find_mark_like
from sbpack.sources.prose import Prose, plain_text

_RESOLVED_THAT = re.compile(r"^(RESOLVED|AGREED)( that\b)?[:,]?\s*")
_LOOSE_END = re.compile(r"[\s;,]*(\band|\bor)?[\s;,]*$")


def marks_with_words(prose: Prose) -> Iterator[tuple[Mark, str]]:
    """Yield each mark with its words: from the start of its paragraph or list item, or from the mark before."""
    for token in prose.line_tokens():
        words: list[Token] = []
        for child in token.children or []:
            if child.type == "mark":
                yield child.meta["mark"], tidy(plain_text(words))
                words = []
            else:
                words.append(child)


def means_actions(prose: Prose) -> bool:
    """Whether any action is marked, or something stands there that was to be a mark."""
    written = (line.content for line in prose.line_tokens() if "@" in line.content)
    return any(isinstance(mark, ActionMark) for mark in prose.marks()) or any(
        next(find_mark_like(text), None) is not None for text in written
    )


def tidy(words: str) -> str:
    """Return minuted words as they read alone: without `RESOLVED that`, and without the `; and` before the next."""
    return _LOOSE_END.sub("", _RESOLVED_THAT.sub("", words.lstrip(" .;,")))


def lead_of(words: str) -> str:
    """Return what `tidy` takes from the beginning of a resolution, such as `RESOLVED that`."""
    found = _RESOLVED_THAT.match(words.lstrip(" .;,"))
    return found[0].strip() if found else ""


def blocks_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the outermost blocks, each from its opening token to its closing one."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []
