"""Replace files whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from errno import EISDIR
from pathlib import Path
from stat import S_ISREG

from sbpack.write.folder_lock import locked
from sbpack.write.undisturbed import undisturbed

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
