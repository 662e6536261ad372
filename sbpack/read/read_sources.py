"""Step 1, read: everything in the repository, each file once, all that is wrong with the files in one run.

- Texts parsed once, however many revisions hold them.
- Makes an archive's many small objects without Python's searches for garbage among them.
"""

import gc
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from sbpack.findings.finding import Finding, Span
from sbpack.read.kinds import Kind, read_kinds
from sbpack.repository.paths import (
    MEETINGS,
    MEMBERS,
    PART_2_FILE,
    PART_2_MINUTES,
    PART_2_RECORD,
    PUBLIC_REPOSITORY,
    OutsideRoot,
    misnamed,
    misnamed_folder,
    source_digest,
)
from sbpack.repository.repository import Repository, unreadable
from sbpack.repository.views import misplaced_files
from sbpack.sandbox.probe import KnownProbes, Probe, Prober, findings_in, is_probed
from sbpack.text.broken_marks import lost_in_minutes, lost_in_paper, lost_in_yaml
from sbpack.text.comments import Allowance, yaml_allowances
from sbpack.text.dates import parse_iso_date
from sbpack.text.markdown_file import read_markdown
from sbpack.text.prose import MarkdownFile
from sbpack.text.source_text import SourceText, limited, read_text
from sbpack.text.token_places import Load
from sbpack.text.yaml_file import read_yaml_map
from sbpack.text.yaml_nodes import YamlMap

_MOST = 500
"""Texts of each kind that are remembered; a meeting with its papers has some twenty."""


class TextReader:
    """Parses what it is given."""

    def yaml(self, path: str, text: str) -> tuple[YamlMap | None, list[Finding]]:
        """Return the mapping in a text."""
        return read_yaml_map(path, text)

    def markdown(self, path: str, text: str, load: Load) -> tuple[MarkdownFile, list[Finding]]:
        """Return a Markdown file."""
        return read_markdown(path, text, load)


@dataclass(frozen=True)
class _Parsed:
    file: MarkdownFile
    findings: tuple[Finding, ...]
    shown: tuple[tuple[str, bytes | None], ...]
    """The files that the text shows, with what was in them: it says another thing where one of them changed."""


class RememberingReader(TextReader):
    """Parses each text once: from one commit to the next most files of a meeting stay as they are."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._maps: OrderedDict[tuple[str, str], tuple[YamlMap | None, list[Finding]]] = OrderedDict()
        self._files: OrderedDict[tuple[str, str], _Parsed] = OrderedDict()

    def yaml(self, path: str, text: str) -> tuple[YamlMap | None, list[Finding]]:
        """Return the mapping in a text."""
        known = self._maps.get((path, text))
        if known is None:
            known = self._maps[path, text] = super().yaml(path, text)
            if len(self._maps) > _MOST:
                self._maps.popitem(last=False)
        return known

    def markdown(self, path: str, text: str, load: Load) -> tuple[MarkdownFile, list[Finding]]:
        """Return a Markdown file."""
        known = self._files.get((path, text))
        if known is not None and _shows_the_same(known, load):
            return known.file, list(known.findings)
        shown: dict[str, bytes | None] = {}
        refused: list[str] = []

        def recorded(name: str) -> bytes | None:
            try:
                shown[name] = load(name)
            except OSError:
                refused.append(name)
                raise
            return shown[name]

        file, findings = super().markdown(path, text, recorded)
        if not refused:
            self._files[path, text] = _Parsed(file, tuple(findings), tuple(shown.items()))
        if len(self._files) > _MOST:
            self._files.popitem(last=False)
        return file, findings


def _shows_the_same(known: _Parsed, load: Load) -> bool:
    try:
        return all(load(name) == data for name, data in known.shown)
    except OSError:
        return False


@contextmanager
def without_collection() -> Iterator[None]:
    """Pause the search for garbage: what is read is kept, and looking through it again and again takes a third more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


TEXT_ENDINGS = (".md", ".yaml", ".yml", ".csv")


@dataclass(frozen=True)
class MeetingSources:
    """What lies in one folder `meetings/DATE`."""

    date: date
    folder: str
    """The path from the root, such as `meetings/2023-12-06`."""
    meeting: YamlMap | None
    """meeting.yaml; None when it is missing or cannot be read."""
    markdown: dict[str, MarkdownFile]
    """Every Markdown file, by its path from the root."""
    files: tuple[str, ...]
    """Every file of the folder, by its path from the root, whether it could be read or not."""
    publication: YamlMap | None = None
    """publication.yaml, where there is one."""
    part_2: YamlMap | None = None
    """part-2.yaml, where there is one."""
    publication_text: str = ""
    """The same as it was written."""
    members_publication: YamlMap | None = None
    """publication-members.yaml, where there is one."""
    members_publication_text: str = ""
    """The same as it was written."""


