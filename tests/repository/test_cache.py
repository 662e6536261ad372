"""What is kept from build to build: whole, bounded, and never trusted when it is damaged."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sbpack.repository.cache import KeptFiles


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_put_is_found_under_its_key_alone(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path)
    kept.put("a", b"first\nline")
    assert kept.get("a") == b"first\nline"
    assert kept.get("b") is None
    assert KeptFiles(tmp_path).get("a") == b"first\nline"


@pytest.mark.parametrize("damage", ["cut short", "one bit", "empty", "of another key"])
def test_what_is_damaged_is_none_and_is_deleted(tmp_path: Path, damage: str) -> None:
    kept = KeptFiles(tmp_path)
    kept.put("a", b"content" * 100)
    (path,) = files_in(tmp_path)
    data = path.read_bytes()
    match damage:
        case "cut short":
            path.write_bytes(data[:-10])
        case "one bit":
            path.write_bytes(data[:300] + bytes([data[300] ^ 1]) + data[301:])
        case "empty":
            path.write_bytes(b"")
        case "of another key":
            kept.put("b", b"other")
            other = next(file for file in files_in(tmp_path) if file != path)
            other.replace(path)
    assert kept.get("a") is None
    assert path not in files_in(tmp_path)
    kept.put("a", b"again")
    assert kept.get("a") == b"again"


def test_there_is_a_bound_and_what_was_wanted_lately_stays(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path, most=10_000)
    known: set[Path] = set()
    for number in range(10):
        kept.put(f"key {number}", bytes(1_500))
        (path,) = set(files_in(tmp_path)) - known
        os.utime(path, (1_000 + number, 1_000 + number))
        known.add(path)
    assert kept.get("key 0") is not None  # wanted again, though it is the oldest
    kept.clear_up()
    assert sum(file.stat().st_size for file in files_in(tmp_path)) <= 8_000
    assert kept.get("key 0") is not None
    assert kept.get("key 9") is not None
    assert kept.get("key 1") is None


def test_debris_of_a_build_that_was_killed_goes_with_the_rest(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path, most=1_000)
    kept.put("a", b"content")
    debris = files_in(tmp_path)[0].parent / ".abc.part"
    debris.write_bytes(bytes(5_000))
    os.utime(debris, (1, 1))
    kept.clear_up()
    assert not debris.exists()
    assert kept.get("a") == b"content"


def test_a_disk_that_cannot_be_written_keeps_nothing_and_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = KeptFiles(tmp_path / "file" / "cache")
    kept.put("a", b"content")
    assert kept.get("a") is None
    kept.clear_up()


def test_many_at_once_find_what_was_put_or_nothing(tmp_path: Path) -> None:
    content = {f"key {number}": bytes([number]) * 20_000 for number in range(8)}

    def work(turn: int) -> bool:
        kept = KeptFiles(tmp_path, most=50_000)
        key = f"key {turn % 8}"
        kept.put(key, content[key])
        found = kept.get(key)
        kept.clear_up()
        return found is None or found == content[key]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(200)))
    assert not [file for file in files_in(tmp_path) if file.suffix == ".part"]
