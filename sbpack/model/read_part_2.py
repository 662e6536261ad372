"""What an item has in Part 2: a block of meeting.yaml, and what part-2.yaml adds to it."""

from sbpack.findings.span import Span
from sbpack.model.agenda import ExemptBusiness, PaperEntry
from sbpack.model.read_paper_entries import Shelf, read_paper_entries
from sbpack.sources.fields import Fields
from sbpack.sources.part_2 import PART_2, REASON, with_reason
from sbpack.sources.yaml_node import YamlMap


def read_part_2(
    item: Fields, number: str, papers: tuple[PaperEntry, ...], shelf: Shelf
) -> tuple[ExemptBusiness | None, tuple[PaperEntry, ...]]:
    """Return what of an item is exempt, and its papers of Part 2; `papers` are those of Part 1."""
    node = item.node(PART_2)
    added = shelf.part_2.get(number)
    if node is None:
        if added is not None:
            message = f"item {number} is not marked as Part 2 in meeting.yaml"
            shelf.say(added.span, message, f"add `{PART_2}: REASON` to it there, or correct the number here")
        return None, ()
    written = with_reason(node)
    if written is None:
        shelf.say(
            node.span,
            f"`{PART_2}` must say why",
            f"write `{PART_2}: REASON`, or `{PART_2}: {{reason: …, papers: […]}}`",
        )
        return None, ()
    merged = _merged(written, added, shelf)
    if merged.get(REASON) is None:
        # Told at the mark, which the public reads too: so it is an error of both editions.
        help_line = "add `reason: …`, a paragraph of Schedule 12A or a reason of the board's own"
        shelf.say(_mark(item), f"`{PART_2}` of item {number} does not say why", help_line, rule="unmarked-exemption")
        return None, ()
    block = Fields(merged, shelf.findings)
    reason = shelf.reasons.read(block, REASON)
    business = None
    exempt_papers: tuple[PaperEntry, ...] = ()
    title, note, presenter = block.text("title"), block.text("note"), block.text("presenter")
    listed = block.node("papers")
    if reason is not None:
        here = {entry.key.text for entry in written.entries} & {"title", "note", "presenter"}
        business = ExemptBusiness(
            reason, title, note, presenter, node.span, is_written_here=bool(here), title_span=block.span("title")
        )
        exempt_papers = read_paper_entries(listed, shelf, papers, reason)
    block.close()
    return business, exempt_papers


def _mark(item: Fields) -> Span:
    """Return the place of the mark itself."""
    return next(entry.key.span for entry in item.map_node.entries if entry.key.text == PART_2)


def _merged(written: YamlMap, added: YamlMap | None, shelf: Shelf) -> YamlMap:
    """Return a block with what part-2.yaml adds to it; what stands in both is a finding."""
    if added is None:
        return written
    known = {entry.key.text for entry in written.entries}
    for entry in added.entries:
        if entry.key.text in known:
            message = f"`{entry.key.text}` stands in meeting.yaml already"
            shelf.say(entry.key.span, message, "keep it in one of the two files")
    return YamlMap((*written.entries, *(entry for entry in added.entries if entry.key.text not in known)), written.span)
