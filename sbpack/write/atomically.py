"""Replace files whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its target, then rename each into place.

    All are on disk before the first is renamed, so that a full disk or an interruption leaves the old ones. Between two
    renames a reader may see one new and one old file; the manifest's digest tells them apart.
    """
    for target in contents:
        if target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target))
    staged: dict[Path, Path] = {}
    try:
        for target, content in contents.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged[target] = _stage(target, content)
        for target in list(staged):
            staged[target].replace(target)
            del staged[target]
    finally:
        for left_over in staged.values():
            left_over.unlink(missing_ok=True)


def _stage(target: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    """Return the permissions that new files do not get; the system tells only when it is set."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
