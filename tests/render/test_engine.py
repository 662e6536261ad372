"""What decides the bytes of a pack besides its sources: nothing of it may change unnoticed."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

from sbpack.render import engine
from sbpack.render.engine import engine_identity

_NAME = re.compile(r"[\w.-]+")
_DECIDES_NOTHING = {
    *(
        "typer",
        "click",
        "rich",
        "pygments",
        "shellingham",
        "platformdirs",
        "annotated-doc",
        "typing-extensions",
        "typing_extensions",
    ),
    *("fontpkg", "pydantic", "pydantic-core", "annotated-types", "typing-inspection"),
    "pypdf",
    *("cffi", "pycparser", "six", "webencodings", "packaging", "deprecated", "wrapt"),
}
"""They print on the terminal, name a folder, read what is finished, or are but a way to call the others."""


def _needed(name: str, found: set[str]) -> set[str]:
    """Add a package and all that it needs, as far as it is installed; extras are nobody's."""
    if name not in found:
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            return found
        found.add(name)
        for need in needs:
            if "extra ==" not in need and (other := _NAME.match(need)):
                _needed(other[0].lower(), found)
    return found


def _all_needed() -> set[str]:
    project = tomllib.loads((Path(__file__).parent.parent.parent / "pyproject.toml").read_text())["project"]
    found: set[str] = set()
    for need in project["dependencies"]:
        if name := _NAME.match(need):
            _needed(name[0].lower(), found)
    return found


@pytest.mark.parametrize("name", sorted(_all_needed() - _DECIDES_NOTHING))
def test_another_version_of_any_library_is_another_engine(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = engine_identity()
    known = engine.version
    monkeypatch.setattr(engine, "version", lambda one: "0" if one == name else known(one))
    engine.engine_versions.cache_clear()
    try:
        assert engine_identity.__wrapped__() != before
    finally:
        engine.engine_versions.cache_clear()


def test_another_python_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine_identity()
    monkeypatch.setattr("sys.version", "3.99.0 (of another day)")
    assert engine_identity.__wrapped__() != before
