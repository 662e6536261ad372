"""Numbers and names that are unique within a section, made unique in the pack.

This is done in the section while it is still a file of its own, so that its tree can then be copied whole. A header id
that two sections share would tie a cell to another paper's table, and no validator would notice.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String


def parents_of(section: pikepdf.Pdf) -> dict[int, Object]:
    """Return a section's structure elements by StructParent number, and its lists of them by StructParents number."""
    tree = section.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree")
    return dict(_numbers(tree)) if tree is not None else {}


def _numbers(node: Object) -> Iterator[tuple[int, Object]]:
    pairs = iter(node.get("/Nums", Array()))
    for key in pairs:
        yield int(key), next(pairs)
    for kid in node.get("/Kids", Array()):
        yield from _numbers(kid)


def make_unique(section: pikepdf.Pdf, prefix: str, parents: dict[int, Object], pack: pikepdf.Pdf) -> None:
    """Make a section's numbers and names unique in the pack, before it is copied.

    `prefix` goes before ids and the headers that name them, and before attribute classes. `parents` is what
    `parents_of` gave, less the links dropped since.
    """
    root = section.Root.get("/StructTreeRoot")
    if root is None:
        root = section.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    if not root.is_indirect:
        root = section.Root.StructTreeRoot = section.make_indirect(root)
    _renumber(section, root, parents, int(pack.Root.StructTreeRoot.ParentTreeNextKey))
    _rename(section, root, prefix, _clashing_roles(root, pack.Root.StructTreeRoot))


def _renumber(section: pikepdf.Pdf, root: Object, parents: dict[int, Object], offset: int) -> None:
    """Count the pages and links of a section on from `offset`."""
    for page in section.pages:
        _count_on(page.obj, offset, parents)
        for note in page.obj.get("/Annots", Array()):
            _count_on(note, offset, parents)
    for item in section.objects:
        if isinstance(item, Stream):
            _count_on(item, offset, parents)
    numbers = Array()
    for key, value in sorted(parents.items()):
        numbers.append(key + offset)
        numbers.append(value if value.is_indirect else section.make_indirect(value))
    root.ParentTree = Dictionary(Nums=numbers)
    root.ParentTreeNextKey = max(parents, default=-1) + 1


def _count_on(holder: Object, offset: int, parents: dict[int, Object]) -> None:
    for key in ("/StructParents", "/StructParent"):
        if key not in holder:
            continue
        number = int(holder[key])
        if number in parents:
            holder[key] = number + offset
        else:  # The number means nothing, and would mean something of the next section's.
            del holder[key]


def _rename(section: pikepdf.Pdf, root: Object, prefix: str, roles: dict[str, str]) -> None:
    """Prefix ids, headers and classes, give clashing roles another name, and list the ids."""
    ids = Array()
    for item in section.objects:
        if isinstance(item, Stream) or not isinstance(item, Dictionary | Array):
            continue
        # A pack of 1,000 pages has 100,000 elements. To write each out and look is four times as fast as to ask.
        raw = item.unparse(resolved=True)
        if b"/Headers" in raw:
            _rename_headers(item, prefix)
        if not ((roles or b"/ID" in raw or b"/C" in raw) and _is_element(item)):
            continue
        if "/ID" in item:
            item.ID = String(prefix.encode() + bytes(item.ID))
            ids.extend(Array([item.ID, item]))
        if "/C" in item:
            item.C = _renamed_classes(item.C, prefix)
        item.S = Name(roles.get(str(item.S), str(item.S)))
    root.IDTree = Dictionary(Names=ids)
    if "/ClassMap" in root:
        root.ClassMap = Dictionary({f"/{prefix}{key[1:]}": value for key, value in root.ClassMap.items()})
    root.RoleMap = Dictionary({roles.get(key, key): Name(value) for key, value in _roles(root).items()})


def _is_element(item: Object) -> bool:
    return (
        isinstance(item, Dictionary) and "/S" in item and "/P" in item and item.get("/Type") in (None, Name.StructElem)
    )


def _rename_headers(item: Object, prefix: str) -> None:
    """Prefix the header ids in an attribute object, or in those that an element or a list holds directly."""
    if isinstance(item, Array):
        for kid in item:
            if isinstance(kid, Dictionary) and not kid.is_indirect:
                _rename_headers(kid, prefix)
        return
    if "/Headers" in item:
        item.Headers = Array([String(prefix.encode() + bytes(header)) for header in item.Headers])
    attributes = item.get("/A")
    if isinstance(attributes, Dictionary | Array) and not attributes.is_indirect:
        _rename_headers(attributes, prefix)


def _renamed_classes(classes: Object, prefix: str) -> Object:
    if isinstance(classes, Name):
        return Name(f"/{prefix}{str(classes)[1:]}")
    if isinstance(classes, Array):
        return Array([_renamed_classes(kid, prefix) if isinstance(kid, Name) else kid for kid in classes])
    return classes


def _clashing_roles(root: Object, pack_root: Object) -> dict[str, str]:
    """Return other names for the section's own tags that another section has mapped to something else."""
    own, taken = _roles(root), _roles(pack_root)
    clashing: dict[str, str] = {}
    for name, standard in own.items():
        if taken.get(name, standard) != standard:
            free = (f"{name}-{count}" for count in range(2, 1_000_000))
            clashing[name] = next(other for other in free if other not in taken and other not in own)
    return clashing


def _roles(root: Object) -> dict[str, str]:
    """Return what a tree's own tags stand for, each followed to the end of its chain."""
    roles = {name: str(standard) for name, standard in root.get("/RoleMap", Dictionary()).items()}
    return {name: _end_of_chain(name, roles) for name in roles}


def _end_of_chain(name: str, roles: dict[str, str]) -> str:
    passed = {name}
    while roles[name] in roles and roles[name] not in passed:
        name = roles[name]
        passed.add(name)
    return roles[name]
