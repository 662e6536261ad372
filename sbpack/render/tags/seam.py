"""The place where the engine writes tags: ours take theirs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import weasyprint.pdf

from sbpack.render.tags.elements import document_of
from sbpack.render.tags.shown import read_pages
from sbpack.render.tags.write import pass_over, write_tree


@contextmanager
def our_tags(prefix: str) -> Iterator[None]:
    """Let whatever is written meanwhile bear our tags; `prefix` goes before their ids, which are unique in a pack.

    The engine has no door for this; it looks its own function up by name when everything else is written.
    """
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = partial(_add_tags, prefix)
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


def _add_tags(prefix: str, pdf: Any, document: Any, _version: object, streams: Sequence[Any]) -> None:
    reading = read_pages(document, streams)
    tree = document_of(reading.root)
    held = set(tree.marks())
    pass_over((mark for mark in reading.marks if mark not in held), streams)
    write_tree(pdf, tree, prefix)
