"""A finished file opened for proofs: its structure tree, its pages, and what they draw."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from tests.pdf_drawn import Drawn, drawn
from tests.pdf_reading import joined, kids_of

_DEEPEST = 200
ObjectId = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """A piece of a page that an element holds."""

    page: int | None
    """Counted from 0; None where the element names no page, or one that is not in the file."""
    mcid: int


@dataclass(frozen=True)
class Reference:
    """An annotation that an element holds."""

    page: int | None
    target: Object


@dataclass(eq=False)
class Tag:
    """A structure element."""

    entry: Object
    role: str
    """Its standard role, once the role map was followed."""
    parent: "Tag | None"
    kids: list["Tag | Mark | Reference"] = field(default_factory=list)
    number: int = 0
    """Its place in reading order."""

    @property
    def children(self) -> list["Tag"]:
        """The elements in it."""
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    @property
    def own_marks(self) -> list[Mark]:
        """The marks that it holds itself."""
        return [kid for kid in self.kids if isinstance(kid, Mark)]

    @property
    def references(self) -> list[Reference]:
        """The annotations that it holds itself."""
        return [kid for kid in self.kids if isinstance(kid, Reference)]

    def walk(self) -> Iterator["Tag"]:
        """Yield this element and every one below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def marks(self) -> Iterator[Mark]:
        """Yield every mark in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Tag):
                yield from kid.marks()

    def above(self) -> Iterator["Tag"]:
        """Yield the element that it stands in, and so on up to the root."""
        tag = self.parent
        while tag is not None:
            yield tag
            tag = tag.parent

    def attribute(self, name: str) -> Object | None:
        """Return one of its attributes, whichever owner it has."""
        attributes = self.entry.get("/A", Array())
        for owner in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(owner, Dictionary) and name in owner:
                return owner[name]
        return None


class FinishedFile:
    """A finished file; everything is read once."""

    def __init__(self, data: bytes) -> None:
        """Open a file from its bytes."""
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = [page.obj for page in self.pdf.pages]
        self.page_numbers: dict[ObjectId, int] = {page.objgen: number for number, page in enumerate(self.pages)}
        self.hung_twice: list[Tag] = []
        """Elements that stand in the tree a second time, or in themselves."""
        self._seen: set[ObjectId] = set()
        self._count = 0
        self._texts: dict[Tag, str] = {}
        self.root = self._tag(self.pdf.Root.get("/StructTreeRoot", Dictionary()), None, 0)

    @cached_property
    def tags(self) -> list[Tag]:
        """Every element in reading order, without the root."""
        return list(self.root.walk())[1:]

    @cached_property
    def by_object(self) -> dict[ObjectId, Tag]:
        """Every element by its object."""
        return {tag.entry.objgen: tag for tag in self.tags}

    @cached_property
    def drawn(self) -> tuple[tuple[Drawn, ...], ...]:
        """What each page draws."""
        return drawn(self.data)

    @cached_property
    def drawn_in(self) -> dict[Mark, list[Drawn]]:
        """What each mark holds."""
        found: dict[Mark, list[Drawn]] = {}
        for page in self.drawn:
            for item in page:
                if item.mcid >= 0:
                    found.setdefault(Mark(item.page, item.mcid), []).append(item)
        return found

    @cached_property
    def parent_tree(self) -> dict[int, Object]:
        """What the ParentTree lists by number."""
        tree = self.root.entry.get("/ParentTree")
        return dict(pikepdf.NumberTree(tree).items()) if tree is not None else {}

    def pieces(self, tag: Tag) -> list[Drawn]:
        """Return the letters of an element and all below it, in reading order."""
        return [item for mark in tag.marks() for item in self.drawn_in.get(mark, []) if item.kind == "text"]

    def text(self, tag: Tag) -> str:
        """Return the text of an element and all below it, in reading order."""
        if tag not in self._texts:
            self._texts[tag] = joined(self.pieces(tag))
        return self._texts[tag]

    def box_on(self, tag: Tag, page: int) -> tuple[float, float, float, float] | None:
        """Return the box round all that an element draws on a page, or None where it draws nothing."""
        boxes = [item.box for mark in tag.marks() if mark.page == page for item in self.drawn_in.get(mark, [])]
        if not boxes:
            return None
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    def named(self, tag: Tag) -> str:
        """Return what a sentence calls an element."""
        return f"the {tag.role} `{self.text(tag)[:40]}`"

    def page_of(self, entry: Object) -> int | None:
        """Return the number of a page object, None where it is not in the file."""
        return self.page_numbers.get(entry.objgen) if isinstance(entry, Dictionary) else None

    def _tag(self, entry: Object, parent: Tag | None, depth: int) -> Tag:
        tag = Tag(entry, self._role(entry), parent, number=self._count)
        self._count += 1
        if depth > _DEEPEST or (entry.is_indirect and entry.objgen in self._seen):
            self.hung_twice.append(tag)
            return tag
        self._seen.add(entry.objgen)
        page = self.page_of(entry.Pg) if "/Pg" in entry else None
        for kid in kids_of(entry):
            if isinstance(kid, int):
                tag.kids.append(Mark(page, kid))
            elif kid.get("/Type") in (Name.MCR, Name.OBJR):
                own = self.page_of(kid.Pg) if "/Pg" in kid else page
                tag.kids.append(Mark(own, int(kid.MCID)) if kid.Type == Name.MCR else Reference(own, kid.Obj))
            else:
                tag.kids.append(self._tag(kid, tag, depth + 1))
        return tag

    def _role(self, entry: Object) -> str:
        roles = self.pdf.Root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
        role = str(entry.get("/S", "/"))
        for _ in range(20):
            if role not in roles:
                break
            role = str(roles[role])
        return role.removeprefix("/")
