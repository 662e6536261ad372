"""A pack and a manifest that do not belong together are told from those that do."""

import hashlib
import json
from pathlib import Path

import pytest

from sbpack.write.pack_files import PackFiles, is_torn, write_pack

OLD, NEW = b"%PDF old", b"%PDF new"


def listing(pdf: bytes) -> bytes:
    return json.dumps({"sha256": hashlib.sha256(pdf).hexdigest()}).encode()


def test_a_pack_that_was_written_whole_is_not_torn(tmp_path: Path) -> None:
    folder = tmp_path / "2024-03-06"
    assert not is_torn(PackFiles(folder))
    for pdf in (OLD, NEW):
        write_pack(PackFiles(folder), pdf, listing(pdf))
        assert not is_torn(PackFiles(folder))
        assert (folder / "pack.pdf").read_bytes() == pdf


def test_a_fault_between_the_two_leaves_the_old_pack_and_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(PackFiles(tmp_path), OLD, listing(OLD))
    replace = Path.replace

    def fail_at_the_pack(part: Path, target: Path) -> Path:
        if target.name == "pack.pdf":
            raise OSError("the disk is gone")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_pack)
    with pytest.raises(OSError, match="the disk is gone"):
        write_pack(PackFiles(tmp_path), NEW, listing(NEW))
    monkeypatch.undo()
    assert (tmp_path / "pack.pdf").read_bytes() == OLD
    assert is_torn(PackFiles(tmp_path))
    write_pack(PackFiles(tmp_path), NEW, listing(NEW))
    assert not is_torn(PackFiles(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack.json", "pack.pdf"]


def test_a_pack_without_a_manifest_is_torn_and_a_manifest_without_a_pack_is_none(tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_bytes(listing(NEW))
    assert not is_torn(PackFiles(tmp_path))
    (tmp_path / "pack.pdf").write_bytes(NEW)
    assert not is_torn(PackFiles(tmp_path))
    (tmp_path / "pack.json").unlink()
    assert is_torn(PackFiles(tmp_path))
