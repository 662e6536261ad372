"""Boards and files as commits had them: each board modelled once, and no larger than it is asked for."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.read_board import model_board, public_board
from sbpack.findings.finding import Finding
from sbpack.history.change import Change
from sbpack.packs.make_pack import item_title
from sbpack.read.part_1 import (
    Said,
    Text,
    exempt_files,
    exempt_texts,
    files_of_part_1,
    holds_part_2,
    part_1_of,
    public_texts,
)
from sbpack.read.read_sources import RememberingReader, Sources, TextReader, read_sources
from sbpack.repository.commits import Commit, commits_that_touch, first_of_clone
from sbpack.repository.paths import MEETINGS, MEMBERS, SOURCES, TEMPLATES, WHOLLY_EXEMPT, is_source
from sbpack.repository.repository import Repository
from sbpack.repository.revision import Blob, BlobReader, files_of
from sbpack.repository.views import PastRepository, Unprobed
from sbpack.text.dates import parse_iso_date

_BREAKING = ("bad-yaml", "merge-conflict")
"""Findings after which a file may be read in part, and what it lacks would look as if somebody had taken it out."""
_NAMED = ("meeting.yaml", "minutes.md", "matters-arising.md", "publication.yaml", *WHOLLY_EXEMPT)


_MOST = 64
"""Boards in the cache: a commit is compared with its parents, and then its children with it."""
Files = Mapping[str, Blob]


@dataclass(frozen=True)
class PastBoard:
    """A part of a board as some commit had it."""

    members: Board
    public: Board
    """The same without Part 2."""
    unreadable: frozenset[str]
    """Files that are broken."""
    findings: tuple[Finding, ...]
    """What is wrong with those files."""
    part_2: Said
    """What is exempt."""
    sources: Sources = field(repr=False)

    @cached_property
    def part_1(self) -> Said:
        """What the public may read, with the titles of items that are derived."""
        titles = (Text("", item_title(item, meeting)) for meeting in self.public.meetings for item in meeting.items())
        return Said((*public_texts(self.sources), *titles), tuple(sorted(files_of_part_1(self.sources))))

    @property
    def holds_part_2(self) -> bool:
        """Whether anything is exempt."""
        return self.public is not self.members

    def of(self, edition: Edition) -> Board:
        """Return the board of an edition."""
        return self.public if edition is Edition.PUBLIC else self.members


def past_board(repository: Repository, texts: TextReader | None = None) -> PastBoard:
    """Return the board that a repository makes, in both editions."""
    sources, findings = read_sources(repository, Unprobed(), texts)
    members, _ = model_board(sources)
    public, part_2 = members, Said()
    if holds_part_2(sources):
        public = public_board(part_1_of(sources))
        part_2 = Said(tuple(exempt_texts(sources)), tuple(sorted(exempt_files(sources))))
    broken = {*_broken(repository.paths(), sources), *(one.span.path for one in findings if one.rule in _BREAKING)}
    # A stray file beside the papers may be as broken as it likes.
    named = {f"{meeting.folder}/{name}" for meeting in members.meetings for name in _NAMED}
    listed = {entry.path for meeting in members.meetings for entry in meeting.listed()}
    unreadable = frozenset(broken & {MEMBERS, *named, *listed})
    about = tuple(finding for finding in findings if finding.span.path in unreadable)
    return PastBoard(members, public, unreadable, about, part_2, sources)


def _broken(paths: Iterable[str], sources: Sources) -> Iterator[str]:
    yield from (path for path in paths if path not in sources.digests)
    if MEMBERS in paths and sources.members is None:
        yield MEMBERS
    for meeting in sources.meetings:
        agenda = f"{meeting.folder}/meeting.yaml"
        if agenda in meeting.files and meeting.meeting is None:
            yield agenda
        for path in meeting.files:
            file = meeting.markdown.get(path)
            if path.endswith(".md") and (file is None or not file.head_was_read):
                yield path


class Past:
    """Models the boards of a repository from the files of commits."""

    def __init__(self, folder: Path) -> None:
        self._blobs = BlobReader(folder)
        self._texts = RememberingReader()
        self._boards: OrderedDict[frozenset[tuple[str, Blob]], PastBoard] = OrderedDict()
        self.holds_part_2 = False
        """Whether any board so far had anything exempt."""
        self._exempt_texts: dict[Text, None] = {}
        self._exempt_files: dict[str, None] = {}
        self._exempt_days: set[date] = set()

    def board(self, files: Files, days: Iterable[date]) -> PastBoard:
        """Return the board with its members and the meetings of some days alone."""
        wanted = set(days)
        below = (f"{TEMPLATES}/", *(f"{MEETINGS}/{day.isoformat()}/" for day in wanted))
        part = {path: blob for path, blob in files.items() if path == MEMBERS or path.startswith(below)}
        key = frozenset(part.items())
        if key not in self._boards:
            day = max(wanted, default=date.min)
            board = past_board(PastRepository(part, self._blobs, day), self._texts)
            self._boards[key] = board
            if board.holds_part_2:
                self.holds_part_2 = True
                self._exempt_texts |= dict.fromkeys(board.part_2.texts)
                self._exempt_files |= dict.fromkeys(board.part_2.files)
                self._exempt_days |= wanted
            if len(self._boards) > _MOST:
                self._boards.popitem(last=False)
        return self._boards[key]

    def said(self, last: Files) -> tuple[Said, Said]:
        """Return what Part 2 said in any revision so far, and what Part 1 says in the last one."""
        part_2 = Said(tuple(self._exempt_texts), tuple(self._exempt_files))
        return part_2, self.board(last, tuple(self._exempt_days)).part_1


def is_everywhere(path: str) -> bool:
    """Whether a file belongs to every part of the board: the members, and the kinds of paper."""
    return path == MEMBERS or path.startswith(f"{TEMPLATES}/")


def day_of(path: str) -> date | None:
    """Return the day of the meeting in whose folder a file is."""
    parts = path.split("/", 2)
    return parse_iso_date(parts[1]) if len(parts) > 2 and parts[0] == MEETINGS else None


def days_of(paths: Iterable[str]) -> set[date]:
    """Return the days of the meetings in whose folders any of the files are."""
    return {day for path in paths if (day := day_of(path)) is not None}


def paths_changed(before: Files, after: Files) -> set[str]:
    """Return the files that one state has and the other has not, or has otherwise."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