@dataclass(frozen=True)
class Sources:
    """Everything that was read."""

    members: YamlMap | None
    """members.yaml; None when it is missing or cannot be read."""
    meetings: tuple[MeetingSources, ...]
    """In the order of their dates."""
    kinds: dict[str, Kind]
    """By name."""
    texts: dict[str, str] = field(repr=False)
    """Every text file as it was read, by its path, to show lines of it."""
    digests: dict[str, str] = field(repr=False)
    """The SHA-256 of every file, attachments too, by its path."""
    allowances: tuple[Allowance, ...] = ()
    """What comments in any file allow."""
    members_file: str = MEMBERS
    """The name of members.yaml; the name that it has by mistake, and nothing where it is missing."""
    probes: dict[str, Probe] = field(default_factory=dict)
    """What is known of every attachment, by its path."""
    private: frozenset[str] = frozenset()
    """The files that lie in a private root."""
    untracked: frozenset[str] = frozenset()
    """The files of a public repository that git ignores."""


@without_collection()
def read_sources(
    repository: Repository, known: KnownProbes | None = None, reader: TextReader | None = None
) -> tuple[Sources, list[Finding]]:
    """Read everything; what cannot be read is a finding and left out. What is known of an attachment is not asked.

    `reader` may remember texts that it parsed for another revision.
    """
    files = _Files(repository, reader or TextReader())
    members = files.yaml(MEMBERS) if MEMBERS in repository.paths() else None
    folders = _folders(files)
    meetings = tuple(_meeting(day, paths, files, is_first=day == min(folders)) for day, paths in folders.items())
    kinds, findings = read_kinds(files)
    probes = _read_the_others(files, known)
    for meeting in meetings:
        files.findings += findings_in(meeting.markdown.values(), probes)
    is_there = MEMBERS in repository.paths()
    name = MEMBERS if is_there else misnamed(MEMBERS, repository.beside()) or ""
    sources = Sources(
        members=members,
        meetings=meetings,
        kinds=kinds,
        texts=files.texts,
        digests=files.digests,
        allowances=tuple(files.allowances),
        members_file=name,
        probes=probes,
        private=repository.private_paths(),
        untracked=_untracked(repository) if members and members.get(PUBLIC_REPOSITORY) else frozenset(),
    )
    found = [*files.findings, *findings, *misplaced_files(repository)]
    return sources, sorted(found, key=lambda finding: finding.span)


def _untracked(repository: Repository) -> frozenset[str]:
    tracked = repository.tracked()
    return frozenset() if tracked is None else frozenset(repository.paths()) - tracked


class _Files(Repository):
    """A repository of which every file is read once, its text and digest kept."""

    def __init__(self, repository: Repository, reader: TextReader) -> None:
        self.repository = repository
        self.reader = reader
        self.findings: list[Finding] = []
        self.texts: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.allowances: list[Allowance] = []
        self._refused: dict[str, OSError | OutsideRoot] = {}
        self._known = frozenset(repository.paths())
        self._kept: dict[str, bytes | None] = {}

    def paths(self) -> tuple[str, ...]:
        return self.repository.paths()

    def read(self, path: str) -> bytes:
        """Return the bytes of a file as `Repository` does."""
        data = self.content(path)
        if data is None:
            raise self._refused[path]
        return data

    def content(self, path: str) -> bytes | None:
        """Return the bytes of a file, None where it cannot be read; that is reported once."""
        if path not in self._kept:
            self._kept[path] = self._load(path)
        return self._kept[path]

    def once(self, path: str) -> bytes | None:
        """Return the bytes of a file without keeping them: attachments may be large."""
        return self._kept[path] if path in self._kept else self._load(path)

    def shown(self, path: str) -> bytes | None:
        """Return the bytes of a file that a text shows; None when it is no source, an error when it was reported."""
        if path not in self._known:
            return None
        data = self.content(path)
        if data is None:
            raise OSError(path)
        self._keep_text(path, data)
        return data

    def text(self, path: str) -> str | None:
        """Return a text, None where it cannot be read."""
        data = self.content(path)
        if data is None:
            return None
        text, findings = read_text(path, data)
        self.findings += findings
        if text is not None:
            self.texts[path] = text
        return text

    def yaml(self, path: str) -> YamlMap | None:
        """Return the mapping in a file."""
        text = self.text(path)
        if text is None:
            return None
        node, findings = self.reader.yaml(path, text)
        self.allowances += yaml_allowances(node, SourceText(path, text), findings)
        self.findings += findings + limited(list(lost_in_yaml(node, text)))
        return node

    def markdown(self, path: str) -> MarkdownFile | None:
        """Return a Markdown file."""
        text = self.text(path)
        if text is None:
            return None
        file, findings = self.reader.markdown(path, text, self.shown)
        self.allowances += file.allowances
        lost = lost_in_minutes(file) if _is_minutes(path) else lost_in_paper(file)
        self.findings += findings + limited([*lost, *lost_in_yaml(file.head, text)])
        return file

    def _load(self, path: str) -> bytes | None:
        try:
            data = self.repository.read(path)
        except (OSError, OutsideRoot) as error:
            self.findings.append(unreadable(path, error))
            self._refused[path] = error
            return None
        self.digests[path] = source_digest(path, data)
        return data

    def _keep_text(self, path: str, data: bytes | None) -> None:
        """Keep the text of a table, its findings left to whoever reads the table."""
        if data is not None and path.endswith(TEXT_ENDINGS) and path not in self.texts:
            text, _ = read_text(path, data, byte_order_mark=True)
            self.texts[path] = text or ""


