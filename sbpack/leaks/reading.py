"""Reading an output, or a file attached to a source: a PDF by children with limits, since it holds strangers' bytes."""

import json
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

from sbpack.leaks.read_output import file_texts, is_pdf
from sbpack.leaks.read_text import ReadableText
from sbpack.sandbox.child import ChildFailed, LimitedChild

_JOB = "sbpack.leaks.read_output"
_SECONDS = 120.0
_FEWEST, _MOST = 8, 100
"""Pages in one job: with more one child would hold up the others, with fewer the file is opened too often."""
_MOST_WORKERS = 4
_MOST_PAGES = 100_000

Jobs = deque[tuple[int, dict[str, object]]]


class NotRead(Exception):  # noqa: N818 - said of the file
    """A file cannot be read, or only `place` in it, so that nobody knows what it says."""

    def __init__(self, place: str = "") -> None:
        self.place = place
        super().__init__(place)


def readable_texts_of(name: str, data: bytes) -> tuple[ReadableText, ...]:
    """Return everything that can be read in a file, the pages of a PDF first; raises NotRead."""
    return _pdf_texts(data) if is_pdf(data) else tuple(file_texts(name, data))


def _pdf_texts(data: bytes) -> tuple[ReadableText, ...]:
    """Have children read a PDF, several at once where it is long."""
    with LimitedChild(_JOB, _SECONDS) as first:
        try:
            pages = first.ask({"ask": "count"}, data).integer("pages", 1, _MOST_PAGES)
            workers = max(1, min(os.cpu_count() or 1, _MOST_WORKERS, pages // _FEWEST))
            jobs: Jobs = deque(enumerate(_jobs(pages, workers)))
            with ThreadPoolExecutor(workers) as pool:
                try:
                    asked = [pool.submit(_serve, jobs, data, None if number else first) for number in range(workers)]
                    answers = dict(answer for one in asked for answer in one.result())
                finally:
                    # Whatever happens, nobody begins another job.
                    jobs.clear()
        except ChildFailed as failed:
            raise NotRead from failed
    return tuple(readable for number in sorted(answers) for readable in answers[number])


def _jobs(pages: int, workers: int) -> Iterator[dict[str, object]]:
    at_once = min(max(-(-pages // (2 * workers)), _FEWEST), _MOST)
    yield from ({"ask": "pages", "first": first, "last": first + at_once} for first in range(0, pages, at_once))
    yield {"ask": "beside"}


def _serve(jobs: Jobs, data: bytes, started: LimitedChild | None) -> list[tuple[int, list[ReadableText]]]:
    done = []
    with nullcontext(started) if started else LimitedChild(_JOB, _SECONDS) as child:
        while jobs:
            try:
                number, job = jobs.popleft()
            except IndexError:
                break
            answer = child.ask(job, data)
            if place := answer.line("unread"):
                raise NotRead(place)
            done.append((number, _readable_texts(answer.data)))
    return done


def _readable_texts(data: bytes) -> list[ReadableText]:
    """Return what a child read; raises ChildFailed where that is something else, for it may have been taken over."""
    try:
        texts = [ReadableText(*one) for one in json.loads(data)]
    except (ValueError, TypeError, RecursionError) as error:
        raise ChildFailed("crash") from error
    if not all(isinstance(one.place, str) and isinstance(one.words, str) for one in texts):
        raise ChildFailed("crash")
    return texts
