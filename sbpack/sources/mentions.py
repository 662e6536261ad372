"""Every action that a raw source mentions, wherever it stands: in prose, comments, headings, marks good or broken."""

import re
from collections.abc import Iterator

from sbpack.sources.mark import ActionReference
from sbpack.sources.mark_like import find_mark_like
from sbpack.sources.reference import ACTION_LIST, REFERENCE, REFERENCE_ENDS, find_references, reference_from

_REFERENCE = re.compile(rf"(?<![\w.£$€]){REFERENCE}{REFERENCE_ENDS}")
_ROW = re.compile(rf"^[^\w\n]*#[ \t]+{ACTION_LIST}", re.MULTILINE)
_MARKUP = str.maketrans(dict.fromkeys("*_`>([\"'", " "))


def mentioned_actions(text: str, *, has_rows: bool) -> Iterator[ActionReference]:
    """Yield the actions that a text may mean, some of them twice; a figure such as `2.75%` is none.

    `has_rows` says that headings such as `## 76.2 open` name actions, as they do in matters arising.
    """
    for found in find_references(text.translate(_MARKUP)):
        if found.number is not None:
            yield ActionReference(found.minute, found.number, found.meeting)
    for match in find_mark_like(text):
        yield from _references(match[0])
    for match in _ROW.finditer(text) if has_rows else ():
        yield from _references(match[0])


def _references(text: str) -> Iterator[ActionReference]:
    return (reference for match in _REFERENCE.finditer(text) if (reference := reference_from(match)) is not None)
