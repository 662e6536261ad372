"""Replace files whole or not at all.

- What is compiled stays out of git: a members' edition that is committed by mistake is in its past for good.
- A few steps that no interruption may part.
- One writer at a time in a folder.
"""

import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from fcntl import LOCK_EX, flock
from pathlib import Path
from signal import SIG_IGN, SIGHUP, SIGINT, SIGTERM
from stat import S_ISREG
from types import FrameType

_IGNORE = "# What sbpack compiles is made again from the sources; git keeps none of it.\n*\n"


def keep_from_git(folder: Path) -> None:
    """Have git ignore all that lies in a folder, unless somebody has said there what it is to ignore."""
    # Where it cannot be written, nothing else can be either, and that is told.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".gitignore").open("x", encoding="utf-8") as file:
            file.write(_IGNORE)


INTERRUPTIONS = (SIGINT, SIGTERM, SIGHUP)
"""Ctrl-C, a machine that shuts down, a terminal that is closed."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let interruptions wait until the end; what they do then is up to who was to hear of them."""
    if threading.current_thread() is not threading.main_thread():  # the others are never interrupted
        yield
        return
    waiting: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    heard_by = {number: signal.getsignal(number) for number in INTERRUPTIONS}
    heard_by = {number: handler for number, handler in heard_by.items() if handler not in (None, SIG_IGN)}
    try:
        for number in heard_by:
            signal.signal(number, wait)
        yield
    finally:
        for number, handler in heard_by.items():
            signal.signal(number, handler)
        if waiting:
            signal.raise_signal(waiting[0])


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Wait until nobody else writes in a folder, and keep others waiting; yield whether the folder can be locked.

    The system ends the lock with the process, however that ends, and no file is left of it. Some network disks know no
    such locks; there writers are not kept apart.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        flock(descriptor, LOCK_EX)
    except OSError:
        return False
    return True


_PREFIX, _SUFFIX = ".sbpack-", ".part"


def replace_files(contents: Mapping[Path, bytes], look_again: Callable[[], None] = lambda: None) -> None:
    """Write every file beside its target, then rename each into place, in the order given.

    All are on disk before the first is renamed, so that a full disk or an interruption leaves the old ones. Only a kill
    between two renames leaves one new and one old file. A target that is a link is replaced itself: a link that came
    with somebody's sources must not lead a pack out of its folder. `look_again` runs when nobody else can write there
    any more, and nothing is written where it raises.
    """
    for target in contents:
        if target.is_dir() and not target.is_symlink():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
    folders = sorted({target.parent.resolve() for target in contents})
    staged: list[Path] = []
    with ExitStack() as held:
        # Nobody else writes in a folder that is ours: whatever is unfinished in it was left by a build that was killed.
        ours = [folder for folder in folders if held.enter_context(locked(folder))]
        look_again()
        try:
            _delete(_unfinished(ours))
            for target, content in contents.items():
                staged.append(_stage(target, content))
            with undisturbed():
                for part, target in zip(staged, contents, strict=True):
                    part.replace(target)
                for folder in folders:
                    _settle_names(folder)
        finally:
            _delete([*staged, *_unfinished(ours)])


def _stage(target: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(_permissions(target))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _permissions(target: Path) -> int:
    """Return the permissions that a file has already, or those of any new file."""
    with suppress(FileNotFoundError):
        mode = target.lstat().st_mode
        if S_ISREG(mode):
            return mode & 0o777
    return 0o666 & ~_umask()


def _umask() -> int:
    """Return the permissions that new files do not get; the system tells only when it is set."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unfinished(folders: Iterable[Path]) -> list[Path]:
    return [path for folder in folders for path in folder.glob(f"{_PREFIX}*{_SUFFIX}")]


def _delete(parts: Iterable[Path]) -> None:
    """Delete what was not finished; what cannot be deleted harms nobody."""
    for part in parts:
        with suppress(OSError):
            part.unlink()


def _settle_names(folder: Path) -> None:
    """Have a folder's names written to the disk, so that a power cut undoes no rename; not every disk can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
