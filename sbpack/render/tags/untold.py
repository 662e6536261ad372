"""What the tag tree needs and the HTML does not tell."""

from collections.abc import Iterator

from sbpack.render.blocks import Blocks
from sbpack.render.section_pdf import LayoutFinding
from sbpack.render.tags.elements import PICTURES, words_for


def untold_findings(blocks: Blocks) -> Iterator[LayoutFinding]:
    """Report pictures that nobody put into words, and a page in no language; Markdown makes neither, templates may."""
    if not blocks.root.get("lang"):
        yield LayoutFinding("the page does not say its language", "give `<html>` a `lang`", rule="layout-warning")
    for picture in blocks.root.iter():
        if picture.tag in PICTURES and words_for(picture) is None:
            name = picture.get("src", "a drawing")
            help_line = "give it an `alt`, empty if it decorates"
            yield LayoutFinding(
                f"no words stand for the picture `{name}`", help_line, "layout-warning", blocks.of(picture)
            )
