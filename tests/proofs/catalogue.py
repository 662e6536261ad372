"""What a file says of itself: language, title, tags, and what its own tags stand for."""

from collections.abc import Iterator

from pikepdf import Dictionary

from tests.proofs.file_reading import FinishedFile
from tests.proofs.nesting import branches

STANDARD = {
    *(
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
    ),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code"),
    *("Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
}
"""ISO 32000-1, 14.8.4."""


def the_file_says_what_it_is(file: FinishedFile) -> Iterator[str]:
    """Yield what a reader needs to know of the whole file, and is not told."""
    root = file.pdf.Root
    if not bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield "the file does not say that it is tagged"
    if bool(root.get("/MarkInfo", Dictionary()).get("/Suspects", False)):
        yield "the file says that its tags are suspect"
    if not bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)):
        yield "a reader shows the name of the file in place of its title"
    with file.pdf.open_metadata() as metadata:
        title, part = str(metadata.get("dc:title", "")), str(metadata.get("pdfuaid:part", ""))
    if not title.strip():
        yield "the metadata have no title"
    if part != "1":
        yield "the metadata do not claim PDF/UA-1"
    if "/Info" in file.pdf.trailer and str(file.pdf.docinfo.get("/Title", title)) != title:
        yield "the file has two titles"


def languages_are_known(file: FinishedFile) -> Iterator[str]:
    """Yield a file or a branch without a language, and languages that are no code."""
    if not str(file.pdf.Root.get("/Lang", "")):
        yield "the file has no language"
    for branch in branches(file):
        if not str(branch.entry.get("/Lang", "")):
            yield f"the branch `{branch.entry.get('/T', '')}` has no language"
    for tag in file.tags:
        language = str(tag.entry.get("/Lang", "en"))
        if not all(part.isalnum() and len(part) <= 8 for part in language.split("-")):
            yield f"{file.named(tag)} is in the language `{language}`, which is no code"


def there_is_one_tree(file: FinishedFile) -> Iterator[str]:
    """Yield a tree whose root holds anything but one Document, or whose branches have no title."""
    roles = [child.role for child in file.root.children]
    if roles != ["Document"]:
        yield f"the tree holds {', '.join(roles) or 'nothing'} in place of one Document"
    for branch in branches(file):
        if branch.role != "Part" or not str(branch.entry.get("/T", "")):
            yield f"a branch of the tree is a {branch.role} with the title `{branch.entry.get('/T', '')}`"


def roles_are_known(file: FinishedFile) -> Iterator[str]:
    """Yield tags that stand for nothing standard, and a role map that leads nowhere or in a circle."""
    roles = file.root.entry.get("/RoleMap", Dictionary())
    for name in roles:
        if name.removeprefix("/") in STANDARD:
            yield f"the role map gives the standard tag {name} another meaning"
        passed, role = {name}, str(roles[name])
        while role in roles and role not in passed:
            passed.add(role)
            role = str(roles[role])
        if role in passed:
            yield f"the role map leads {name} in a circle"
        elif role.removeprefix("/") not in STANDARD:
            yield f"the role map leads {name} to {role}, which is no standard tag"
    for tag in file.tags:
        if tag.role not in STANDARD:
            yield f"{file.named(tag)} is no standard tag, and nothing says what it stands for"
