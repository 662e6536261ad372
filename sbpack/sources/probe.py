"""What can be said of an attachment without laying it out, asked of a process with limits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from sbpack.findings.finding import Finding
from sbpack.sources.attachment_bounds import LARGEST_SIDE, MOST_PAGES, MOST_PIXELS
from sbpack.sources.limited_child import ChildFailed, LimitedChild, Reason
from sbpack.sources.picture_drawing import check_drawing, drawing_size, is_drawing
from sbpack.sources.prose import MarkdownFile
from sbpack.sources.reading import span_of

ATTACHMENTS = (".pdf", ".png", ".jpg", ".jpeg", ".svg")
"""Endings of what may be attached."""
LARGEST_PDF = 50_000_000
"""Bytes; every member has to open the pack that carries it."""
SECONDS = 30.0
"""For one file; 500 ordinary pages take half a second."""


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


FAILURES: dict[Reason, tuple[str, str]] = {
    "time": ("it takes too long to read", "save it anew in a simpler form, or print it to PDF"),
    "memory": ("it takes too much memory to read", "save it anew with smaller pictures"),
    "crash": ("it is damaged so that no reader gets through it", "save it anew, or ask for it again"),
}


def is_probed(path: str) -> bool:
    """Whether a path's ending is that of an attachment."""
    return PurePosixPath(path).suffix.lower() in ATTACHMENTS


class Prober:
    """Probes files, each content once, and keeps the process that reads them while it is open."""

    def __init__(self) -> None:
        """Begin without a process: one is started for the first file that needs it."""
        self._child = LimitedChild("sbpack.sources.probe_job", SECONDS)
        self._known: dict[tuple[str, str], Probe] = {}

    def __enter__(self) -> "Prober":
        """Open."""
        self._child.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        """End the process."""
        self._child.__exit__(*exception)

    def probe(self, path: str, digest: str, data: bytes) -> Probe:
        """Return what is known of a file, given by its path, digest and content."""
        kind = "pdf" if path.lower().endswith(".pdf") else "picture"
        if (digest, kind) not in self._known:
            self._known[digest, kind] = _probe(kind, data, self._child)
        return self._known[digest, kind]


def _probe(kind: str, data: bytes, child: LimitedChild) -> Probe:
    if kind == "pdf" and len(data) > LARGEST_PDF:
        size = f"it has {len(data) / 1_000_000:,.1f} MB, more than {LARGEST_PDF // 1_000_000}"
        return Probe(problem=size, help="save a smaller copy; every member has to open the pack")
    if kind == "picture" and is_drawing(data):
        problem = check_drawing(data)
        return Probe(problem=problem, help="save the picture anew") if problem else Probe(1, *drawing_size(data))
    try:
        answer = child.ask({"kind": kind}, data)
        if problem := answer.said("problem"):
            return Probe(problem=problem, help=answer.said("help"))
        pages = answer.integer("page_count", 1, MOST_PAGES if kind == "pdf" else 1)
        longest = LARGEST_SIDE if kind == "pdf" else MOST_PIXELS
        return Probe(pages, answer.number("width", 1, longest), answer.number("height", 1, longest))
    except ChildFailed as failed:
        return Probe(0, 0, 0, *FAILURES[failed.reason])


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
