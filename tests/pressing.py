"""A press for tests: one section at a time, and sections kept for all tests of a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sbpack.build.checked import Checked
from sbpack.build.compile import compile_pack
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.render.layout.press import Press
from sbpack.repository.cache import KeptFiles, default_folder
from sbpack.repository.repository import Repository


@contextmanager
def pressing() -> Iterator[Press]:
    """Yield a press that shares what it makes with every other test, as builds on one machine do."""
    with Press(jobs=1, kept=KeptFiles(default_folder())) as press:
        yield press


def compiled(repository: Repository, modelled: Checked, day: date, options: BuildOptions | None = None) -> Compiled:
    """Compile a pack as the command does."""
    with pressing() as press:
        return compile_pack(repository, modelled, day, options or BuildOptions(), press)
