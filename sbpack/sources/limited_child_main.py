"""The child's side: limits first, then one job after another until there is no more."""

import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO

from sbpack.sources.confinement import confine, limit
from sbpack.sources.limited_child import Answer, read_frame, write_frame


def serve(module: str, seconds: float) -> None:
    """Answer jobs with a module's `run(values, data)`, after its `warm()` has loaded whatever a job may need."""
    with _own_pipes() as (jobs, answers):
        work = import_module(module)
        work.warm()
        confine()
        while True:
            job = _next(jobs)
            if job is None:
                return
            # The parent kills what takes too long; this is for a child whose parent was killed itself.
            limit(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 2, keep_hard=True)
            try:
                answer = work.run(job.values, job.data)
            except MemoryError:
                answer = Answer({"failed": "memory"})
            except Exception:  # libraries raise what they like on such bytes
                answer = Answer({"failed": "crash"})
            write_frame(answers, answer.values, answer.data)


@contextmanager
def _own_pipes() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Keep the pipes to ourselves: what a library prints goes nowhere."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    with jobs, answers:
        yield jobs, answers


def _next(jobs: IO[bytes]) -> Answer | None:
    try:
        return read_frame(jobs)
    except EOFError:
        return None


if __name__ == "__main__":
    serve(sys.argv[1], float(sys.argv[2]))
