"""How large a pack is: what the last line says, what is warned of, and what large photographs become."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from sbpack.cli.exit import CannotRun
from sbpack.cli.output import parse_size, printed_size
from tests.cli.running import Type

DAY = "2024-03-06"
FOLDER = f"meetings/{DAY}"


def photograph(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(made, "JPEG", quality=90)
    return made.getvalue()


@pytest.fixture
def with_photographs(board: Path) -> Path:
    (board / FOLDER / "gate.jpg").write_bytes(photograph(3600, 2400))
    (board / FOLDER / "lamp.jpg").write_bytes(photograph(600, 400))
    with (board / FOLDER / "parks.md").open("a") as paper:
        paper.write("\n![The gate](gate.jpg)\n\n![A lamp](lamp.jpg)\n")
    return board


def test_a_photograph_has_the_quality_of_print_and_a_small_one_stays_as_it_is(
    with_photographs: Path, sbpack: Type
) -> None:
    ended = sbpack("build", DAY, "--max-size", "100 kB")
    assert ended.status == 0, ended.err
    pdf = with_photographs / "build" / DAY / "pack.pdf"
    size = printed_size(pdf.stat().st_size)
    largest = printed_size((with_photographs / FOLDER / "gate.jpg").stat().st_size)
    assert f" pages, {size}; no findings\n" in ended.err
    assert "warning: the file is larger than 100 kB\n" in ended.err
    assert f"help: save what is largest anew with smaller pictures: {FOLDER}/gate.jpg ({largest}) and " in ended.err
    with pikepdf.open(pdf) as pack:
        pictures = [picture for page in pack.pages for picture in page.get_images().values()]
        widths = sorted({int(picture.Width) for picture in pictures})
        small = next(picture for picture in pictures if picture.Width == 600)
        assert small.read_raw_bytes() == (with_photographs / FOLDER / "lamp.jpg").read_bytes()
    assert widths[0] == 600
    assert 1500 < widths[1] < 2100  # 300 points an inch over the width of a line


def test_a_smaller_file_is_not_warned_of(board: Path, sbpack: Type) -> None:
    assert board.is_dir()
    assert "warning" not in sbpack("build", DAY, "--max-size", "10MB").err


@pytest.mark.parametrize(("typed", "count"), [("10MB", 10_000_000), ("1.5 mb", 1_500_000), ("200kB", 200_000)])
def test_sizes_as_people_type_them(typed: str, count: int) -> None:
    assert parse_size(typed) == count


@pytest.mark.parametrize("typed", ["", "ten", "10", "MB", "-1MB", "1e3MB"])
def test_what_is_not_a_size(typed: str) -> None:
    with pytest.raises(CannotRun, match="is not a size"):
        parse_size(typed)
