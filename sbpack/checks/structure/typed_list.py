"""Lines that were meant as a list and are printed as prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding, texts_of
from sbpack.findings.finding import Finding, Replacement
from sbpack.text.typed_lines import TypedBlock, TypedLine

_SURE = re.compile(r"[•‣▪●■∙➢➤►❖\uf0b7\uf0a7\uf0d8][ \t\u00a0]*(?=[^\s•])")
_OFTEN = re.compile(r"(?P<sign>[·–—o◦○▫□✓✔→‐‑])[ \t\u00a0]+(?=\S)")
"""Signs that begin a list where several lines begin with them; one line alone may be a remark or a signature."""
_WITHOUT_SPACE = re.compile(r"-(?=[A-Za-z])")
_MIDDLE = re.compile(r"[:;.] *\u2022")
_INNER = frozenset("o◦○▫")
"""Signs of the second level, where lines of the first stand above them."""
_ENUMERATOR = re.compile(
    r"(?P<open>\(?)(?P<name>[ivx]{2,5}|[a-z]|[A-Z]|\d{1,2}(?:\.\d{1,2})*)"
    r"(?P<close>[.):]| [\u2013\u2014-](?= )|)(?P<gap>\s*)(?=[^\s\d.,)%])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LISTED = re.compile(
    r"^\s*(?P<sign>[-*+•·–o]|\d{1,2}[.)])\s+\S.*\n(?:.*\n)*?\s*(?:(?P=sign)|\d{1,2}[.)])\s+\S"
    r"|:\s+(?P<folded>[-*•])\s+\w.*\s(?P=folded)\s+\w",
    re.MULTILINE,
)
"""In a value: two lines of a list, or such lines after a colon that YAML joined."""
_IN_TABLE = "a table in Markdown holds no lists: put it into a CSV file, whose cells hold lists, and show that"


@dataclass(frozen=True)
class _Step:
    """What a line is numbered with."""

    line: TypedLine
    style: str
    places: tuple[tuple[int, ...], ...]
    """What it may be in order: `i` is a letter and a roman numeral."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    yield from _values(meeting)
    for blocks in texts_of(meeting):
        yield from _signs(blocks)
        yield from _in_one_line(blocks)
        yield from _enumerated(blocks)


def _values(meeting: Meeting) -> Iterator[Finding]:
    """Yield a finding for each value of YAML that holds a list, such as the note of an item."""
    for wording in meeting.wordings:
        if wording.where == "value" and _LISTED.search(wording.text):
            help_line = "write it as a sentence; business of its own stands under `items:` of the agenda"
            yield Finding(wording.span, f"a list in `{wording.key}` is printed as running text", help_line)


def _signs(blocks: Sequence[TypedBlock]) -> Iterator[Finding]:
    found: list[tuple[TypedBlock, TypedLine, re.Match[str]]] = []
    for place, block in enumerate(blocks):
        if block.where is None or block.where == "heading":
            continue
        before = _begins(blocks[place - 1]) if place else None
        after = _begins(blocks[place + 1]) if place + 1 < len(blocks) else None
        of_block = [(line, match) for line in block.lines if (match := _sign(line.text))]
        for line, match in of_block:
            sign = line.text[0]
            beside = [other.text for other, _ in of_block if other is not line]
            is_beside = any(other[0] == sign or _SURE.match(other) for other in beside)
            if _SURE.match(line.text) or is_beside or (_is_alone(block) and sign in (before, after)):
                found.append((block, line, match))
    if not found:
        return
    in_cells = all(block.where == "cell" for block, _, _ in found)
    sign = found[0][1].text[0]
    message = f"lines that begin with `{sign}` are not a list: they are printed as running text"
    help_line = _IN_TABLE if in_cells else "begin each with `- `"
    yield from one_finding(
        [line.place(0, match.end()) for _, line, match in found], message, help_line, [*_fixes(found)]
    )


