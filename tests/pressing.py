"""A press for tests: one section at a time, and sections kept for all tests of a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sbpack.check_meetings import Modelled
from sbpack.compile import BuildOptions, Compiled, compile_pack
from sbpack.render.press import Press
from sbpack.render.section_cache import SectionCache, default_folder
from sbpack.sources.repository import Repository


@contextmanager
def pressing() -> Iterator[Press]:
    """Yield a press that shares what it makes with every other test, as builds on one machine do."""
    with Press(jobs=1, cache=SectionCache(default_folder())) as press:
        yield press


def compiled(repository: Repository, modelled: Modelled, day: date) -> Compiled:
    """Compile a pack as the command does."""
    with pressing() as press:
        return compile_pack(repository, modelled, day, BuildOptions(), press)
