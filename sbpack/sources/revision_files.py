"""Which files a revision has, and what git calls their contents."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sbpack.sources.git import run_git
from sbpack.sources.source_paths import is_source

_LINK = "120000"
_FILES = ("100644", "100755", _LINK)


class Blob(NamedTuple):
    """One file as a revision has it."""

    mode: str
    name: str
    """The name of its content: the same content has the same name everywhere."""

    @property
    def is_link(self) -> bool:
        """Whether it only leads to another file."""
        return self.mode == _LINK

    @property
    def is_file(self) -> bool:
        """Whether it is a file or a link: a submodule is none, and a file that is gone has no mode."""
        return self.mode in _FILES


def files_of(folder: Path, commit: str, paths: Sequence[str]) -> dict[str, Blob]:
    """Return the sources of a commit that are, or lie below, some paths."""
    listing = run_git(folder, "ls-tree", "-r", "-z", commit, "--", *paths) or b""
    files = {}
    for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
        about, tab, path = entry.partition("\t")
        mode, _, name = about.split(" ") if tab else ("", "", "")
        blob = Blob(mode, name)
        if blob.is_file and is_source(path):
            files[path] = blob
    return files