def _in_one_line(blocks: Sequence[TypedBlock]) -> Iterator[Finding]:
    """Yield one finding for lines that hold several entries of a list; signs between mere names part them."""
    places = [
        line.place(found.end() - 1, found.end())
        for block in blocks
        if block.where not in (None, "heading", "cell") and "\u2022" in block.text
        for line in block.lines
        if (found := _MIDDLE.search(line.text)) and line.text.count("\u2022") > 1
    ]
    message = "entries of a list stand in one line: they are printed as running text"
    yield from one_finding(places, message, "give each entry a line of its own that begins with `- `")


def _sign(text: str) -> re.Match[str] | None:
    return _SURE.match(text) or _OFTEN.match(text) or _WITHOUT_SPACE.match(text)


def _begins(block: TypedBlock) -> str | None:
    return block.text.lstrip()[:1] if block.where == "paragraph" and _sign(block.text.lstrip()) else None


def _is_alone(block: TypedBlock) -> bool:
    return block.where == "paragraph" and len(block.lines) == 1


def _fixes(found: Sequence[tuple[TypedBlock, TypedLine, re.Match[str]]]) -> Iterator[Replacement]:
    outer: set[int] = set()
    for block, line, match in found:
        sign = line.text[0]
        is_inner = sign in _INNER and id(block) in outer
        if sign not in _INNER:
            outer.add(id(block))
        if block.where != "cell":
            yield Replacement(line.place(0, match.end()), "  - " if is_inner else "- ", before=match[0])


def _enumerated(blocks: Sequence[TypedBlock]) -> Iterator[Finding]:
    runs: list[list[_Step]] = []
    for block in blocks:
        if block.where not in (None, "heading") and len(block.lines) > 1:
            runs += _runs([step for line in block.lines if (step := _step(line))])
    if not runs:
        return
    steps = [step for run in runs for step in run]
    first, second = (step.line.text.split()[0][:8] for step in steps[:2])
    style = runs[0][0].style
    to_write = not style.startswith("1") or style.endswith(("\u2013", "\u2014", "-", ":"))
    kept = "put an empty line before each to keep the letters, or " if not style.startswith("1") else ""
    yield from one_finding(
        [step.line.place(0, len(step.line.text.split()[0])) for step in steps],
        f"lines that begin with `{first}`, `{second}` are not a list here: they are printed as running text",
        f"{kept}write `1.`, `2.` with an empty line before the list"
        if to_write
        else "put an empty line before each of them, and a space after its number",
    )


def _step(line: TypedLine) -> _Step | None:
    match = _ENUMERATOR.match(line.text)
    if match is None or not (match["close"] or "." in match["name"]):
        return None
    name = match["name"]
    if name[0].isdigit():
        if not match["gap"] and not line.text[match.end()].isalpha():
            return None
        parts = tuple(map(int, name.split(".")))
        return _Step(line, f"1{len(parts)}{match['open']}{match['close']}", (parts,))
    if not match["gap"]:
        return None
    places: list[tuple[int, ...]] = []
    if len(name) == 1:
        places.append((ord(name.lower()) - ord("a") + 1,))
    if name in _ROMAN:
        places.append((100 + _ROMAN.index(name) + 1,))
    case = "A" if name.isupper() else "a"
    return _Step(line, f"{case}{match['open']}{match['close']}", tuple(places)) if places else None


def _runs(steps: Sequence[_Step]) -> Iterator[list[_Step]]:
    """Yield steps that follow one another in order; initials before names are none."""
    run: list[_Step] = []
    for step in [*steps, None]:
        if run and step is not None and _follows(run[-1], step):
            run.append(step)
            continue
        if len(run) >= (3 if run and run[0].style == "A." else 2):
            yield run
        run = [step] if step is not None else []


def _follows(before: _Step, step: _Step) -> bool:
    nexts = {(*place[:-1], place[-1] + 1) for place in before.places}
    return before.style == step.style and not nexts.isdisjoint(step.places)
