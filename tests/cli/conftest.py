"""A small board to stand in, and a way to type commands."""

import shutil
from pathlib import Path

import pytest

from sbpack.build.pack_cache import PackCache
from sbpack.cli.start import start
from tests.cli.running import Ended, Type

BOARD = Path(__file__).parent.parent / "cases" / "base"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BOARD, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def no_kept_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every build go the whole way; sections are kept all the same."""
    monkeypatch.setattr(PackCache, "get", lambda *_: None)


@pytest.fixture
def sbpack(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Type:
    def run(*arguments: str) -> Ended:
        monkeypatch.setattr("sys.argv", ["sbpack", *arguments])
        with pytest.raises(SystemExit) as ended:
            start()
        captured = capsys.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        return Ended(status, captured.out, captured.err)

    return run


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be published on its day, whatever the clock says."""
    monkeypatch.setattr("sbpack.build.publish.is_day_of", lambda *_: True)
