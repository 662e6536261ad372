"""From what each HTML element shows to the tag tree."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from sbpack.render.line_ends import without_line_ends
from sbpack.render.tags.blocks import element_of, in_language, in_paragraphs, says_something
from sbpack.render.tags.lists import definitions_of, list_of
from sbpack.render.tags.node import Kid, Mark, Node
from sbpack.render.tags.shown import Shown
from sbpack.render.tags.table import table_of
from sbpack.sources.amendment_rule import SPOKEN

_TAGS = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{"p": "P", "pre": "P", "blockquote": "BlockQuote", "section": "Sect", "article": "Art"},
    **{"caption": "Caption", "figcaption": "Caption", "code": "Code", "q": "Quote"},
}
_UNHEARD_BLOCKS = frozenset(
    {"address", "aside", "body", "center", "dd", "details", "dialog", "div", "dt", "fieldset", "figure", "footer"}
    | {"form", "header", "hgroup", "legend", "li", "main", "nav", "search", "summary"}
)
"""Elements that a listener need not hear of, and that end a paragraph all the same."""
_WHOLES = {"ul": list_of, "ol": list_of, "dl": definitions_of, "table": table_of}
"""What is looked at as a whole, down to its items or cells."""
_SVG = "{http://www.w3.org/2000/svg}"
PICTURES = ("img", f"{_SVG}svg")


def document_of(root: Shown) -> Node:
    """Return the tag tree of a section."""
    kids = _content(root.kids, root.element.get("lang", ""))
    return Node("Document", in_paragraphs(kids))


def _content(shown: Sequence[Mark | Shown], language: str) -> list[Kid]:
    """Return the tags of things in a text of this language: what a listener need not hear of stands in none."""
    kids: list[Kid] = []
    for kid in shown:
        if isinstance(kid, Mark):
            kids.append(kid)
            continue
        own = language if kid.part else kid.element.get("lang", language)
        made = _nodes(kid, own)
        kids += made if own.casefold() == language.casefold() else in_language(made, own)
    return kids


def _nodes(shown: Shown, language: str) -> list[Kid]:
    if shown.rectangle:
        return _figure(shown)
    whole = None if shown.part else _WHOLES.get(str(shown.element.tag))
    return whole(shown, language, _content) if whole else _around(shown, _content(shown.kids, language))


def _around(shown: Shown, kids: list[Kid]) -> list[Kid]:
    """Make an element round what stands in it, or none if a listener need not hear of it."""
    name = str(shown.element.tag)
    if shown.part:
        return kids
    if name == "a" and shown.areas:
        return _link(shown, kids)
    if name in SPOKEN:
        return _amendment(shown, kids)
    if tag := _tag(shown.element):
        return element_of(tag, _in_code(kids) if name == "pre" else kids)
    return in_paragraphs(kids) if name in _UNHEARD_BLOCKS else kids


def _amendment(shown: Shown, kids: list[Kid]) -> list[Kid]:
    """Tag words that are deleted or inserted, so that a listener hears where they begin and end."""
    nodes = element_of("Span", kids)
    said = SPOKEN[str(shown.element.tag)]
    words = " ".join(without_line_ends(_spoken(shown.element)).split())
    for node in nodes:
        if isinstance(node, Node):
            node.alternative = f"{said}: {words} (end of what is {said})"
    return nodes


def _tag(element: Element) -> str:
    if element.get("role") == "doc-footnote":
        return "Note"
    # The number of a note, which leads back to its call.
    if [child.get("role") for child in element] == ["doc-backlink"]:
        return "Lbl"
    return _TAGS.get(str(element.tag), "")


def _figure(shown: Shown) -> list[Kid]:
    """Tag a picture; one without words, or that a style sheet puts there, only decorates the page."""
    words = "" if shown.part else words_for(shown.element)
    if words is not None and not words.strip():
        return []
    marks = [kid for kid in shown.kids if isinstance(kid, Mark)]
    return [Node("Figure", list(marks), alternative=words or "", rectangle=shown.rectangle)]


def words_for(picture: Element) -> str | None:
    """Return what stands for a picture in words; nothing if it needs none, None if nobody said."""
    if picture.tag == f"{_SVG}svg":
        title = picture.find(f"{_SVG}title")
        return picture.get("aria-label") if title is None else "".join(title.itertext())
    return picture.get("alt")


def _link(shown: Shown, kids: list[Kid]) -> list[Kid]:
    """Tag a link with all its areas; the call of a note is a reference to it."""
    element = shown.element
    words = " ".join(without_line_ends(element.get("aria-label") or _spoken(element)).split())
    link = Node("Link", kids, words=words, areas=shown.areas)
    return [Node("Reference", [link]) if element.get("role") == "doc-noteref" else link]


def _spoken(element: Element) -> str:
    """Return the text of an element, with words for its pictures."""
    words = element.get("alt") if element.tag == "img" else element.text
    return (words or "") + "".join(_spoken(child) + (child.tail or "") for child in element)


def _in_code(kids: list[Kid]) -> list[Kid]:
    is_code = [kid.tag for kid in kids if isinstance(kid, Node)] == ["Code"] and len(kids) == 1
    return kids if is_code or not says_something(kids) else [Node("Code", kids)]
