"""The tree is the architecture: one column of folders, each of which imports only from those below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sbpack"
COLUMN = (
    "cli",
    "proof",
    "build",
    "write",
    "assemble",
    "render/layout",
    "render/attachments",
    "render/tags",
    "render/html",
    "render",
    "history",
    "leaks",
    "checks",
    "packs",
    "board",
    "read",
    "repository",
    "sandbox",
    "text",
    "findings",
)
"""From the command line down to what a finding is. docs/architecture.md has a line about each."""
AT_THE_TOP = {"__init__.py", "__main__.py"}
ENGINE = ("render/layout", "render/tags")
"""The folders that may import the layout engine: a build that finds every section ready must not pay for it."""
LONGEST, SHORTEST = 420, 40
MOST_FILES = 30
"""In a folder that is no family of rules."""
SHORT_FOR_A_REASON = {
    "cli/exit.py": "every verb imports it, the start of a command imports the verbs",
    "findings/formats/concise.py": "a file for each format",
}


def modules() -> Iterator[Path]:
    yield from (file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py")


def folder_of(path: Path) -> str:
    """Return the folder of the column that a file belongs to."""
    parts = path.relative_to(PACKAGE).parts
    two = "/".join(parts[:2])
    return two if two in COLUMN else parts[0]


def imports(file: Path) -> Iterator[str]:
    """Yield what a module imports, by its full name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.Import(names=names):
                yield from (name.name for name in names)


def test_every_module_stands_in_the_column() -> None:
    assert {file.name for file in PACKAGE.glob("*.py")} == AT_THE_TOP
    assert {folder_of(file) for file in modules() if file.parent != PACKAGE} == set(COLUMN)


@pytest.mark.parametrize("folder", COLUMN)
def test_a_folder_imports_from_below_alone(folder: str) -> None:
    above = COLUMN[: COLUMN.index(folder)]
    for file in (one for one in PACKAGE.rglob("*.py") if one.parent != PACKAGE and folder_of(one) == folder):
        for name in imports(file):
            package, _, path = name.partition(".")
            if package == "sbpack" and path:
                named = folder_of(PACKAGE / path.replace(".", "/"))
                assert named not in above, f"{file.relative_to(PACKAGE)} imports {name}"


def test_only_layout_and_tags_import_the_engine() -> None:
    importers = {file for file in modules() if any(name.partition(".")[0] == "weasyprint" for name in imports(file))}
    assert {folder_of(file) for file in importers} == set(ENGINE)


def test_a_module_is_a_few_pages() -> None:
    sizes = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert [str(file) for file, lines in sizes.items() if lines > LONGEST] == []
    short = {file for file, lines in sizes.items() if lines < SHORTEST and file.parent != PACKAGE}
    rules = {file for file in short if file.parent.parent.name == "checks" and not file.name.startswith("_")}
    assert {str(file.relative_to(PACKAGE)) for file in short - rules} == SHORT_FOR_A_REASON.keys()


def test_no_folder_is_a_drawer() -> None:
    for folder in {file.parent for file in modules()}:
        assert folder.parent.name == "checks" or len([*folder.glob("*.py")]) <= MOST_FILES
