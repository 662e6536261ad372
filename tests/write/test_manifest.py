"""What a pack says of itself: inside it what it is made from, beside it its own digest and the commit as well."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbpack.build.checked import model
from sbpack.build.compile import compile_pack
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.read.read_sources import read_sources
from sbpack.render.layout.workers import Workers
from sbpack.render.section import Step
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import SourceChanged
from sbpack.write.pack_files import belong_together
from tests import shared_workers
from tests.repository.test_revisions import git

BASE = Path(__file__).parent.parent / "cases" / "base"
DAY = "2024-03-06"
MARCH = f"meetings/{DAY}"
PUBLISHED = "2024-02-26"


def compiled(board: Path) -> Compiled:
    repository = FolderRepository(board)
    return shared_workers.compiled(repository, model(*read_sources(repository)), date.fromisoformat(DAY))


@cache
def built() -> tuple[bytes, dict[str, Any]]:
    """Return the pack of the base board and its pack.json, built once for all tests."""
    found = compiled(BASE)
    assert found.pdf is not None
    assert found.manifest is not None
    return found.pdf, json.loads(found.manifest)


@pytest.fixture
def board(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "board")
    return tmp_path / "board"


def embedded(pdf: bytes) -> dict[str, Any]:
    with pikepdf.open(BytesIO(pdf)) as document:
        content: dict[str, Any] = json.loads(document.attachments["manifest.json"].get_file().read_bytes())
        return content


def test_the_manifest_inside_has_neither_the_packs_digest_nor_the_commit() -> None:
    pdf, beside = built()
    inside = embedded(pdf)
    assert beside.keys() - inside.keys() == {"sha256", "commit"}
    assert inside == {name: value for name, value in beside.items() if name in inside}
    assert list(beside)[:6] == ["meeting", "edition", "pages", "sha256", "sources_sha256", "commit"]
    assert (inside["meeting"], inside["edition"]) == (DAY, "public")
    assert inside["engine"]["sbpack"]
    assert [section["source"] for section in inside["sections"]] == [
        f"{MARCH}/meeting.yaml",
        "meetings/2024-01-10/minutes.md",
        f"{MARCH}/matters-arising.md",
        f"{MARCH}/parks.md",
    ]


def test_the_file_inside_is_data_of_the_whole_pack_with_no_date_but_that_of_publication() -> None:
    with pikepdf.open(BytesIO(built()[0])) as document:
        (specification,) = document.Root.AF
        assert str(specification.AFRelationship) == "/Data"
        assert str(specification.F) == str(specification.UF) == "manifest.json"
        assert str(specification.Desc)
        stream = specification.EF.F
        assert str(stream.Subtype) == "/application/json"
        day = f"D:{PUBLISHED.replace('-', '')}"
        assert (str(stream.Params.CreationDate), str(stream.Params.ModDate)) == (day, day)
        assert list(document.attachments) == ["manifest.json"]


def texts_in(pdf: bytes) -> Iterator[bytes]:
    """Yield every string and the content of every stream of a file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        waiting: list[Any] = [document.trailer, *document.objects]
        while waiting:
            item = waiting.pop()
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes()
            if isinstance(item, pikepdf.String):
                yield bytes(item)
            elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                waiting += [value for _, value in item.items() if not value_is_indirect(value)]
            elif isinstance(item, pikepdf.Array):
                waiting += [value for value in item if not value_is_indirect(value)]


def value_is_indirect(value: object) -> bool:
    """Whether a value is an object of its own, which is looked at by itself."""
    return isinstance(value, pikepdf.Object) and value.is_indirect


def test_nothing_in_the_pack_tells_a_time_of_day_or_a_place_on_this_machine(board: Path) -> None:
    pdf = compiled(board).pdf
    assert pdf is not None
    everything = b"\n".join(texts_in(pdf))
    assert b"Safer parks" in everything
    assert PUBLISHED.encode() in everything
    assert not re.search(rb"D:\d{9}|\d{4}-\d\d-\d\dT\d", everything)
    for place in (board.parent, Path.home(), Path(__file__).parent.parent.parent):
        assert str(place).encode() not in everything


def test_what_comes_later_changes_nothing_of_a_pack(board: Path) -> None:
    before = compiled(board)
    assert before.pdf == built()[0]
    (board / MARCH / "minutes.md").write_text(
        "---\npresent: [RS, XX]\n---\n## 3 Parks\n\nA map. [3.1 @XX]\n[2.2 closed]\n"
    )
    (board / MARCH / "publication.yaml").write_text("edition: public\n")
    later = board / "meetings" / "2024-05-08"
    later.mkdir()
    (later / "meeting.yaml").write_text("agenda:\n  - minutes_of: 2024-03-06\n  - titel: Safer parks\n")
    (later / "paper.md").write_text("---\nkind: paper\ntitle: Safer parks\n---\nSee minute 2 and action 2.2.\n")
    after = compiled(board)
    assert (after.pdf, after.manifest) == (before.pdf, before.manifest)


@pytest.mark.parametrize(
    "name",
    ["members.yaml", "meetings/2024-01-10/minutes.md", "meetings/2024-01-10/meeting.yaml", f"{MARCH}/parks.md"],
)
def test_what_a_pack_is_made_from_is_in_its_digest(board: Path, name: str) -> None:
    file = board / name
    comment = "<!-- -->\n" if name.endswith(".md") else "# none\n"
    file.write_text(file.read_text() + comment)
    changed = compiled(board)
    assert changed.pdf is not None
    assert embedded(changed.pdf)["sources_sha256"] != embedded(built()[0])["sources_sha256"]


def test_a_checkout_with_other_line_ends_gives_the_same_pack(board: Path) -> None:
    for file in board.rglob("*.*"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert compiled(board).pdf == built()[0]


def test_a_pack_of_what_was_read_names_no_commit_made_meanwhile(board: Path) -> None:
    git(board, "init", "-q")
    git(board, "add", ".")
    git(board, "commit", "-q", "-m", "As read")
    repository = FolderRepository(board)
    modelled = model(*read_sources(repository))

    def change(step: Step, _what: str) -> None:
        if step == "assemble":
            file = board / "members.yaml"
            file.write_text(file.read_text() + "# changed\n")
            git(board, "commit", "-qam", "Changed meanwhile")

    with Workers(count=1, tell=change) as workers, pytest.raises(SourceChanged) as caught:
        compile_pack(repository, modelled, date.fromisoformat(DAY), BuildOptions(), workers)
    assert caught.value.path == "members.yaml"


def test_a_pack_belongs_to_its_own_manifest_alone() -> None:
    pdf, beside = built()
    listing = json.dumps(beside).encode()
    assert belong_together(pdf, listing)
    assert not belong_together(pdf + b"\n", listing)
    assert not belong_together(pdf, json.dumps(embedded(pdf)).encode())


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.sampled_from([b"null", b"[]", b'"a"', b"{}", b'{"sha256":', b"[" * 9999])
)
def test_whatever_is_no_manifest_belongs_to_no_pack(listing: bytes) -> None:
    assert not belong_together(b"%PDF-1.7", listing)