@dataclass(frozen=True)
class Step:
    """One commit as it is compared with the commits before it."""

    commit: Commit
    files: Files
    """The files that are followed; one that it broke is as it was before."""
    before: tuple[Files, ...]
    """The same of each of its parents."""
    broken: tuple[str, ...]
    """The files that cannot be read in it, and could be before."""
    begins_clone: bool
    """Whether a shallow clone begins with it, so that earlier states are not here."""


@dataclass(frozen=True)
class Walk:
    """Which files are followed."""

    folder: Path
    past: Past
    paths: Sequence[str]
    """As git is asked for them."""
    is_followed: Callable[[str], bool]
    """The same of one path."""

    def steps(self) -> Iterator[Step]:
        """Yield every commit after its parents; raises NoHistory."""
        commits = commits_that_touch(self.folder, self.paths)
        first = first_of_clone(self.folder)
        waiting = Counter(parent for commit in commits for parent in commit.parents)
        states: dict[str, Files] = {}
        known_broken: set[tuple[str, Blob]] = set()
        for commit in commits:
            before = tuple(states[parent] for parent in commit.parents)
            files = self._files(commit, before)
            broken = self._mend(files, before, known_broken)
            states[commit.id] = files
            yield Step(commit, files, before, tuple(sorted(broken)), commit.id in first)
            for parent in commit.parents:
                waiting[parent] -= 1
                if not waiting[parent]:
                    states.pop(parent, None)  # whoever is compared with it has been

    def files_at(self, commit: str) -> Files:
        """Return the files of any commit that are followed."""
        return {path: blob for path, blob in files_of(self.folder, commit, SOURCES).items() if self.is_followed(path)}

    def _files(self, commit: Commit, before: Sequence[Files]) -> dict[str, Blob]:
        if not commit.changed:
            return dict(self.files_at(commit.id))
        files = dict(before[0]) if before else {}
        for path, blob in commit.changed:
            if blob.is_file and is_source(path):
                files[path] = blob
            else:
                files.pop(path, None)
        return files

    def _mend(self, files: dict[str, Blob], before: Sequence[Files], known: set[tuple[str, Blob]]) -> set[str]:
        """Put back what was there before in place of what is broken, and return what is newly so."""
        earlier = before[0] if before else {}
        touched = {path for path in paths_changed(earlier, files) if path in files}
        if all(path.startswith(f"{TEMPLATES}/") for path in touched):
            return set()
        broken = self.past.board(files, days_of(touched)).unreadable & touched
        new = {path for path in broken if (path, files[path]) not in known}
        known |= {(path, files[path]) for path in broken}
        for path in broken:
            if path in earlier:
                files[path] = earlier[path]
            else:
                del files[path]
        return new


Compare = Callable[[Files, Files], Sequence[Change]]
"""Returns what changed from some files to others."""


def changes_of_merge(merged: Files, sides: Sequence[Files], base: Files | None, compare: Compare) -> tuple[Change, ...]:
    """Return what a merge has that its sides would not give it.

    Of two sides that parted at `base`, each is expected to receive what the other had changed since: whatever it
    receives besides, and whatever of the other the merge threw away, is the merge's own. Without a known base, only
    what differs from every side is.
    """
    received = [compare(side, merged) for side in sides]
    if base is None or len(sides) != 2:
        common = set.intersection(*(set(map(_outcome, changes)) for changes in received))
        own = [change for change in received[0] if _outcome(change) in common]
    else:
        expected = [{_outcome(change) for change in compare(base, other)} for other in reversed(sides)]
        both = zip(received, expected, strict=True)
        own = [change for changes, known in both for change in changes if _outcome(change) not in known]
    return tuple({_outcome(change): change for change in own}.values())


def _outcome(change: Change) -> tuple[object, ...]:
    return change.kind, change.meeting, *change.outcome
