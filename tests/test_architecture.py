"""Data goes one way through the steps: what a folder may import."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sbpack"
MAY_IMPORT: dict[str, set[str]] = {
    "findings": set(),
    "sources": {"findings"},
    "model": {"findings", "sources"},
    "history": {"findings", "sources", "model", "leaks"},
    "checks": {"findings", "sources", "model"},
    "render": {"findings", "sources", "model", "history"},
    "assemble": {"findings", "sources", "model", "render.section_pdf", "render.fonts"},
    "leaks": {"findings", "sources", "model"},
    "write": {"findings", "sources", "model", "history", "assemble"},
}
"""Besides itself and the modules that belong to no step."""
OF_NO_STEP = {"templates_root", "steps", "kept_files", "__init__"}


def imports(file: Path) -> Iterator[str]:
    """Yield what a module imports, by its full name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)):
                yield module
            case ast.Import(names=names):
                yield from (name.name for name in names)


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_imports_point_one_way(folder: str) -> None:
    allowed = {folder, *MAY_IMPORT[folder], *OF_NO_STEP}
    for file in (PACKAGE / folder).rglob("*.py"):
        for module in imports(file):
            package, *parts = module.split(".")
            if package == "sbpack":
                named = {"__init__"} if not parts else {parts[0], ".".join(parts[:2])}
                assert named & allowed, f"{file.relative_to(PACKAGE)} imports {module}"


def test_only_the_layout_imports_the_engine() -> None:
    """A build that finds every section ready must not pay for the engine."""
    files = PACKAGE.rglob("*.py")
    importers = {file.name for file in files if any(name.startswith("weasyprint") for name in imports(file))}
    assert importers == {"layout.py", "fetcher.py", "seam.py", "shown.py", "style_sheets.py"}


def test_no_module_is_too_long_to_read() -> None:
    assert all(len(file.read_text().splitlines()) <= 300 for file in PACKAGE.rglob("*.py"))
