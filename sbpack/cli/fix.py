"""`sbpack fix`: make the repairs that are certain."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from sbpack.build.make_repairs import MadeRepairs, make_repairs
from sbpack.cli.exit import ExitCode
from sbpack.cli.find_repository import find_repository, find_sources, known_probes
from sbpack.cli.output import writing
from sbpack.cli.talk import say
from sbpack.findings.suggest import visible
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import TwoRoots
from sbpack.write.files import replace_files
from sbpack.write.repaired import Repaired


def fix(private: Path | None = None, as_of: str | None = None, *, diff: bool) -> ExitCode:
    """Make every certain repair, or show what would be written; each file stays in its root."""
    repository = find_sources(find_repository(as_of), private)
    made = make_repairs(repository, known_probes())
    others = _other_names(repository, made)
    changed = {path: file for path, file in made.changed.items() if path not in others}
    refused = {path: file for path, file in made.refused.items() if path not in others}
    if diff:
        _show(changed, made.sources.texts)
    else:
        _write(repository, changed)
        for repair in made.repairs:
            if repair.replacement.span.path in changed:
                say(f"{repair.replacement.span}: {repair.what}")
    for path, file in refused.items():
        say(f"{path}: not repaired, {file.reason}\nhelp: {file.help}")
    if not changed and not refused:
        say("nothing to repair")
    return ExitCode.FINDINGS if refused else ExitCode.CLEAN


def _other_names(repository: FolderRepository | TwoRoots, made: MadeRepairs) -> set[str]:
    """Return the links to other sources: these are repaired, or left as they were agreed, under their own names."""
    sources = {_place(repository, path) for path in made.sources.texts}
    places = {path: _place(repository, path) for path in made.files}
    return {path for path, place in places.items() if place.resolve() != place and place.resolve() in sources}


def _place(repository: FolderRepository | TwoRoots, path: str) -> Path:
    """Return where a source lies."""
    if isinstance(repository, TwoRoots):
        return (repository.private if path in repository.private_paths() else repository.public).folder / path
    return repository.folder / path


def _show(changed: Mapping[str, Repaired], texts: Mapping[str, str]) -> None:
    for path, file in changed.items():
        name = visible(path)
        print("\n".join(unified_diff(texts[path].split("\n"), file.text.split("\n"), name, name, lineterm="")))


def _write(repository: FolderRepository | TwoRoots, changed: Mapping[str, Repaired]) -> None:
    """Write every file; behind a link the file itself."""
    with writing("the repairs", "no file was changed"):
        replace_files({_place(repository, path).resolve(): file.data for path, file in changed.items()})
