"""Content of an attached page without the marks of its own tags, and without what is not to be seen."""

import re
from collections.abc import Callable, Collection, Iterator

import pikepdf
from pikepdf import ContentStreamInlineImage, Name, Object, Operator, Stream

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
