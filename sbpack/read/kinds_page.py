"""`docs/kinds.md`, made from the templates' declarations: `python -m sbpack.read.kinds_page >docs/kinds.md`."""

from collections.abc import Iterator
from pathlib import Path

from sbpack.read.kinds import Kind, read_kinds
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import templates_root


def kinds_page(root: Path) -> str:
    """Return the list of the kinds of paper that a repository has, with the fields of each."""
    kinds, _ = read_kinds(FolderRepository(root))
    return "\n".join((*_introduction(), *(line for name in sorted(kinds) for line in _kind(kinds[name]))))


def _introduction() -> Iterator[str]:
    yield "# Kinds of paper"
    yield ""
    yield "Generated from the templates; do not edit. `kind` and `title` stand in every paper; matters arising has"
    yield "a file of its own and no `kind`. A new kind is a template `templates/pack/KIND.html` that begins with"
    yield "such a declaration."
    yield ""


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.name}"
    yield ""
    yield kind.about
    yield ""
    if kind.fields:
        yield "| field | form | needed | is |"
        yield "|---|---|---|---|"
        for field in kind.fields:
            choices = f": {', '.join(f'`{choice}`' for choice in field.choices)}" if field.choices else ""
            yield f"| `{field.name}` | {field.form} | {'yes' if field.required else ''} | {field.about}{choices} |"
        yield ""


if __name__ == "__main__":
    print(kinds_page(templates_root().parent), end="")
