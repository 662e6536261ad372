"""Every example of the guide is built, and every picture in it shows the page that is made today."""

from pathlib import Path

import pypdfium2

from docs.guide_pages import build_board, kept_digest, text_digest, write_board
from sbpack.check_meetings import check_meetings
from sbpack.sources.repository import FolderRepository

WITHOUT_A_HEAD = {"front-sheet", "minutes", "attachment", "picture"}
"""Kinds of section that no paper's front matter names."""


def test_every_kind_has_an_example_that_is_built_and_pictures_that_are_true(tmp_path: Path) -> None:
    write_board(tmp_path)
    _, findings = check_meetings(FolderRepository(tmp_path), [])
    assert findings == ()
    pack = build_board(tmp_path)
    assert pack.compiled.findings == ()
    assert pack.compiled.pdf is not None
    assert {section.kind for section in pack.sections} == set(pack.modelled.sources.kinds) | WITHOUT_A_HEAD
    with pypdfium2.PdfDocument(pack.compiled.pdf) as document:
        stale = {
            page.picture.name for page in pack.pages if kept_digest(page.picture) != text_digest(document, page.number)
        }
    assert stale == set(), "draw them anew with `make guide`"
