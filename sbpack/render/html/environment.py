"""The environment of the templates: where they are found, their filters, and the time and memory that they may take.

A board's own template may loop for ever, or ask for all memory. No text of the sources is ever a template.
"""

import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sbpack.board.dates import clock, long_date, weekday_date
from sbpack.board.exempt import in_words
from sbpack.render.html.typesetting import apostrophes, unbroken
from sbpack.repository.paths import OutsideRoot, templates_root
from sbpack.text.source_text import plain_name

Load = Callable[[str], bytes]
"""Reads a file of the repository by its path from the root; raises OSError or OutsideRoot."""

_FOLDER = "pack/"
_LARGEST_PRODUCT = 1_000_000_000
"""Of numbers; text may be repeated as often as this allows for its length."""


class OverlayLoader(BaseLoader):
    """Finds a template in the repository's `templates/` first, then among those that came with the program.

    `load` reads the repository; None for the program's own templates alone.
    """

    def __init__(self, load: Load | None) -> None:
        self._load = load
        self.has_own = False
        """Whether any template was the repository's own."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool]]:  # noqa: ARG002
        """Return a template's text; its name stands for its path, which differs from machine to machine."""
        return self.text(template), template, lambda: True

    def text(self, name: str) -> str:
        """Return the text of a file of the templates."""
        if name.startswith("/") or ".." in name.split("/"):
            raise TemplateNotFound(name)
        if self._load is not None:
            try:
                data = self._load(f"templates/{name}")
            except (OSError, OutsideRoot):
                pass
            else:
                self.has_own = True
                return data.decode()
        try:
            return (templates_root() / name).read_text(encoding="utf-8")
        except OSError as error:
            raise TemplateNotFound(name) from error


class _Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates reckon with small numbers alone: of large ones the processor does not come back in time."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply; raises SecurityError where it is too much."""
        sizes = [abs(one) if isinstance(one, int | float) else len(one) for one in (left, right)]
        if operator == "**" or sizes[0] * sizes[1] > _LARGEST_PRODUCT:
            raise SecurityError("a template may not reckon with such large numbers")
        return super().call_binop(context, operator, left, right)


def page_range(pages: tuple[int, int] | None) -> str:
    """Write a range with an en dash, or one page; a placeholder of that width while there is no plan."""
    if pages is None:
        return "Pages 000\u2013000"
    first, last = pages
    return f"Page {first}" if first == last else f"Pages {first}\u2013{last}"


def written(value: object) -> str:
    """Write out a value of the front matter: `A: b` for keys, commas between items.

    `- Appendix A: Costs` is a mapping to YAML, and a text to whoever wrote it.
    """
    match value:
        case Mapping():
            return ", ".join(f"{key}: {written(item)}" if item else str(key) for key, item in value.items())
        case list() | tuple():
            return ", ".join(written(item) for item in value)
        case _:
            return str(value)


def series(values: Sequence[object]) -> str:
    """Join names as a sentence does: `A, B and C`."""
    names = [written(value) for value in values]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


_SHORT_LABEL = 9
"""Characters of a name that the Action column holds on one line."""


def owners(labels: Sequence[str]) -> str:
    """Join the labels of owners as the Action column prints them."""
    return ", ".join(label.replace(" ", "\u00a0") if len(label) <= _SHORT_LABEL else label for label in labels)


def purpose(text: str) -> str:
    """Write what a report is for as its head prints it: `information` is `For information`."""
    opening, *_ = text.split(maxsplit=1) or [""]
    if opening.casefold() in ("", "for", "to"):
        return sentence(text)
    # A name in capitals, such as `NHS approval`, keeps them.
    return f"For {text if opening[1:] != opening[1:].lower() else text[:1].lower() + text[1:]}"


def sentence(value: object) -> str:
    """Begin with a capital, leaving the rest as it is."""
    text = written(value)
    return text[:1].upper() + text[1:]


_FILTERS: dict[str, Callable[..., str]] = {
    "day": long_date,
    "weekday": weekday_date,
    "clock": clock,
    "page_range": page_range,
    "series": series,
    "written": written,
    "text_name": lambda value: plain_name(written(value)),
    "owners": owners,
    "reasons": in_words,
    "office": lambda name: name.title(),
    "purpose": purpose,
    "sentence": sentence,
}


class _CompiledTemplates(BytecodeCache):
    """Templates compiled once in a process, by name and text: to compile those of one pack takes 0.3 s."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over a template that was compiled before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in a template that has just been compiled."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _CompiledTemplates()


def make_environment(load: Load | None = None) -> Environment:
    """Return the environment that sets every section: everything escaped, an unknown name is an error."""
    loader = OverlayLoader(load)
    environment = _Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_as_printed,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _FILTERS
    # A style sheet stands in the page itself, so that one text is all that a section's looks depend on.
    environment.globals["stylesheet"] = lambda name: Markup(loader.text(f"{_FOLDER}{name}.css"))  # noqa: S704
    return environment


def has_own_templates(environment: Environment) -> bool:
    """Whether a template that was used so far is the repository's own, and a mistake may be in it."""
    return isinstance(environment.loader, OverlayLoader) and environment.loader.has_own


def _as_printed(value: object) -> object:
    """Print what stands in YAML as prose is printed; what is HTML already has been through that."""
    if isinstance(value, dict | list | tuple):
        value = written(value)
    return unbroken(apostrophes(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def template_name(kind: str) -> str:
    """Return the name of the template that sets a kind."""
    return f"{_FOLDER}{kind}.html"


SECONDS = 60.0
"""Of a processor; the longest paper that a source can hold takes a few."""
MEMORY = 2_000_000_000
"""Bytes of addresses beyond those in use."""
LONGEST = 100_000_000
"""Characters of a section's HTML."""

_AGAIN = 1.0
"""Seconds until it is said once more, where somebody took the first time for another error."""


class TooMuch(Exception):  # noqa: N818 - said of a template
    """A template took more than it may."""


@contextmanager
def bounded(seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Raise TooMuch or MemoryError where what is done here takes more than this; bounds the main thread alone.

    Time is that of the processor, so that a busy machine changes nothing.
    """
    if threading.current_thread() is not threading.main_thread():  # the others hear no signals
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooMuch(f"it is still at work after {seconds:,.0f} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        with _no_more_memory_than(memory):
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _no_more_memory_than(memory: int) -> Iterator[None]:
    """Let this process take so many bytes more; elsewhere than on Linux nobody tells how many it has."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        wanted = pages * os.sysconf("SC_PAGE_SIZE") + memory
        known = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min(wanted, *known) if known else wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
