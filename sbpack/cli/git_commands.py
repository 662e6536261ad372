"""What git is to do before and after a publication, as commands that can be pasted."""

import os
import shlex
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.talk import say
from sbpack.findings.suggest import series
from sbpack.findings.visible import visible
from sbpack.publish import Record
from sbpack.sources.git import lies_in_repository, refusal, run_git
from sbpack.sources.repository import FolderRepository, find_root

_MOST_NAMED = 10


def check_committed(root: FolderRepository, record: Record) -> None:
    """Raise CannotRun, with the commands, where no commit holds the sources of what is to be published.

    A private root need not be in a git repository at all.
    """
    changed = root.uncommitted()
    is_in_git = lies_in_repository(root.folder)
    if root.commit() is not None or (_is_private(root) and not is_in_git):
        return
    if changed is None and is_in_git:
        why = refusal(root.folder) or "it gives no answer"
        raise CannotRun(
            f"git does not read {visible(str(root.folder))}: {visible(why)}", f"see what it says: `{_git(root)} status`"
        )
    message = shlex.quote(f"Sources of {record.named}")
    git = _git(root)
    if changed is None:
        command = f"{git} init && {git} add -- {_paths(root, root.sources())} && {git} commit -m {message}"
        raise CannotRun("no git repository keeps the sources, so nothing could prove what was published", command)
    named = changed if len(changed) <= _MOST_NAMED else root.sources()
    listed = "".join(f"\n  {visible(path)}" for path in changed[:_MOST_NAMED])
    more = f"\n  and {len(changed) - _MOST_NAMED} more" if len(changed) > _MOST_NAMED else ""
    count = "1 source is" if len(changed) == 1 else f"{len(changed)} sources are"
    raise CannotRun(
        f"{count} not committed, so nothing could prove what was published{listed}{more}",
        f"{git} add -- {_paths(root, named)} && {git} commit -m {message}",
    )


def commands_left(root: FolderRepository, records: Sequence[Record]) -> tuple[str, ...]:
    """Return what is still to be done for the records in a root: to commit them, and to name the commit."""
    # The list of sources that is at hand may be older than the record.
    return tuple(_commands(FolderRepository(root.folder), records))


def check_nothing_staged(roots: Iterable[FolderRepository], records: Sequence[Record]) -> None:
    """Raise CannotRun where anything but the records is staged, which a commit may not mix with them."""
    own = tuple(record.path for record in records)
    for root in dict.fromkeys(roots):
        staged = (run_git(root.folder, "diff", "--cached", "--name-only", "-z") or b"").decode(errors="replace")
        if names := [visible(name) for name in staged.split("\0") if name and not name.endswith(own)]:
            raise CannotRun(
                f"git has other changes staged: {series(names[:_MOST_NAMED])}",
                f"commit them first, or take them back: `{_git(root)} restore --staged .`",
            )


def run_commands(commands: Sequence[str]) -> None:
    """Run what was to be done, as it would be pasted; raises CannotRun with what is left where git refuses."""
    for number, command in enumerate(commands):
        try:
            done = subprocess.run(  # noqa: S603 - our own words, split as a shell would, and never given to one
                shlex.split(command), check=False, capture_output=True, stdin=subprocess.DEVNULL
            )
            said = done.stderr.decode("utf-8", "replace").strip() or f"it ended with status {done.returncode}"
            why = said if done.returncode else ""
        except OSError as error:
            why = str(error)
        if why:
            left = "\n".join(commands[number:])
            raise CannotRun(f"the record is written, and git does not commit it: {visible(why)}", left)
        say(command)


def _commands(root: FolderRepository, records: Sequence[Record]) -> Iterator[str]:
    changed = root.uncommitted()
    if changed is None:
        return
    git, first = _git(root), records[0]
    paths = _paths(root, (record.path for record in records if record.path in changed))
    if paths:
        yield f"{git} add -- {paths}"
        yield f"{git} commit -m {shlex.quote(f'Publish {first.named}')} -- {paths}"
    recorded = b"" if paths else run_git(root.folder, "log", "--max-count=1", "--format=%H", "--", first.path) or b""
    if not run_git(root.folder, "tag", "--list", first.tag):
        what = f"{first.title[:1].upper()}{first.title[1:]}, published {first.day.isoformat()}"
        yield f"{git} tag -a {shlex.quote(first.tag)} -m {shlex.quote(what)} {recorded.decode('ascii')}".strip()


def _git(root: FolderRepository) -> str:
    """Return how git is called for a root from the folder that the command was given in."""
    return f"git -C {shlex.quote(os.path.relpath(root.folder))}" if _is_private(root) else "git"


def _is_private(root: FolderRepository) -> bool:
    """Whether a root is not the one in which the command was given."""
    return find_root(Path.cwd()) != root.folder


def _paths(root: FolderRepository, paths: Iterable[str]) -> str:
    """Return paths as they are typed where git runs."""
    here = root.folder if _is_private(root) else Path.cwd()
    return " ".join(shlex.quote(os.path.relpath(root.folder / path, here)) for path in paths)
