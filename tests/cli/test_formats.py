"""Each format as a program meets it: data alone on stdout, paths from the top of the git repository."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from sarif_pydantic import Sarif

from sbpack.findings.formats import Format
from tests.cli.running import Type

MATTERS = "meetings/2024-03-06/matters-arising.md"


@pytest.fixture
def broken(board: Path) -> Path:
    """A board whose matters arising leave out an action."""
    matters = board / MATTERS
    matters.write_text(matters.read_text().replace("## 2.2 open\n\nTwo lamps are still dark.\n", ""))
    return board


def test_concise(broken: Path, sbpack: Type) -> None:
    ended = sbpack("check", "--format", "concise")
    assert ended.status == 1
    assert ended.out == f"{MATTERS}: error[ACT004] action `2.2` was not reported back (dropped-action)\n"
    assert ended.err == "1 error in 2 meetings; `sbpack build` looks at the pages too\n"


@pytest.mark.parametrize("below", ["", "my board/"])
def test_paths_begin_at_the_top_of_the_repository(
    broken: Path, sbpack: Type, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    top = tmp_path_factory.mktemp("top")
    subprocess.run(["git", "init", "--quiet", str(top)], check=True)
    root = top / below
    shutil.copytree(broken, root, dirs_exist_ok=True)
    monkeypatch.chdir(root / "meetings")
    assert sbpack("check", "--format", "github").out.startswith(f"::error file={below}{MATTERS},title=ACT004 ")
    (run,) = Sarif.model_validate_json(sbpack("check", "--format", "sarif").out).runs
    assert run.results is not None
    (result,) = run.results
    assert result.locations is not None
    assert result.locations[0].physical_location is not None
    assert result.locations[0].physical_location.artifact_location is not None
    assert result.locations[0].physical_location.artifact_location.uri == (below + MATTERS).replace(" ", "%20")


def test_without_git_paths_begin_at_the_root(broken: Path, sbpack: Type) -> None:
    assert sbpack("check", "--format", "github").out.startswith(f"::error file={MATTERS},")


@pytest.mark.parametrize("name", list(Format))
def test_a_clean_board_gives_data_that_says_so(board: Path, sbpack: Type, name: Format) -> None:
    ended = sbpack("check", "--format", name.value)
    assert ended.status == 0
    assert ended.err == "no findings in 2 meetings; `sbpack build` looks at the pages too\n"
    match name:
        case Format.JSON:
            assert json.loads(ended.out) == []
        case Format.SARIF:
            assert json.loads(ended.out)["runs"][0]["results"] == []
        case _:
            assert ended.out == ""
