"""The content of attached pages as forms, with what is seen and needed alone, and without the marks of their own tags.

A pack reads each page as one figure; marks inside it would claim to be read alone.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, Dictionary, Name, Object, Operator, Stream

from sbpack.render.attachments.allow_list import strip_to_allowed
from sbpack.render.attachments.annotations import DrawnAnnotation
from sbpack.render.attachments.fonts import mend_font
from sbpack.sandbox.page_objects import DEEPEST
from sbpack.sandbox.pdf_file import Refused, as_list, content_streams, get_nested

_MARKS = re.compile(rb"\b(?:BDC|BMC|EMC|MP|DP)\b")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%\x00]*)")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")
_PAINTS_PATH = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"}
_SHOWS = {b"Tj", b"TJ", b"sh", b"Do"}
_IMPLIED_COLOURS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
"""Content uses them without naming them."""
Instruction = pikepdf.ContentStreamInstruction | ContentStreamInlineImage
ObjectIds = set[tuple[int, int]]
LayerTest = Callable[[object], bool]
"""Whether content of a layer, or of a condition on layers, is not seen."""


def layer_test(pdf: pikepdf.Pdf) -> LayerTest:
    """Return how to know which content is not seen as the file opens, since its layer is off."""
    layers = pdf.Root.get("/OCProperties")
    every, off, on = (
        {layer.objgen for layer in found if isinstance(layer, Object)} if isinstance(found, Array) else set()
        for found in (get_nested(layers, *path) for path in (("/OCGs",), ("/D", "/OFF"), ("/D", "/ON")))
    )
    is_off = get_nested(layers, "/D", "/BaseState") == Name.OFF
    return partial(_is_hidden, (off | every if is_off else off) - on)


def _is_hidden(hidden: ObjectIds, content: object) -> bool:
    if not hidden or not isinstance(content, Dictionary):
        return False
    if content.get("/Type") != Name.OCMD:
        return content.objgen in hidden
    off = [layer.objgen in hidden for layer in as_list(content.get("/OCGs")) if isinstance(layer, Object)]
    match content.get("/P", Name.AnyOn):
        case Name.AllOn:
            return any(off)
        case Name.AnyOff:
            return bool(off) and not any(off)
        case Name.AllOff:
            return not all(off)
        case _:
            return bool(off) and all(off)


class Cleaner:
    """Cleans the pages and resources of one file in place, each object once, however often pages share it."""

    def __init__(self, pdf: pikepdf.Pdf, is_hidden: LayerTest) -> None:
        self._pdf, self._is_hidden = pdf, is_hidden
        self._seen: ObjectIds = set()
        self._stripped: ObjectIds = set()
        self._waiting: list[tuple[Stream, Object, int]] = []
        """Forms and the like whose content is not clean yet, the resources they inherit, and how deep they stand."""
        self._depth = 0

    def form(self, page: pikepdf.Page, box: Sequence[float], annotations: Sequence[DrawnAnnotation]) -> Stream:
        """Return what a page draws within a box, and the annotations over it, as a form of the same file."""
        content = b"\n".join(stream.read_bytes() for stream in content_streams(page))
        form = self._form(content, box, page.obj.get("/Resources", Dictionary()))
        group = page.obj.get("/Group")
        if get_nested(group, "/S") == Name.Transparency:
            form.Group = group
        if annotations:
            # The page is a form of its own, so that nothing that it leaves undone moves the annotations.
            drawn = {"/Page": self._pdf.make_indirect(form)} | {one.name: one.look for one in annotations}
            content = b"\n".join([b"/Page Do", *(one.content for one in annotations)])
            form = self._form(content, box, Dictionary(XObject=Dictionary(drawn)))
        self._depth = 0
        self._clean_later(form, Dictionary())
        while self._waiting:
            stream, inherited, self._depth = self._waiting.pop()
            if self._depth > DEEPEST:
                raise Refused("what its pages draw is nested too deep")
            self._clean_drawing(stream, inherited)
        strip_to_allowed(form, self._stripped)
        return form

    def _form(self, content: bytes, box: Iterable[float], resources: Object) -> Stream:
        form = self._pdf.make_stream(content)
        form.Type, form.Subtype, form.BBox, form.Resources = Name.XObject, Name.Form, Array([*box]), resources
        return form

    def _clean_later(self, stream: Stream, inherited: Object) -> None:
        if self._is_new(stream):
            self._waiting.append((stream, inherited, self._depth + 1))

    def _is_new(self, item: Object) -> bool:
        """Whether an object is met for the first time; one without a number stands in one place alone."""
        if not item.is_indirect:
            return True
        is_new = item.objgen not in self._seen
        self._seen.add(item.objgen)
        return is_new

    def _clean_drawing(self, stream: Stream, inherited: Object) -> None:
        own = stream.get("/Resources")
        resources = own if isinstance(own, Dictionary) else inherited

        def is_hidden(layer: Object) -> bool:
            return self._is_hidden(
                get_nested(resources, "/Properties", str(layer)) if isinstance(layer, Name) else layer
            )

        names = _names_in(stream)
        try:
            stream.write(_clean_content(stream, is_hidden, self._dropped(resources, names)))
        except pikepdf.PdfError as error:
            raise Refused("something that its pages draw is damaged") from error
        stream.Resources = self._clean_resources(resources, names)

    def _dropped(self, resources: Object, names: Collection[str]) -> set[str]:
        """Return the names of XObjects that are neither pictures nor forms, or on a hidden layer."""
        return {
            name
            for name, item in _named(resources.get("/XObject"), names).items()
            if not isinstance(item, Stream)
            or item.get("/Subtype") not in (Name.Form, Name.Image)
            or self._is_hidden(item.get("/OC"))
        }

    def _clean_resources(self, resources: Object, names: Collection[str]) -> Dictionary:
        """Return what is named: some programs hand every page the pictures and forms of all pages."""
        found = {kind: _named(resources.get(kind), names) for kind in ("/XObject", "/Pattern", "/ExtGState", "/Font")}
        for name in self._dropped(resources, names):
            del found["/XObject"][name]
        for kind, items in found.items():
            for item in items.values():
                self._clean(kind, item, resources)
        found["/ColorSpace"] = _named(resources.get("/ColorSpace"), [*names, *_IMPLIED_COLOURS])
        found["/Shading"] = _named(resources.get("/Shading"), names)
        return Dictionary({kind: Dictionary(items) for kind, items in found.items() if items})

    def _clean(self, kind: str, item: object, resources: Object) -> None:
        match item:
            case Stream() if kind in ("/XObject", "/Pattern") and item.get("/Subtype") != Name.Image:
                self._clean_later(item, resources)
            case Dictionary() if kind == "/Pattern":
                self._clean("/ExtGState", item.get("/ExtGState"), resources)
            case Dictionary() if kind == "/ExtGState":
                group = get_nested(item, "/SMask", "/G")
                if isinstance(group, Stream):
                    self._clean_later(group, resources)
            case Dictionary() if kind == "/Font" and self._is_new(item):
                self._clean_font(item, resources)

    def _clean_font(self, font: Dictionary, resources: Object) -> None:
        mend_font(self._pdf, font)
        drawn, own = font.get("/CharProcs"), font.get("/Resources")
        glyphs = (
            [glyph for glyph in drawn.values() if isinstance(glyph, Stream)] if isinstance(drawn, Dictionary) else []
        )
        inherited = own if isinstance(own, Dictionary) else resources
        for glyph in glyphs:
            self._clean_later(glyph, inherited)
        if glyphs or isinstance(own, Dictionary):
            font.Resources = self._clean_resources(inherited, set().union(*map(_names_in, glyphs)))


def _named(found: object, names: Iterable[str]) -> dict[str, Object]:
    """Return what goes by some names, or by one that is written in more ways than one."""
    if not isinstance(found, Dictionary):
        return {}
    wanted = set(names)
    return {name: found[name] for name in sorted(found.keys()) if name in wanted or not name.isascii()}


def _names_in(stream: Stream) -> set[str]:
    """Return the names in the content of a stream, and what only looks like one."""
    written = {name.decode("latin-1") for name in _NAME.findall(stream.read_bytes())}
    return {"/" + _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name) for name in written}


def _clean_content(stream: Stream, is_hidden: Callable[[Object], bool], dropped: Collection[str]) -> bytes:
    """Return the content of a stream without marks and hidden layers, and without the XObjects that are `dropped`."""
    content = stream.read_bytes()
    if not dropped and not _MARKS.search(content):
        return content
    kept: list[Instruction] = []
    hides: list[bool] = []
    """Of each mark that is open."""
    for instruction in pikepdf.parse_content_stream(stream):
        operands, operator = instruction.operands, bytes(instruction.operator)
        match operator:
            case b"BDC" | b"BMC":
                is_layer = operator == b"BDC" and len(operands) == 2 and operands[0] == Name.OC
                hides.append(is_layer and is_hidden(operands[1]))
            case b"EMC":
                del hides[-1:]
            case b"MP" | b"DP":
                pass
            case b"Do" if operands and str(operands[0]) in dropped:
                pass
            case _:
                kept += _unpainted(instruction, operator) if any(hides) else [instruction]
    return pikepdf.unparse_content_stream(kept)


def _unpainted(instruction: Instruction, operator: bytes) -> list[Instruction]:
    """Return what a hidden instruction leaves behind: clipping, positions and colours count for what follows."""
    left: list[tuple[list[Object], str]]
    if isinstance(instruction, ContentStreamInlineImage) or operator in _SHOWS:
        left = []
    elif operator in _PAINTS_PATH:
        left = [([], "n")]
    elif operator == b"'":
        left = [([], "T*")]
    elif operator == b'"':
        word, character, *_ = instruction.operands
        left = [([word], "Tw"), ([character], "Tc"), ([], "T*")]
    else:
        return [instruction]
    return [pikepdf.ContentStreamInstruction(operands, Operator(name)) for operands, name in left]
