"""What git is to do before and after a publication, as commands that can be pasted."""

import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from sbpack.cli.cannot_run import CannotRun
from sbpack.findings.visible import visible
from sbpack.publish import Record
from sbpack.sources.git import run_git
from sbpack.sources.repository import FolderRepository

_MOST_NAMED = 10


def check_committed(repository: FolderRepository, record: Record) -> None:
    """Raise CannotRun, with the commands, where no commit holds the sources of what is to be published."""
    if repository.commit() is not None:
        return
    changed = repository.uncommitted()
    message = _quoted(f"Sources of {record.named}")
    if changed is None:
        command = f"git init && git add -- {_paths(repository, repository.sources())} && git commit -m {message}"
        raise CannotRun("no git repository keeps the sources, so that nothing could prove what was published", command)
    named = changed if len(changed) <= _MOST_NAMED else repository.sources()
    listed = "".join(f"\n  {visible(path)}" for path in changed[:_MOST_NAMED])
    more = f"\n  and {len(changed) - _MOST_NAMED} more" if len(changed) > _MOST_NAMED else ""
    count = "1 source is" if len(changed) == 1 else f"{len(changed)} sources are"
    raise CannotRun(
        f"{count} not committed, so that nothing could prove what was published{listed}{more}",
        f"git add -- {_paths(repository, named)} && git commit -m {message}",
    )


def commands_left(repository: FolderRepository, record: Record) -> tuple[str, ...]:
    """Return what is still to be done for a record: to commit it, and to name the commit."""
    # The list of sources that is at hand may be older than the record.
    return tuple(_commands(FolderRepository(repository.folder), record))


def _commands(repository: FolderRepository, record: Record) -> Iterator[str]:
    if record.path in (repository.uncommitted() or ()):
        path = _paths(repository, [record.path])
        yield f"git add -- {path}"
        yield f"git commit -m {_quoted(f'Publish {record.named}')} -- {path}"
    if not run_git(repository.folder, "tag", "--list", record.tag):
        what = f"{record.title[:1].upper()}{record.title[1:]}, published {record.day.isoformat()}"
        yield f"git tag -a {_quoted(record.tag)} -m {_quoted(what)}"


def _paths(repository: FolderRepository, paths: Iterable[str]) -> str:
    """Return paths as they are typed in the folder that the command was given in."""
    here = Path.cwd()
    return " ".join(_quoted(os.path.relpath(repository.folder / path, here)) for path in paths)


def _quoted(text: str) -> str:
    return shlex.quote(text)
