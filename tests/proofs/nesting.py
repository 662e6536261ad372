"""What may stand in what: lists, tables, headings."""

from collections.abc import Iterator

from tests.proofs.annotations import HEADINGS
from tests.proofs.file_reading import FinishedFile, Tag

ONLY_IN = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "TOCI"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Part": {"Document", "Part"},
}
HOLDS_ONLY = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
PARAGRAPHS = {"P", *HEADINGS}
"""They hold lines, and no block."""
BLOCKS = PARAGRAPHS | {"L", "LI", "Table", "BlockQuote", "Div", "Sect", "Part", "Document"}


def everything_stands_where_it_may(file: FinishedFile) -> Iterator[str]:
    """Yield elements in something that may not hold them."""
    for tag in file.tags:
        above = tag.parent.role if tag.parent else ""
        if above not in ONLY_IN.get(tag.role, {above}):
            yield f"{file.named(tag)} stands in a {above}"
        if tag.role not in HOLDS_ONLY.get(above, {tag.role}):
            yield f"{file.named(tag)} stands in a {above}"
        if above in PARAGRAPHS and tag.role in BLOCKS:
            yield f"{file.named(tag)} stands in a {above}"
        if tag.own_marks and (tag.role in HOLDS_ONLY or tag.role in ("Document", "Part")):
            yield f"{file.named(tag)} holds words of its own"
        if tag.role == "L" and above == "L":
            yield f"{file.named(tag)} stands beside the items of a list"


def lists_have_items(file: FinishedFile) -> Iterator[str]:
    """Yield lists without items, items without a body, and what comes in the wrong order or too often."""
    for tag in file.tags:
        roles = [child.role for child in tag.children]
        match tag.role:
            case "L" if "LI" not in roles:
                yield f"{file.named(tag)} is a list without items"
            case "LI" if roles not in (["Lbl", "LBody"], ["LBody"]):
                yield f"{file.named(tag)} holds {', '.join(roles) or 'nothing'} in place of a label and a body"
            case "Table" if "Caption" in roles[1:]:
                yield f"{file.named(tag)} has a caption that is not its beginning"
            case "Table" if "THead" in roles and next(role for role in roles if role != "Caption") != "THead":
                yield f"{file.named(tag)} has its head after its body"
            case "Table" if roles.count("THead") > 1 or ("THead" in roles and "TBody" not in roles):
                yield f"{file.named(tag)} has two heads, or no body"


def lists_say_how_they_count(file: FinishedFile) -> Iterator[str]:
    """Yield lists with labels that do not say how they are numbered."""
    for tag in file.tags:
        labels = [child for item in tag.children for child in item.children if child.role == "Lbl"]
        if tag.role == "L" and labels and tag.attribute("/ListNumbering") is None:
            yield f"{file.named(tag)} has labels and no ListNumbering"


def headings_skip_no_level(file: FinishedFile) -> Iterator[str]:
    """Yield headings that are two levels below the one before, in each paper's branch; H and H1 are not mixed."""
    roles = {tag.role for tag in file.tags}
    if "H" in roles and roles & set(HEADINGS):
        yield "headings with and without a level are mixed"
    for branch in branches(file):
        level = 0
        for heading in (tag for tag in branch.walk() if tag.role in HEADINGS):
            own = int(heading.role[1])
            if own > level + 1:
                yield f"{file.named(heading)} follows a heading of level {level}"
            if not file.text(heading):
                yield f"a {heading.role} of `{branch.entry.get('/T', '')}` says nothing"
            level = own


def branches(file: FinishedFile) -> list[Tag]:
    """Return the branches of the sections."""
    return [branch for document in file.root.children for branch in document.children]
