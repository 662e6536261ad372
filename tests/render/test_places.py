"""Every block of a section leads back to its line; lines themselves are not in the HTML."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sbpack.render.places import Blocks
from tests.render.boards import DECEMBER, paper_of, set_section

TEXT = """## Heading

Paragraph
over two lines with [a link](#heading).

- Point
- Second

  Below it.

> Quoted.

| Name | Cost |
|------|-----:|
| Cell |   12 |

![A picture](a.svg)

```
Code
```
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h9v9z"/></svg>'


def _lines(root: Path, before: str = "") -> dict[str, int]:
    """Return the line of each element with a place, by its tag and the words after it."""
    files = {**paper_of(before + TEXT), f"{DECEMBER}/a.svg": SVG}
    section = set_section(root, "item-4", files)
    found = re.finditer(r'<(\w+)[^>]*? data-block="(\d+)"[^>]*>(?=\s*(?:<[^>]*>\s*)*(\w+))', section.html)
    return {f"{tag[1]} {tag[3]}": section.places[int(tag[2])].line for tag in found}


def test_every_block_has_the_line_it_was_written_on(tmp_path: Path) -> None:
    lines = _lines(tmp_path)
    assert {name: line - 4 for name, line in lines.items()} == {
        "h1 A": -1,
        "h2 Heading": 1,
        "p Paragraph": 3,
        "a a": 4,
        "li Point": 6,
        "li Second": 7,
        "p Second": 7,
        "p Below": 9,
        "blockquote Quoted": 11,
        "p Quoted": 11,
        "table Name": 13,
        "th Name": 13,
        "th Cost": 13,
        "td Cell": 15,
        "td 12": 15,
        "p Code": 17,
        "img Code": 17,
        "pre Code": 19,
    }


def test_a_line_that_moves_changes_no_html(tmp_path: Path) -> None:
    files = paper_of(TEXT)
    moved = paper_of("<!-- A word to whoever edits this -->\n\n" + TEXT)
    one, other = (set_section(tmp_path / name, "item-4", each) for name, each in (("a", files), ("b", moved)))
    assert one.html == other.html
    assert [place.line + 2 for place in one.places[1:]] == [place.line for place in other.places[1:]]
    assert one.places != other.places


@pytest.mark.parametrize("section", ["front-sheet", "item-2", "item-3", "item-4"])
def test_the_html_names_its_blocks_once_each(tmp_path: Path, section: str) -> None:
    made = set_section(tmp_path, section)
    named = [int(number) for number in re.findall(r' data-block="(\d+)"', made.html)]
    assert len(set(named)) == len(named)
    assert named
    assert max(named) < len(made.places)


def test_an_address_is_found_however_it_is_quoted_and_in_every_block() -> None:
    paragraphs = (
        '<p data-block="4"><a href="#a%20b">x</a></p><p data-block="5"><a href="#a b">x</a><a href="#c">y</a></p>'
    )
    blocks = Blocks(ElementTree.fromstring(f"<body>{paragraphs}</body>"))  # noqa: S314 - our own
    assert blocks.naming("a", "href", "#a%20b") == (4, 5)
    assert blocks.naming("a", "href", "#c") == (5,)
    assert blocks.naming("a", "href", "#d") == (None,)
    assert blocks.naming("img", "src", "#c") == (None,)
