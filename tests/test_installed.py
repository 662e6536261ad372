"""Installed from a wheel, or as an editable checkout, sbpack brings its templates and works in another folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
BOARD = ROOT / "tests" / "cases" / "base"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
OFFLINE = ["--no-deps", "--no-build-isolation", "--no-index"]
BESIDE = ["--ignore-installed"]
"""Without it pip takes away the installation that these tests run in."""
RUN = """
import site, sys
site.addsitedir(sys.argv.pop(1))
import sbpack, sbpack.repository.paths
print(sbpack.__file__, sbpack.repository.paths.templates_root(), sep="\\n", flush=True)
from sbpack.cli.app import main
main()
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return shutil.copytree(BOARD, tmp_path / "board")


def _build(board: Path, installed: Path) -> tuple[Path, Path]:
    """Build a pack with what is installed in a folder; return where the program and its templates were."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-c", RUN, str(installed), "build", "2024-03-06"]
    done = subprocess.run(command, cwd=board, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (board / "build" / "2024-03-06" / "pack.pdf").stat().st_size > 10_000
    program, templates, _ = done.stdout.splitlines()
    return Path(program), Path(templates)


def test_a_wheel(board: Path, tmp_path: Path) -> None:
    subprocess.run([*PIP, "wheel", *OFFLINE, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("sbpack-*.whl")
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {f"sbpack/templates/pack/{file.name}" for file in (ROOT / "templates" / "pack").iterdir()} <= set(names)
    assert not any(name.startswith(("tests/", "meetings/")) for name in names)
    installed = tmp_path / "installed"
    subprocess.run([*PIP, "install", *OFFLINE, *BESIDE, "--target", str(installed), str(wheel)], check=True)
    program, templates = _build(board, installed)
    assert program.is_relative_to(installed)
    assert templates == installed / "sbpack" / "templates"


def test_an_editable_install(board: Path, tmp_path: Path) -> None:
    prefix = tmp_path / "prefix"
    subprocess.run([*PIP, "install", *OFFLINE, *BESIDE, "--prefix", str(prefix), "--editable", str(ROOT)], check=True)
    (installed,) = prefix.glob("lib/python*/site-packages")
    program, templates = _build(board, installed)
    assert program == ROOT / "sbpack" / "__init__.py"
    assert templates == ROOT / "templates"


@pytest.fixture(autouse=True)
def _leave_the_installation_alone() -> Iterator[None]:
    """Fail when a test changes what is installed where it runs."""
    before = [str(found.locate_file("")) for found in distributions(name="sbpack")]
    yield
    assert [str(found.locate_file("")) for found in distributions(name="sbpack")] == before
