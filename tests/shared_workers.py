"""Workers for tests: one section at a time, and sections kept for all tests of a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sbpack.build.checked import Checked
from sbpack.build.compile import compile_pack
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles, default_folder
from sbpack.repository.repository import Repository


@contextmanager
def shared_workers() -> Iterator[Workers]:
    """Yield workers that share what they make with every other test, as builds on one machine do."""
    with Workers(count=1, kept=KeptFiles(default_folder())) as workers:
        yield workers


def compiled(repository: Repository, modelled: Checked, day: date, options: BuildOptions | None = None) -> Compiled:
    """Compile a pack as the command does."""
    with shared_workers() as workers:
        return compile_pack(repository, modelled, day, options or BuildOptions(), workers)
