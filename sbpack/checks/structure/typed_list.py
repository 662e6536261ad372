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


_Signed = tuple[TypedBlock, TypedLine, re.Match[str]]
"""A line that begins with a sign, and the sign."""


@dataclass(frozen=True)
class _Step:
    """What a line is numbered with."""

    line: TypedLine
    style: str
    places: tuple[tuple[int, ...], ...]
    """What it may be in order: `i` is a letter and a roman numeral."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    """Yield a finding for each value of YAML that holds a list, and for each text one of each kind."""
    for wording in meeting.wordings:
        if wording.where == "value" and _LISTED.search(wording.text):
            message = f"a list in `{wording.key}` is printed as running text"
            help_line = "write it as a sentence; business of its own stands under `items:` of the agenda"
            yield Finding(wording.span, message, help_line)
    for blocks in texts_of(meeting):
        yield from _signs(blocks)
        yield from _in_one_line(blocks)
        yield from _enumerated(blocks)


def _signs(blocks: Sequence[TypedBlock]) -> Iterator[Finding]:
    found: list[_Signed] = []
    for place, block in enumerate(blocks):
        if block.where is None or block.where == "heading":
            continue
        around = (*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2])
        signs_around = [one.text.lstrip()[0] for one in around if one.where == "paragraph" and _sign(one.text.lstrip())]
        is_alone = block.where == "paragraph" and len(block.lines) == 1
        of_block = [(line, match) for line in block.lines if (match := _sign(line.text))]
        for line, match in of_block:
            sign = line.text[0]
            beside = [other.text for other, _ in of_block if other is not line]
            is_beside = any(other[0] == sign or _SURE.match(other) for other in beside)
            if _SURE.match(line.text) or is_beside or (is_alone and sign in signs_around):
                found.append((block, line, match))
    if not found:
        return
    message = f"lines that begin with `{found[0][1].text[0]}` are not a list: they are printed as running text"
    help_line = _IN_TABLE if all(block.where == "cell" for block, _, _ in found) else "begin each with `- `"
    yield from one_finding((line.place(0, match.end()) for _, line, match in found), message, help_line, _fixes(found))


def _sign(text: str) -> re.Match[str] | None:
    return _SURE.match(text) or _OFTEN.match(text) or _WITHOUT_SPACE.match(text)


def _fixes(found: Sequence[_Signed]) -> Iterator[Replacement]:
    outer: set[int] = set()
    for block, line, match in found:
        is_inner = line.text[0] in _INNER
        if not is_inner:
            outer.add(id(block))
        if block.where != "cell":
            sign = "  - " if is_inner and id(block) in outer else "- "
            yield Replacement(line.place(0, match.end()), sign, before=match[0])


def _in_one_line(blocks: Sequence[TypedBlock]) -> Iterator[Finding]:
    """Yield one finding for lines that hold several entries of a list; signs between mere names part them."""
    lines = (line for block in blocks if block.where not in (None, "heading", "cell") for line in block.lines)
    places = (
        line.place(found.end() - 1, found.end())
        for line in lines
        if line.text.count("\u2022") > 1 and (found := _MIDDLE.search(line.text))
    )
    message = "entries of a list stand in one line: they are printed as running text"
    yield from one_finding(places, message, "give each entry a line of its own that begins with `- `")


def _enumerated(blocks: Sequence[TypedBlock]) -> Iterator[Finding]:
    steps: list[_Step] = []
    for block in blocks:
        if block.where not in (None, "heading") and len(block.lines) > 1:
            steps += _in_runs([step for line in block.lines if (step := _step(line))])
    if not steps:
        return
    first, second = (step.line.text.split()[0][:8] for step in steps[:2])
    message = f"lines that begin with `{first}`, `{second}` are not a list here: they are printed as running text"
    style = steps[0].style
    help_line = "put an empty line before each of them, and a space after its number"
    if not style.startswith("1"):
        help_line = (
            "put an empty line before each to keep the letters, or write `1.`, `2.` with an empty line before the list"
        )
    elif style.endswith(("\u2013", "\u2014", "-", ":")):
        help_line = "write `1.`, `2.` with an empty line before the list"
    yield from one_finding((step.line.place(0, len(step.line.text.split()[0])) for step in steps), message, help_line)


def _step(line: TypedLine) -> _Step | None:
    match = _ENUMERATOR.match(line.text)
    if match is None or not (match["close"] or "." in match["name"]):
        return None
    name, signs = match["name"], f"{match['open']}{match['close']}"
    if name[0].isdigit():
        parts = tuple(map(int, name.split(".")))
        is_step = bool(match["gap"]) or line.text[match.end()].isalpha()
        return _Step(line, f"1{len(parts)}{signs}", (parts,)) if is_step else None
    letter = [(ord(name.lower()) - ord("a") + 1,)] if len(name) == 1 else []
    roman = [(100 + _ROMAN.index(name) + 1,)] if name in _ROMAN else []
    places = (*letter, *roman) if match["gap"] else ()
    return _Step(line, f"{'A' if name.isupper() else 'a'}{signs}", places) if places else None


def _in_runs(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Yield the steps that follow one another in order; initials before names do not."""
    run: list[_Step] = []
    for step in [*steps, None]:
        if run and step is not None and _follows(run[-1], step):
            run.append(step)
            continue
        if len(run) >= (3 if run and run[0].style == "A." else 2):
            yield from run
        run = [step] if step is not None else []


def _follows(before: _Step, step: _Step) -> bool:
    nexts = {(*place[:-1], place[-1] + 1) for place in before.places}
    return before.style == step.style and not nexts.isdisjoint(step.places)
