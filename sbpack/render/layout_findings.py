"""What goes wrong in a layout without a word, each with the block that it concerns."""

from collections.abc import Iterator, Mapping
from typing import Any

from sbpack.render.blocks import Blocks
from sbpack.render.engine_log import log_findings, refusal_findings
from sbpack.render.overflow import overflow_findings
from sbpack.render.section_pdf import LayoutFinding
from sbpack.render.strange_letters import letter_findings
from sbpack.render.tags.untold import untold_findings


def layout_findings(
    document: Any,
    blocks: Blocks,
    pictures: Mapping[str, bytes],
    messages: list[str],
    refused: list[tuple[str, str]],
) -> Iterator[LayoutFinding]:
    """Yield everything that is wrong with a section that was laid out and written."""
    unshown = {url for url, _ in refused}
    yield from log_findings((message for message in messages if not any(url in message for url in unshown)), blocks)
    yield from untold_findings(blocks)
    yield from refusal_findings(refused, blocks)
    yield from letter_findings(document.fonts.values(), messages, document.pages, pictures, blocks)
    yield from overflow_findings(document.pages, blocks)
    yield from room_findings(len(document.pages), blocks.root.find("body").get("data-pages"))


def room_findings(page_count: int, room: str | None) -> Iterator[LayoutFinding]:
    """Report a section of more pages than its template has room for, `data-pages` of its body."""
    if room and room.isdecimal() and page_count > int(room):
        yield LayoutFinding(
            f"this takes {page_count} pages, and its form has room for {room}", "shorten it", rule="layout-warning"
        )
