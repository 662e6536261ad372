"""Everything on a page belongs to exactly one element, or is an artifact that only repeats or decorates."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary

from tests.pdf_drawn import Drawn
from tests.proofs.file_reading import FinishedFile, Mark

MARGIN = 60
"""Points along every edge of a page in which stamps stand."""
_WATERMARK = 60
"""Points that only the letters of a watermark are higher than."""


def every_mark_has_one_element(file: FinishedFile) -> Iterator[str]:
    """Yield marks of pages that belong to no element or to several, and marks of elements that no page has."""
    held = Counter(mark for tag in file.tags for mark in tag.own_marks)
    for mark, count in held.items():
        if count > 1:
            yield f"{_where(mark)}: mark {mark.mcid} stands in the tree {count} times"
    for page, numbers in enumerate(_marks_of_pages(file)):
        for mcid, count in Counter(numbers).items():
            if count > 1:
                yield f"page {page + 1}: {count} marks have the number {mcid}"
            if (mark := Mark(page, mcid)) not in held:
                yield f"page {page + 1}: mark {mcid} `{_said(file.drawn_in.get(mark, []))}` belongs to no element"
            held.pop(mark, None)
    for mark in held:
        yield f"{_where(mark)}: an element holds mark {mark.mcid}, which the page does not have"


def _marks_of_pages(file: FinishedFile) -> Iterator[list[int]]:
    for page in file.pdf.pages:
        operands = (item.operands for item in pikepdf.parse_content_stream(page, "BDC"))
        yield [int(entry.MCID) for _, entry in operands if isinstance(entry, Dictionary) and "/MCID" in entry]


def _where(mark: Mark) -> str:
    return "no page" if mark.page is None else f"page {mark.page + 1}"


def _said(items: list[Drawn]) -> str:
    return "".join(item.text for item in items)[:40].strip()


def the_parent_tree_agrees(file: FinishedFile) -> Iterator[str]:
    """Yield pages without a number of their own, and marks that the ParentTree lists under another element."""
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    lists: dict[int, list[object]] = {}
    for number, page in enumerate(file.pages):
        if "/StructParents" not in page:
            yield f"page {number + 1}: there is no StructParents"
            continue
        key = int(page.StructParents)
        numbers[key].append(number + 1)
        entry = file.parent_tree.get(key)
        if not isinstance(entry, Array):
            yield f"page {number + 1}: the ParentTree has no list for its StructParents {key}"
            continue
        lists[number] = list(entry)
    for key, pages in numbers.items():
        if len(pages) > 1:
            yield f"pages {pages} share StructParents {key}"
    for tag in file.tags:
        for mark in tag.own_marks:
            listed = lists.get(mark.page if mark.page is not None else -1, [])
            entry = listed[mark.mcid] if mark.mcid < len(listed) else None
            if not isinstance(entry, Dictionary) or entry.objgen != tag.entry.objgen:
                yield f"{_where(mark)}: the ParentTree lists mark {mark.mcid} not under {file.named(tag)}"
    for key, value in file.parent_tree.items():
        if key not in numbers and isinstance(value, Array):
            yield f"the ParentTree lists marks under {key}, which is no page's StructParents"


def nothing_stands_outside(file: FinishedFile) -> Iterator[str]:
    """Yield what is drawn in no mark and no artifact."""
    for page in file.drawn:
        for item in page:
            if item.mcid < 0 and not item.in_artifact:
                yield f"page {item.page + 1}: {item.kind} `{item.text.strip()}` is neither tagged nor an artifact"


def artifacts_say_nothing_new(file: FinishedFile) -> Iterator[str]:
    """Yield words in artifacts that are neither stamps in the margin nor tagged on an earlier page as well."""
    told: set[str] = set()
    for number, page in enumerate(file.drawn):
        left, bottom, right, top = (float(value) for value in pikepdf.Page(file.pages[number]).cropbox)
        inner = (left + MARGIN, bottom + MARGIN, right - MARGIN, top - MARGIN)
        for item in page:
            words = _words(item.text)
            if item.mcid >= 0:
                told.update(words)
            elif not _is_stamp(item, inner) and not told.issuperset(words):
                yield f"page {number + 1}: the words `{item.text.strip()}` are an artifact, and nobody hears them"


def _is_stamp(item: Drawn, inner: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = inner
    in_margin = item.top < bottom or item.bottom > top or item.right < left or item.left > right
    return in_margin or item.top - item.bottom > _WATERMARK


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def every_page_says_something(file: FinishedFile) -> Iterator[str]:
    """Yield pages on which nothing is tagged."""
    for number, page in enumerate(file.drawn):
        if not any(item.mcid >= 0 for item in page):
            yield f"page {number + 1}: nothing is tagged"


def every_element_knows_its_parent(file: FinishedFile) -> Iterator[str]:
    """Yield elements that stand in the tree twice, and those whose /P is not the element that they stand in."""
    for tag in file.hung_twice:
        yield f"the {tag.role} of object {tag.entry.objgen[0]} stands in the tree twice"
    for tag in file.tags:
        assert tag.parent is not None
        stated = tag.entry.get("/P")
        if not isinstance(stated, Dictionary) or stated.objgen != tag.parent.entry.objgen:
            yield f"{file.named(tag)} stands in a {tag.parent.role or 'StructTreeRoot'} that is not its /P"


def every_element_knows_its_page(file: FinishedFile) -> Iterator[str]:
    """Yield elements with a mark on no page, and those whose /Pg is a page on which nothing of theirs stands."""
    for tag in file.tags:
        pages = {mark.page for mark in tag.marks()}
        if None in pages:
            yield f"{file.named(tag)} holds marks and names no page of the file"
        stated = file.page_of(tag.entry.Pg) if "/Pg" in tag.entry else None
        if "/Pg" in tag.entry and stated is None:
            yield f"{file.named(tag)} names a page that is not in the file"
        elif stated is not None and pages and stated not in pages:
            yield f"{file.named(tag)} names page {stated + 1}, on which nothing of it stands"


def nothing_is_tagged_in_the_margin(file: FinishedFile) -> Iterator[str]:
    """Yield tagged words in the upper and lower margin, where only stamps stand."""
    for number, page in enumerate(file.drawn):
        _, bottom, _, top = (float(value) for value in pikepdf.Page(file.pages[number]).cropbox)
        for item in page:
            if item.mcid >= 0 and item.text.strip() and (item.top < bottom + MARGIN or item.bottom > top - MARGIN):
                yield f"page {number + 1}: the stamp `{item.text.strip()}` is read with the text"
