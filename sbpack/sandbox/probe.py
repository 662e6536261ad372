"""The probe of an attachment: its size and what is wrong with it or its pages, found out by a process with limits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Protocol

from sbpack.findings.finding import Finding
from sbpack.sandbox.child import ChildFailed, LimitedChild, Reason
from sbpack.sandbox.pdf_file import LARGEST_SIDE, MOST_PAGES, MOST_PIXELS
from sbpack.text.prose import MarkdownFile
from sbpack.text.token_places import span_of


class Flaw(StrEnum):
    """What may be wrong with a page."""

    COVERED = "covered"
    """Words lie under something and can still be copied."""
    INVISIBLE = "invisible"
    """Words cannot be seen and can still be copied."""
    REDACTION = "redaction"
    """A redaction was marked and not applied."""
    SCAN = "scan"
    """The page is a picture of words that no program can read."""


@dataclass(frozen=True)
class PageFlaw:
    """Something wrong with one page; never the words themselves, which may be secret."""

    page: int
    """Counted from 1."""
    kind: Flaw
    words: int = 0
    """How many words are not seen."""
    from_top: int = 0
    """Millimetres from the upper edge of the page to the first of them."""


ATTACHMENTS = (".pdf", ".png", ".jpg", ".jpeg", ".svg")
"""Endings of what may be attached."""
LARGEST_PDF = 50_000_000
"""Bytes; every member has to open the pack that carries it."""
SECONDS = 120.0
"""For one file; 500 ordinary pages take fifteen seconds, of which nearly all goes into looking for unseen words."""
_MOST_FLAWS = 4 * MOST_PAGES
_MOST_WORDS = 1_000_000


@dataclass(frozen=True)
class Probe:
    """What is known of an attachment."""

    page_count: int = 0
    """1 for a picture; 0 where there is a problem."""
    width: float = 0.0
    """Of the first page in points, as its reader sees it; of a picture in pixels."""
    height: float = 0.0
    problem: str = ""
    """Why it cannot be in a pack, one clause, or nothing."""
    help: str = ""
    """What to do about the problem."""
    is_restricted: bool = False
    """Whether a PDF opens without a password and forbids changes, so that only pictures of its pages may be shown."""
    flaws: tuple[PageFlaw, ...] = ()
    """What is wrong with single pages of a PDF."""


class KnownProbes(Protocol):
    """What earlier runs found out."""

    def get(self, kind: str, digest: str) -> Probe | None:
        """Return what is known of a file of a kind, if it is."""

    def put(self, kind: str, digest: str, probe: Probe) -> None:
        """Keep what another run would find out as well."""


FAILURES: dict[Reason, tuple[str, str]] = {
    "time": ("it takes too long to read", "save it anew in a simpler form, or print it to PDF"),
    "memory": ("it takes too much memory to read", "save it anew with smaller pictures"),
    "crash": ("it is damaged so that no reader gets through it", "save it anew, or ask for it again"),
}


def is_probed(path: str) -> bool:
    """Whether a path's ending is that of an attachment."""
    return PurePosixPath(path).suffix.lower() in ATTACHMENTS


class Prober(LimitedChild):
    """Probes files, each content once, by a process that is started for the first that no other run knows."""

    def __init__(self, kept: KnownProbes | None = None) -> None:
        super().__init__("sbpack.sandbox.probe_job", SECONDS)
        self._kept = kept
        self._known: dict[tuple[str, str], Probe] = {}

    def probe(self, path: str, digest: str, data: bytes) -> Probe:
        """Return what is known of a file, given by its path, digest and content."""
        kind = "pdf" if path.lower().endswith(".pdf") else "picture"
        known = self._known.get((kind, digest)) or (self._kept.get(kind, digest) if self._kept else None)
        if known is None:
            try:
                known = _probe(kind, data, self)
            except ChildFailed as failed:
                # It may have been the machine, which was busy; another run shall try again.
                known = Probe(0, 0, 0, *FAILURES[failed.reason])
            else:
                if self._kept:
                    self._kept.put(kind, digest, known)
        self._known[kind, digest] = known
        return known


def _probe(kind: str, data: bytes, child: LimitedChild) -> Probe:
    if kind == "pdf" and len(data) > LARGEST_PDF:
        size = f"it has {len(data) / 1_000_000:,.1f} MB, more than {LARGEST_PDF // 1_000_000}"
        return Probe(problem=size, help="save a smaller copy; every member has to open the pack")
    answer = child.ask({"kind": kind}, data)
    if problem := answer.line("problem"):
        return Probe(problem=problem, help=answer.line("help"))
    pages = answer.integer("page_count", 1, MOST_PAGES if kind == "pdf" else 1)
    flaws = answer.values.get("flaws", [])
    if not isinstance(flaws, list) or len(flaws) > _MOST_FLAWS:
        raise ChildFailed("crash")
    # A drawing has the size that it likes.
    least, most = (1, LARGEST_SIDE) if kind == "pdf" else (0, MOST_PIXELS)
    return Probe(
        pages,
        answer.number("width", least, most),
        answer.number("height", least, most),
        is_restricted=answer.values.get("restricted") is True,
        flaws=tuple(_flaw(one, pages) for one in flaws),
    )


def _flaw(values: object, pages: int) -> PageFlaw:
    """Return what a child says of a page; raises ChildFailed for anything that it may not say."""
    match values:
        case [int(page), str(kind), int(words), int(from_top)] if kind in list(Flaw) and 1 <= page <= pages:
            return PageFlaw(page, Flaw(kind), min(words, _MOST_WORDS), min(from_top, MOST_PIXELS))
    raise ChildFailed("crash")


def findings_in(files: Iterable[MarkdownFile], probes: Mapping[str, Probe]) -> Iterator[Finding]:
    """Yield a finding for each picture with a problem, where a text shows it."""
    for file in files:
        for token in file.body.inline_tokens():
            path = token.meta.get("path", "") if token.type == "image" else ""
            probe = probes.get(path)
            if probe is not None and probe.problem:
                name = PurePosixPath(path).name
                message = f"`{name}` cannot be shown: {probe.problem}"
                yield Finding(span_of(token), message, probe.help, rule="bad-attachment")
