"""Lists: an item is a label, where one is printed, and a body that holds everything else of it."""

from typing import Any

from sbpack.render.tags.blocks import element_of, in_language
from sbpack.render.tags.node import Kid, Mark, Node
from sbpack.render.tags.shown import Shown, Tagging

_NUMBERINGS = {
    **{"disc": "Disc", "circle": "Circle", "square": "Square", "\u2022": "Disc"},
    **{"decimal": "Decimal", "decimal-leading-zero": "Decimal"},
    **{"lower-roman": "LowerRoman", "upper-roman": "UpperRoman"},
    **{
        "lower-alpha": "LowerAlpha",
        "lower-latin": "LowerAlpha",
        "upper-alpha": "UpperAlpha",
        "upper-latin": "UpperAlpha",
    },
}
"""What PDF calls the labels that it knows; all others, such as dashes, are text of no scheme: `None`."""


def list_of(shown: Shown, language: str, content: Tagging) -> list[Kid]:
    """Tag a list. What stands between its items is an item too."""
    items: list[Kid] = []
    bullet = None
    for kid in shown.kids:
        if isinstance(kid, Shown) and kid.element.tag == "li" and not kid.part:
            own = kid.element.get("lang", language)
            made = _item(*_label_and_body(kid, own, content))
            items += made if own.casefold() == language.casefold() else in_language(made, own)
            bullet = bullet or kid.bullet
        else:
            items += _item([], content([kid], language))
    return [Node("L", items, numbering=_numbering(bullet))] if items else []


def _label_and_body(item: Shown, language: str, content: Tagging) -> tuple[list[Kid], list[Kid]]:
    labels = [kid for kid in item.kids if isinstance(kid, Shown) and kid.part == "marker"]
    others = [kid for kid in item.kids if kid not in labels]
    return content(labels, language), content(others, language)


def _item(label: list[Kid], body: list[Kid]) -> list[Kid]:
    kids = [*element_of("Lbl", label), *element_of("LBody", body)]
    return [Node("LI", kids)] if kids else []


def _numbering(bullet: Any) -> str:
    name = bullet[1] if isinstance(bullet, tuple) else bullet
    return _NUMBERINGS.get(str(name).strip(), "None")


def definitions_of(shown: Shown, language: str, content: Tagging) -> list[Kid]:
    """Tag terms and what they mean as items: the terms before a meaning are its label."""
    items: list[Kid] = []
    terms: list[Mark | Shown] = []
    meanings: list[Mark | Shown] = []
    for kid in [*_definitions(shown), None]:
        if kid is None or (kid.element.tag == "dt" and meanings):
            items += _item(_bare(content(terms, language)), _bare(content(meanings, language)))
            terms, meanings = [], []
        if kid is not None:
            (terms if kid.element.tag == "dt" else meanings).append(kid)
    return [Node("L", items, numbering="None")] if items else []


def _bare(kids: list[Kid]) -> list[Kid]:
    """Take the paragraph off a text that stands alone."""
    match kids:
        case [Node(tag="P", language="") as only]:
            return only.kids
    return kids


def _definitions(shown: Shown) -> list[Shown]:
    """Return terms and meanings in order, those in a `<div>` as well."""
    kids = [kid for kid in shown.kids if isinstance(kid, Shown)]
    return [found for kid in kids for found in (_definitions(kid) if kid.element.tag == "div" else [kid])]
