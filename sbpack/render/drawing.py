"""Drawings set in the pack's own font, whatever their program asked for."""

import re
from xml.etree import ElementTree

from sbpack.sources.known_letters import usual_letters

FAMILY = "Source Sans"
_SVG = "http://www.w3.org/2000/svg"
_FAMILY = re.compile(r"(?:^|;)\s*font-family\s*:[^;]*", re.IGNORECASE)
_SHORTHAND = re.compile(r"(?:^|(?<=;))\s*font\s*:(?P<value>[^;]*)", re.IGNORECASE)
_SIZE = re.compile(r"\d*\.?\d+(?:px|pt|em|mm)")


def in_our_font(data: bytes) -> bytes:
    """Return an SVG drawing whose words name no font but ours; what is no well-formed drawing comes back as it is.

    Charts ask for the fonts of the machine they were drawn on, which no pack may depend on.
    """
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - what declares entities was refused before
    except (ElementTree.ParseError, ValueError, LookupError):
        return data
    for element in root.iter():
        element.attrib.pop("font-family", None)
        if style := element.get("style"):
            element.set("style", _SHORTHAND.sub(_without_family, _FAMILY.sub("", style)).strip("; "))
        element.text, element.tail = usual_letters(element.text or ""), usual_letters(element.tail or "")
    root.set("font-family", FAMILY)
    ElementTree.register_namespace("", _SVG)
    drawing: bytes = ElementTree.tostring(root, encoding="utf-8")
    return drawing


def _without_family(shorthand: re.Match[str]) -> str:
    """Keep size and weight of a `font:` that names several things at once."""
    size = _SIZE.search(shorthand["value"])
    weight = ";font-weight:bold" if "bold" in shorthand["value"].lower() else ""
    return (f"font-size:{size[0]}" if size else "") + weight
