r"""A mark of another Markdown, which is printed as it was typed.

## What it does
Checks papers, matters arising and minutes for marks that other programs read and sbpack does not: `~~struck~~`,
`++inserted++`, `==marked==`, `$$formula$$`, `{#name}` and `{.class}`, `\newpage`, `:::`, `[[page]]`, `:smile:`, `[x]`,
`H~2~O`, `{{ field }}` and a few more. A backslash before the sign says that it is meant, and code is left alone.

## Why it matters
Members read `~~six~~ seven` and cannot tell which it is.

## Example
    The quorum is ~~six~~ ++seven++ members.

Use instead:
    The quorum is seven members. (It was six.)
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sbpack.checks.structure.texts import one_finding, texts_of
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.typed_lines import TypedBlock
from sbpack.sources.wording import LEFT_OUT

_AMENDED = "say in words what is deleted and what is inserted"
_MARKS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (signs, re.compile(pattern, re.MULTILINE), help_line)
    for signs, pattern, help_line in (
        ("{", r"\{(?:\+\+.+?\+\+|--.+?--|==.+?==|>>.+?<<|~~.+?~~)\}", _AMENDED),
        ("~~", r"(?<!~)~~(?=[^\s~]).*?[^\s~]~~(?!~)", _AMENDED),
        ("++", r"(?<![\w+{])\+\+(?=[^\s+]).*?[^\s+]\+\+(?![\w+])", _AMENDED),
        ("==", r"(?<![\w={])==(?=[^\s=]).*?[^\s=]==(?![\w=])", "write `**…**`, which is bold"),
        ("==", r"^={2,6} \S.*\S ={2,6}$", "write `## …` for a heading"),
        ("$", r"\$\$.+?\$\$|\$[^\s$\d][^$\n]*\\[a-z]+[^$\n]*\$", "write the formula in words, or show it as a picture"),
        (
            "{",
            rf"(?<![{{\]])\{{(?:[#.][A-Za-z][\w-]*|:[^{{}}\n]*|(?<!{LEFT_OUT}\{{)[A-Za-z-]+=[^{{}}\n]*)(?:\s[^{{}}\n]*)?\}}",
            "delete it; a link to a heading is `[words](#its-words)`",
        ),
        ("{{", r"\{\{[^{}\n]+\}\}", "write what belongs in its place"),
        (
            "\\",
            r"(?<![\w:\\/])\\(?:newpage|pagebreak|clearpage|tableofcontents|begin\{|end\{|textbf\{|emph\{|section\{)\S*",
            "delete it: sbpack divides pages by itself",
        ),
        (":::", r"^:{3,}.*$", "delete the line; a passage set apart is a quotation, `> …`"),
        ("[[", r"(?<!\[)\[\[[^\[\]@\n]+\]\](?![\](])", "write `[words](#heading)`, or the words alone"),
        ("[", r"^\[TOC\]$", "delete it: every pack has bookmarks"),
        ("[", r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "write the word in bold"),
        (":", r"(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])", "write it in words"),
        ("~", r"(?<=\w)~[\w+-]{1,6}~(?![~\w]*~)", "write it without marks, such as `CO2`"),
        ("^", r"(?<=\w)\^[\w+-]{1,6}\^", "write it without marks, such as `1st` or `m²`"),
    )
)
_BOX = re.compile(r"\[[ xX]\](?=\s)")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each kind of mark in a text."""
    for blocks in texts_of(meeting):
        typed = [block for block in blocks if block.where]
        for sign, pattern, help_line in _MARKS:
            yield from _findings(typed, sign, pattern, help_line)
        if not typed[:1] or not typed[0].span.path.endswith("/minutes.md"):
            items = [block for block in typed if block.where == "item"]
            boxes = [block.place(0, 3) for block in items if _BOX.match(block.text)]
            yield from one_finding(
                boxes, "a box to tick is printed as it stands", "say in words what is done and what is not"
            )


def _findings(blocks: Sequence[TypedBlock], sign: str, pattern: re.Pattern[str], help_line: str) -> Iterator[Finding]:
    found = [
        (block.place(*match.span()), match[0])
        for block in blocks
        if sign in block.text
        for match in pattern.finditer(block.text)
    ]
    if found:
        mark = " ".join(found[0][1].split())
        shown = mark if len(mark) <= 30 else f"{mark[:29]}…"
        yield from one_finding([place for place, _ in found], f"`{shown}` is printed as it stands", help_line)
