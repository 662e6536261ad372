"""A rule's page in its parts: prose, headings, indented examples."""

import re
from collections.abc import Iterator
from itertools import groupby

EXAMPLE = "    "
"""What an example's lines begin with."""
HEADING = "## "


def page_parts(page: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines of a page in groups, each with whether it is an example, whose lines lose their indent."""
    for is_example, lines in groupby(page.strip().splitlines(), key=lambda line: line.startswith(EXAMPLE)):
        yield is_example, [line.removeprefix(EXAMPLE) for line in lines]


def markdown_page(page: str, heading: str = HEADING) -> str:
    """Return a page as Markdown that shows the same everywhere: examples fenced, headings of the level asked for."""
    lines: list[str] = []
    for is_example, part in page_parts(page):
        if is_example:
            lines += ["```text", *part, "```"]
        else:
            lines += [heading + line.removeprefix(HEADING) if line.startswith(HEADING) else line for line in part]
    return "\n".join(lines)


def section(page: str, title: str) -> str:
    """Return the prose below a heading in one line, or nothing."""
    found = re.search(rf"^{HEADING}{re.escape(title)}$(.*?)(?=^{HEADING}|\Z)", page, re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""
