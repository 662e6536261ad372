"""The findings on which every format is tried: each part that one may have, and what no format may stumble over."""

from sbpack.findings.finding import Finding, Related, Replacement, Severity, Span
from sbpack.findings.rule import Rule

PAGE = """\
An open action that nobody reports.

## What it does
Checks that every open action
has a `## 76.4 open` row.

## Why it matters
It is never in the next table.

## Example
```text
## 76.2 open
Done.
```

Use instead:
```text
## 76.4 open
```
"""

RULES = {
    rule.name: rule
    for rule in (
        Rule("ACT004", "dropped-action", Severity.ERROR, text=PAGE, blocks_build=True),
        Rule("ODD001", "odd", Severity.WARNING, text="Something odd."),
        Rule("ODD002", "never-found", Severity.NOTE, text="Nothing."),
    )
}
NOTES = "meetings/2024-03-06/Übung 100%, a:b.md"
"""The name of a file as partners write them."""

ERROR = Finding(
    Span("meetings/2024-03-06/matters-arising.md"),
    "action `2.2` was not reported back",
    "add a heading `## 2.2 open`",
    (Related(Span("meetings/2024-01-10/minutes.md", 9, 5, 9, 12), "recorded here"),),
    rule="dropped-action",
)
HOSTILE = Finding(
    Span(NOTES, 3, 2, 3, 7),
    "`50% [more](1)\nand: \x1b[31mred\x1b[0m,\r\u202e::warning::\tnext`",
    "write\nit, 100%: plainly",
    rule="odd",
    fixes=(Replacement(Span(NOTES, 3, 2, 3, 7), "50 %\n", before="50% m"),),
)
REPEATED = Finding(
    Span(NOTES, 4, 1, 6, 3),
    "`that` stands twice",
    rule="odd",
    also=(Span(NOTES, 9, 4, 9, 8), Span("meetings/2024-01-10/minutes.md", 2, 3, 2, 7)),
    severity=Severity.NOTE,
    fixes=(Replacement(Span(NOTES, 4, 1), "n"),),
)
NO_TEXT = Finding(Span("meetings/2024-03-06/\udce9.md", 1, 1), "`\udce9.md` is no text", rule="odd")
"""A file whose name holds a byte that is not UTF-8."""

FINDINGS = (ERROR, HOSTILE, REPEATED, NO_TEXT)
