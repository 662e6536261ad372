"""What an attached page draws and draws with, without what is not seen and the marks of its own tags.

- Content of an attached page without the marks of its own tags, and without what is not to be seen.
- Layers of an attached PDF that its reader does not see unless they are turned on.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, Dictionary, Name, Object, Operator, Stream

from sbpack.render.attachments.font_mending import mend_font
from sbpack.render.attachments.grammar import Grammar
from sbpack.render.attachments.notes import Note
from sbpack.sandbox.page_objects import DEEPEST
from sbpack.sandbox.pdf_file import Refused, content_streams

_MARKS = re.compile(rb"\b(?:BDC|BMC|EMC|MP|DP)\b")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%\x00]*)")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")
_PAINTS_PATH = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
_SHOWS = {"Tj", "TJ", "sh", "Do"}
Instruction = pikepdf.ContentStreamInstruction | ContentStreamInlineImage


def clean_content(stream: Stream, is_hidden: Callable[[Object], bool], dropped: Collection[str]) -> bytes:
    """Return the content of a stream without marks; a figure holds it, and marks inside would claim to be read alone.

    `is_hidden` says of a layer's name whether its content is not seen, `dropped` names the XObjects that are not there.
    """
    content = stream.read_bytes()
    if not dropped and not _MARKS.search(content):
        return content
    return pikepdf.unparse_content_stream(list(_kept(pikepdf.parse_content_stream(stream), is_hidden, dropped)))


def names_in(stream: Stream) -> set[str]:
    """Return the names in the content of a stream, and what only looks like one."""
    written = {name.decode("latin-1") for name in _NAME.findall(stream.read_bytes())}
    return {"/" + _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name) for name in written}


def _kept(
    instructions: list[Instruction], is_hidden: Callable[[Object], bool], dropped: Collection[str]
) -> Iterator[Instruction]:
    marks: list[bool] = []
    for instruction in instructions:
        operands, operator = instruction.operands, operator_name(instruction)
        match operator:
            case "BDC" | "BMC":
                is_layer = operator == "BDC" and len(operands) == 2 and operands[0] == Name.OC
                marks.append(is_layer and is_hidden(operands[1]))
            case "EMC":
                if marks:
                    marks.pop()
            case "MP" | "DP":
                pass
            case "Do" if operands and str(operands[0]) in dropped:
                pass
            case _:
                if any(marks):
                    yield from _unseen(instruction, operator)
                else:
                    yield instruction


def operator_name(instruction: Instruction) -> str:
    """Return an instruction's operator; nothing for one that is no text, which no reader knows either."""
    try:
        return str(instruction.operator)
    except UnicodeDecodeError:
        return ""


def _unseen(instruction: Instruction, operator: str) -> Iterator[Instruction]:
    """Yield what a hidden instruction leaves behind: clipping, positions and colours count for what follows."""
    if isinstance(instruction, ContentStreamInlineImage) or operator in _SHOWS:
        return
    if operator in _PAINTS_PATH:
        yield pikepdf.ContentStreamInstruction([], Operator("n"))
    elif operator == "'":
        yield pikepdf.ContentStreamInstruction([], Operator("T*"))
    elif operator == '"':
        word, character, *_ = instruction.operands
        yield pikepdf.ContentStreamInstruction([word], Operator("Tw"))
        yield pikepdf.ContentStreamInstruction([character], Operator("Tc"))
        yield pikepdf.ContentStreamInstruction([], Operator("T*"))
    else:
        yield instruction


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


_IMPLIED = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
"""Colours that content uses without naming them."""


