"""A pack is made from what was read and from nothing else."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import model
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import SourceChanged
from tests.shared_workers import compiled

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="{}" height="1"/></svg>'


def test_a_picture_changed_between_reading_and_printing_stops_the_build(tmp_path: Path) -> None:
    folder = tmp_path / "meetings" / "2024-03-06"
    folder.mkdir(parents=True)
    (tmp_path / "members.yaml").write_text("council: Borough\nnames:\n  - name: Board\n")
    (folder / "meeting.yaml").write_text("agenda:\n  - title: Map\n    papers: [map.md]\n")
    (folder / "map.md").write_text("---\nkind: paper\ntitle: Map\n---\n![A square](map.svg)\n")
    (folder / "map.svg").write_text(DRAWING.format(1))
    repository = FolderRepository(tmp_path)
    modelled = model(*read_sources(repository))
    (folder / "map.svg").write_text(DRAWING.format(2))
    with pytest.raises(SourceChanged, match=r"meetings/2024-03-06/map\.svg"):
        compiled(repository, modelled, date(2024, 3, 6))
