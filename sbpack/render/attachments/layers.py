"""Layers of an attached PDF that its reader does not see unless they are turned on."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


class Layers:
    """The layers of a file, as it opens."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read which layers are off."""
        properties = pdf.Root.get("/OCProperties")
        defaults = properties.get("/D") if isinstance(properties, Dictionary) else None
        self._hidden: set[tuple[int, int]] = set()
        if not isinstance(properties, Dictionary) or not isinstance(defaults, Dictionary):
            return
        if defaults.get("/BaseState") == Name.OFF:
            self._hidden |= _numbers(properties.get("/OCGs"))
        self._hidden |= _numbers(defaults.get("/OFF"))
        self._hidden -= _numbers(defaults.get("/ON"))

    def hide(self, content: object) -> bool:
        """Whether content of a layer, or of a condition on layers, is not seen."""
        if not self._hidden or not isinstance(content, Dictionary):
            return False
        if content.get("/Type") != Name.OCMD:
            return content.objgen in self._hidden
        layers = content.get("/OCGs")
        listed = [layer for layer in (layers if isinstance(layers, Array) else [layers]) if isinstance(layer, Object)]
        off = [layer.objgen in self._hidden for layer in listed]
        match content.get("/P", Name.AnyOn):
            case Name.AllOn:
                return any(off)
            case Name.AnyOff:
                return bool(off) and not any(off)
            case Name.AllOff:
                return not all(off)
            case _:
                return bool(off) and all(off)


def _numbers(layers: object) -> set[tuple[int, int]]:
    return {layer.objgen for layer in layers if isinstance(layer, Object)} if isinstance(layers, Array) else set()
