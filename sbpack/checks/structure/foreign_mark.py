"""A mark of another Markdown, which is printed as it was typed."""

import re
from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding, texts_of
from sbpack.findings.finding import Finding, Span
from sbpack.text.typed_lines import TypedBlock
from sbpack.text.wording import LEFT_OUT

_AMENDED = "write `~~…~~` for what is deleted, `++…++` for what is inserted"
_OPEN_AMENDMENT = re.compile(r"~~(?=[^\s~])|(?<![\w+{])\+\+(?=[^\s+])")
_MARKS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (signs, re.compile(pattern, re.MULTILINE), help_line)
    for signs, pattern, help_line in (
        ("{", r"\{(?:\+\+.+?\+\+|--.+?--|==.+?==|>>.+?<<|~~.+?~~)\}", _AMENDED),
        ("==", r"(?<![\w={])==(?=[^\s=])(?P<words>.*?[^\s=])==(?![\w=])", r"write `**\g<words>**`, which is bold"),
        ("==", r"^={2,6} (?P<words>\S.*\S) ={2,6}$", r"write `## \g<words>` for a heading"),
        ("$", r"\$\$.+?\$\$|\$[^\s$\d][^$\n]*\\[a-z]+[^$\n]*\$", "write the formula in words, or show it as a picture"),
        (
            "{",
            rf"(?<![{{\]])\{{(?:[#.][A-Za-z][\w-]*|:[^{{}}\n]*|(?<!{LEFT_OUT}\{{)[A-Za-z-]+=[^{{}}\n]*)(?:\s[^{{}}\n]*)?\}}",
            "delete it; a link to a heading is `[…](#…)`",
        ),
        ("{{", r"\{\{[^{}\n]+\}\}", "write what belongs in its place"),
        (
            "\\",
            r"(?<![\w:\\/])\\(?:newpage|pagebreak|clearpage|tableofcontents|begin\{|end\{|textbf\{|emph\{|section\{)\S*",
            "delete it: sbpack divides pages by itself",
        ),
        (":::", r"^:{3,}.*$", "delete the line; a passage set apart is a quotation, `> …`"),
        (
            "[[",
            r"(?<!\[)\[\[[^\[\]@\n]+\]\](?![\](])",
            "write the words alone; a link to a heading of this file is `[…](#…)`",
        ),
        ("[", r"^\[TOC\]$", "delete it: every pack has bookmarks"),
        ("[", r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "write the word in bold"),
        (":", r"(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])", "write it in words"),
        (":", r"(?<=\n): +\S[^\n]*", "write it as a sentence, or as an entry of a list, `- …: …`"),
        ("![", r"!\[[^\[\]\n]*\](?![(\[:])", r"write the picture's file behind it, `\g<0>(…)`"),
        ("~", r"(?<=\w)~(?P<words>[\w+-]{1,6})~(?![~\w]*~)", r"write `\g<words>`, without the marks"),
        ("^", r"(?<=\w)\^2\^", "write `²`"),
        ("^", r"(?<=\w)\^3\^", "write `³`"),
        ("^", r"(?<=\w)\^(?![23]\^)(?P<words>[\w+-]{1,6})\^", r"write `\g<words>`, without the marks"),
    )
)
"""The sign that each mark has is looked for first: the patterns alone take 0.25 s for a megabyte of text."""
_BOX = re.compile(r"\[[ xX]\](?=\s)")


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    """Yield a finding for each kind of mark in a text."""
    for blocks in texts_of(meeting):
        typed = [block for block in blocks if block.where]
        yield from one_finding(
            (place for block in typed if (place := _never_closed(block))),
            "a sign of deleted or inserted words is never closed, and printed as it stands",
            "close it in its own paragraph; each paragraph has signs of its own",
        )
        for sign, pattern, help_line in _MARKS:
            marked = (block for block in typed if sign in block.text)
            found = [(block.place(*match.span()), match) for block in marked for match in pattern.finditer(block.text)]
            if found:
                first = found[0][1]
                mark = " ".join(first[0].split())
                shown = mark if len(mark) <= 30 else f"{mark[:29]}…"
                message = f"`{shown}` is printed as it stands"
                yield from one_finding((place for place, _ in found), message, first.expand(help_line))
        if not typed or not typed[0].span.path.endswith("/minutes.md"):
            lines = (line for block in typed if block.where in ("item", "paragraph") for line in block.lines)
            boxes = (line.place(0, 3) for line in lines if _BOX.match(line.text))
            help_line = "say in words what is done and what is not"
            yield from one_finding(boxes, "a box to tick is printed as it stands", help_line)


def _never_closed(block: TypedBlock) -> Span | None:
    """Return the first sign of a block that is left in its text."""
    texts = [child.content for child in block.token.children or [] if child.type == "text"]
    for match in _OPEN_AMENDMENT.finditer(block.text):
        rest = block.text[match.start() : match.start() + 4].split("\n")[0]
        if any(rest in text for text in texts):
            return block.place(*match.span())
    return None