class Cleaner:
    """Cleans the resources of one file, each object once, however often pages share it."""

    def __init__(self, pdf: pikepdf.Pdf, layers: Layers) -> None:
        """Take a file and which of its layers are seen; its objects are changed in place."""
        self._pdf = pdf
        self._layers = layers
        self._grammar = Grammar()
        self._seen: set[tuple[int, int]] = set()
        self._waiting: list[tuple[Stream, Object, int]] = []
        """Forms and the like whose content is not clean yet, the resources they inherit, and how deep they stand."""
        self._depth = 0

    def form(self, page: pikepdf.Page, box: Sequence[float], notes: Sequence[Note]) -> Stream:
        """Return what a page draws within a box, and the notes over it, as a form of the same file."""
        form = self._form(b"\n".join(stream.read_bytes() for stream in content_streams(page)), box)
        form.Resources = page.obj.get("/Resources", Dictionary())
        group = page.obj.get("/Group")
        if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency:
            form.Group = group
        if notes:
            # The page is a form of its own, so that nothing that it leaves undone moves the notes.
            drawn = {"/Page": self._pdf.make_indirect(form)} | {note.name: note.look for note in notes}
            form = self._form(b"\n".join([b"/Page Do", *(note.content for note in notes)]), box)
            form.Resources = Dictionary(XObject=Dictionary(drawn))
        self._depth = 0
        self._later(form, Dictionary())
        while self._waiting:
            stream, inherited, self._depth = self._waiting.pop()
            if self._depth > DEEPEST:
                raise Refused("what its pages draw is nested too deep")
            self._clean_drawing(stream, inherited)
        self._grammar.strip(form)
        return form

    def _form(self, content: bytes, box: Iterable[float]) -> Stream:
        form = self._pdf.make_stream(content)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([*box])
        return form

    def _later(self, stream: Stream, inherited: Object) -> None:
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
        """Clean a form, a tiling pattern or a glyph."""
        own = stream.get("/Resources")
        resources = own if isinstance(own, Dictionary) else inherited
        named = resources.get("/Properties")
        layers = named if isinstance(named, Dictionary) else Dictionary()

        def is_hidden(layer: Object) -> bool:
            return self._layers.hide(layers.get(str(layer)) if isinstance(layer, Name) else layer)

        names = names_in(stream)
        try:
            stream.write(clean_content(stream, is_hidden, self._dropped(resources, names)))
        except pikepdf.PdfError as error:
            raise Refused("something that its pages draw is damaged") from error
        stream.Resources = self._resources(resources, names)

    def _dropped(self, resources: Object, names: Collection[str]) -> set[str]:
        """Return the names of XObjects that are neither pictures nor forms, or on a hidden layer."""
        return {
            name
            for name, item in _named(resources.get("/XObject"), names).items()
            if not isinstance(item, Stream)
            or item.get("/Subtype") not in (Name.Form, Name.Image)
            or self._layers.hide(item.get("/OC"))
        }

    def _resources(self, resources: Object, names: Collection[str]) -> Dictionary:
        """Return what is named: some programs hand every page the pictures and forms of all pages."""
        made = Dictionary()
        for kind in ("/XObject", "/Pattern", "/ExtGState", "/Font"):
            dropped = self._dropped(resources, names) if kind == "/XObject" else ()
            kept = {name: item for name, item in _named(resources.get(kind), names).items() if name not in dropped}
            for item in kept.values():
                self._clean(kind, item, resources)
            made[kind] = Dictionary(kept)
        made.ColorSpace = Dictionary(_named(resources.get("/ColorSpace"), [*names, *_IMPLIED]))
        made.Shading = Dictionary(_named(resources.get("/Shading"), names))
        return Dictionary({kind: found for kind, found in made.items() if len(found) > 0})

    def _clean(self, kind: str, item: object, resources: Object) -> None:
        match item:
            case Stream() if kind in ("/XObject", "/Pattern") and item.get("/Subtype") != Name.Image:
                self._later(item, resources)
            case Dictionary() if kind == "/Pattern":
                self._clean("/ExtGState", item.get("/ExtGState"), resources)
            case Dictionary() if kind == "/ExtGState":
                mask = item.get("/SMask")
                group = mask.get("/G") if isinstance(mask, Dictionary) else None
                if isinstance(group, Stream):
                    self._later(group, resources)
            case Dictionary() if kind == "/Font" and self._is_new(item):
                self._clean_font(item, resources)

    def _clean_font(self, font: Dictionary, resources: Object) -> None:
        mend_font(self._pdf, font)
        listed, own = font.get("/CharProcs"), font.get("/Resources")
        drawn = listed.values() if isinstance(listed, Dictionary) else ()
        glyphs = [glyph for glyph in drawn if isinstance(glyph, Stream)]
        inherited = own if isinstance(own, Dictionary) else resources
        for glyph in glyphs:
            self._later(glyph, inherited)
        if glyphs or isinstance(own, Dictionary):
            font.Resources = self._resources(inherited, set().union(*map(names_in, glyphs)))


def _named(found: object, names: Iterable[str]) -> dict[str, Object]:
    """Return what goes by some names, or by one that is written in more ways than one."""
    if not isinstance(found, Dictionary):
        return {}
    known = set(found.keys())
    return {
        name: found[name] for name in sorted(known.intersection(names) | {name for name in known if not name.isascii()})
    }
