"""Ids are unique and can be found; what cells name as their headings are headings of their table."""

from collections import Counter
from collections.abc import Iterator

import pikepdf

from tests.proofs.file_reading import FinishedFile, Tag


def every_id_is_found(file: FinishedFile) -> Iterator[str]:
    """Yield ids that two elements have, that the IDTree lacks, and an IDTree in which a reader finds nothing."""
    ids = {bytes(tag.entry.ID): tag for tag in file.tags if "/ID" in tag.entry}
    counts = Counter(bytes(tag.entry.ID) for tag in file.tags if "/ID" in tag.entry)
    for name, count in counts.items():
        if count > 1:
            yield f"the id `{_shown(name)}` is that of {count} elements"
    tree = file.root.entry.get("/IDTree")
    if tree is None:
        if ids:
            yield "there is no IDTree"
        return
    listed = _listed(tree)
    names = [name for name, _ in listed]
    if names != sorted(names):
        yield "the IDTree is not in order"
    if len(names) != len(set(names)):
        yield "the IDTree lists an id twice"
    entries = dict(listed)
    for name, tag in ids.items():
        if name not in entries or entries[name].objgen != tag.entry.objgen:
            yield f"the IDTree does not lead to the {tag.role} with the id `{_shown(name)}`"
    for name in entries.keys() - ids.keys():
        yield f"the IDTree lists `{_shown(name)}`, which no element has"


def _listed(node: pikepdf.Object) -> list[tuple[bytes, pikepdf.Object]]:
    flat = list(node.get("/Names", pikepdf.Array()))
    below = [pair for kid in node.get("/Kids", pikepdf.Array()) for pair in _listed(kid)]
    return [(bytes(name), entry) for name, entry in zip(flat[::2], flat[1::2], strict=True)] + below


def every_header_is_of_the_table(file: FinishedFile) -> Iterator[str]:
    """Yield cells that name as their heading what is no TH of the same table, or not above or beside them."""
    for table in (tag for tag in file.tags if tag.role == "Table"):
        headings = {bytes(tag.entry.ID): tag for tag in cells_of(table) if tag.role == "TH" and "/ID" in tag.entry}
        for cell in cells_of(table):
            for name in header_ids(cell):
                if name not in headings:
                    yield f"{file.named(cell)} names `{_shown(name)}`, which is no heading of its table"
                elif headings[name] is cell:
                    yield f"{file.named(cell)} names itself as its heading"


def cells_of(table: Tag) -> list[Tag]:
    """Return the cells of a table, not those of a table in it."""
    return [cell for row in rows_of(table) for cell in row.children if cell.role in ("TH", "TD")]


def rows_of(table: Tag) -> list[Tag]:
    """Return the rows of a table."""
    rows = []
    for child in table.children:
        match child.role:
            case "TR":
                rows.append(child)
            case "THead" | "TBody" | "TFoot":
                rows += [row for row in child.children if row.role == "TR"]
    return rows


def header_ids(cell: Tag) -> list[bytes]:
    """Return the ids of the headings that a cell names."""
    headers = cell.attribute("/Headers")
    return [bytes(name) for name in headers] if isinstance(headers, pikepdf.Array) else []


def _shown(name: bytes) -> str:
    return name.decode("utf-8", "replace")