def _read_the_others(files: _Files, known: KnownProbes | None) -> dict[str, Probe]:
    """Read what no text has asked for, so that every file has a digest, and return what is known of attachments."""
    probes: dict[str, Probe] = {}
    with Prober(known) as prober:
        for path in files.paths():
            data = files.once(path)
            if data is not None and path.startswith(f"{MEETINGS}/") and is_probed(path):
                probes[path] = prober.probe(path, files.digests[path], data)
    return probes


def _is_minutes(path: str) -> bool:
    return len(PurePosixPath(path).parts) == 3 and path.rsplit("/", 1)[-1] in ("minutes.md", PART_2_MINUTES)


def _folders(files: _Files) -> dict[date, list[str]]:
    """Return the paths in each meeting's folder; what lies elsewhere below `meetings/` is a finding."""
    folders: dict[date, list[str]] = {}
    refused: set[str] = set()
    names = {PurePosixPath(path).parts[1] for path in files.paths() if path.startswith(f"{MEETINGS}/")}
    for path in files.paths():
        parts = PurePosixPath(path).parts
        if parts[0] != MEETINGS:
            continue
        name = parts[1]
        day = parse_iso_date(name)
        if len(parts) > 2 and day is not None:
            folders.setdefault(day, []).append(path)
        elif len(parts) > 2 and name not in refused:
            refused.add(name)
            files.findings.append(misnamed_folder(name, names))
        elif len(parts) == 2 and not name.upper().startswith("README"):
            message, help_line = "the file lies in no meeting's folder", "move it to its meeting's folder"
            files.findings.append(Finding(Span(path), message, help=help_line, rule="bad-folder"))
    return folders


def _meeting(day: date, paths: list[str], files: _Files, *, is_first: bool) -> MeetingSources:
    """Read the files of a meeting; of the first that is kept the agenda may be lost, and its minutes stand alone."""
    folder = f"{MEETINGS}/{day.isoformat()}"
    meeting, publication = f"{folder}/meeting.yaml", f"{folder}/publication.yaml"
    part_2, for_members = f"{folder}/{PART_2_FILE}", f"{folder}/{PART_2_RECORD}"
    if meeting not in paths and not (is_first and f"{folder}/minutes.md" in paths):
        found = misnamed("meeting.yaml", (path.removeprefix(f"{folder}/") for path in paths))
        message = (
            f"`{found}` is not read: its name is not `meeting.yaml`" if found else "the folder has no `meeting.yaml`"
        )
        help_line = "rename it to `meeting.yaml`" if found else "write one with `time` and `agenda`"
        files.findings.append(Finding(Span(folder), message, help=help_line, rule="bad-folder"))
    texts = {path: files.markdown(path) for path in paths if path.endswith(".md")}
    return MeetingSources(
        date=day,
        folder=folder,
        meeting=files.yaml(meeting) if meeting in paths else None,
        markdown={path: file for path, file in texts.items() if file is not None},
        files=tuple(paths),
        publication=files.yaml(publication) if publication in paths else None,
        part_2=files.yaml(part_2) if part_2 in paths else None,
        publication_text=files.texts.get(publication, ""),
        members_publication=files.yaml(for_members) if for_members in paths else None,
        members_publication_text=files.texts.get(for_members, ""),
    )
