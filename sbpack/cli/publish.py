"""`sbpack publish` and `sbpack supplement`: compile, record, and print what git is still to do.

- What git is to do before and after a publication, as commands that can be pasted.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from sbpack.board.agenda import Edition, Item
from sbpack.board.dates import long_date
from sbpack.board.publication import RECORD
from sbpack.build.check_leaks import digest_of_confirmed, disclosures, find_leaks
from sbpack.build.checked import Checked, UnknownMeeting
from sbpack.build.pack_builder import PackBuilder
from sbpack.build.pack_cache import BuildOptions, Compiled
from sbpack.build.publish import Circumstances, Record, editions_of, records_of
from sbpack.cli.build import compiled_volume, no_pack, shown
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import find_repository, find_sources, parse_day, unknown_meeting
from sbpack.cli.output import hand_over, writing
from sbpack.cli.talk import print_findings, progress, say, summary
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series, visible
from sbpack.leaks.find_leaks import RULE as LEAK
from sbpack.packs.pack import Pack, PublicPack
from sbpack.packs.volumes import VolumeKind
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles, default_folder
from sbpack.repository.folder import FolderRepository
from sbpack.repository.git import lies_in_repository, refusal, run_git
from sbpack.repository.repository import find_root
from sbpack.repository.views import TwoRoots
from sbpack.text.source_text import read_text
from sbpack.write.files import keep_from_git, replace_files
from sbpack.write.pack_files import PackFiles
from sbpack.write.record import NotPublished

_MOST_NAMED = 10


def check_committed(root: FolderRepository, record: Record) -> None:
    """Raise CannotRun, with the commands, where no commit holds the sources of what is to be published.

    A private root need not be in a git repository at all.
    """
    changed = root.uncommitted()
    is_in_git = lies_in_repository(root.folder)
    if root.commit() is not None or (_is_private(root) and not is_in_git):
        return
    if changed is None and is_in_git:
        why = refusal(root.folder) or "it gives no answer"
        raise CannotRun(
            f"git does not read {visible(str(root.folder))}: {visible(why)}", f"see what it says: `{_git(root)} status`"
        )
    message = shlex.quote(f"Sources of {record.named}")
    git = _git(root)
    if changed is None:
        command = f"{git} init && {git} add -- {_paths(root, root.sources())} && {git} commit -m {message}"
        raise CannotRun("no git repository keeps the sources, so nothing could prove what was published", command)
    named = changed if len(changed) <= _MOST_NAMED else root.sources()
    listed = "".join(f"\n  {visible(path)}" for path in changed[:_MOST_NAMED])
    more = f"\n  and {len(changed) - _MOST_NAMED} more" if len(changed) > _MOST_NAMED else ""
    count = "1 source is" if len(changed) == 1 else f"{len(changed)} sources are"
    raise CannotRun(
        f"{count} not committed, so nothing could prove what was published{listed}{more}",
        f"{git} add -- {_paths(root, named)} && {git} commit -m {message}",
    )


def commands_left(root: FolderRepository, records: Sequence[Record]) -> tuple[str, ...]:
    """Return what is still to be done for the records in a root: to commit them, and to name the commit."""
    # The list of sources that is at hand may be older than the record.
    return tuple(_commands(FolderRepository(root.folder), records))


def check_nothing_staged(roots: Iterable[FolderRepository], records: Sequence[Record]) -> None:
    """Raise CannotRun where anything but the records is staged, which a commit may not mix with them."""
    own = tuple(record.path for record in records)
    for root in dict.fromkeys(roots):
        staged = (run_git(root.folder, "diff", "--cached", "--name-only", "-z") or b"").decode(errors="replace")
        if names := [visible(name) for name in staged.split("\0") if name and not name.endswith(own)]:
            raise CannotRun(
                f"git has other changes staged: {series(names[:_MOST_NAMED])}",
                f"commit them first, or take them back: `{_git(root)} restore --staged .`",
            )


def run_commands(commands: Sequence[str]) -> None:
    """Run what was to be done, as it would be pasted; raises CannotRun with what is left where git refuses."""
    for number, command in enumerate(commands):
        try:
            done = subprocess.run(  # noqa: S603 - our own words, split as a shell would, and never given to one
                shlex.split(command), check=False, capture_output=True, stdin=subprocess.DEVNULL
            )
            said = done.stderr.decode("utf-8", "replace").strip() or f"it ended with status {done.returncode}"
            why = said if done.returncode else ""
        except OSError as error:
            why = str(error)
        if why:
            left = "\n".join(commands[number:])
            raise CannotRun(f"the record is written, and git does not commit it: {visible(why)}", left)
        say(command)


def _commands(root: FolderRepository, records: Sequence[Record]) -> Iterator[str]:
    changed = root.uncommitted()
    if changed is None:
        return
    git, first = _git(root), records[0]
    paths = _paths(root, (record.path for record in records if record.path in changed))
    if paths:
        yield f"{git} add -- {paths}"
        yield f"{git} commit -m {shlex.quote(f'Publish {first.named}')} -- {paths}"
    recorded = b"" if paths else run_git(root.folder, "log", "--max-count=1", "--format=%H", "--", first.path) or b""
    if not run_git(root.folder, "tag", "--list", first.tag):
        what = f"{first.title[:1].upper()}{first.title[1:]}, published {first.day.isoformat()}"
        yield f"{git} tag -a {shlex.quote(first.tag)} -m {shlex.quote(what)} {recorded.decode('ascii')}".strip()


def _git(root: FolderRepository) -> str:
    """Return how git is called for a root from the folder that the command was given in."""
    return f"git -C {shlex.quote(os.path.relpath(root.folder))}" if _is_private(root) else "git"


def _is_private(root: FolderRepository) -> bool:
    """Whether a root is not the one in which the command was given."""
    return find_root(Path.cwd()) != root.folder


def _paths(root: FolderRepository, paths: Iterable[str]) -> str:
    """Return paths as they are typed where git runs."""
    here = root.folder if _is_private(root) else Path.cwd()
    return " ".join(shlex.quote(os.path.relpath(root.folder / path, here)) for path in paths)


@dataclass(frozen=True)
class PublishRequest:
    """What was asked for on the command line."""

    day: str
    kind: VolumeKind = VolumeKind.PACK
    jobs: int = 0
    cache: bool = True
    verbose: bool = False
    private: Path | None = None
    """The private root, which holds what is exempt."""
    reason: str = ""
    """Why it is recorded on another day than it is published."""
    commit: bool = False
    """Whether git is run, instead of printing what it is to do."""
    confirm: str = ""
    """The digest of what both parts say, by which the officer confirms that the public may read it."""


@dataclass(frozen=True)
class _Edition:
    pack: Pack
    compiled: Compiled
    record: Record
    root: FolderRepository
    """Where its files and its record go."""
    commit: str | None
    """The commit of that root that it was made from."""


def publish(request: PublishRequest) -> ExitCode:
    """Publish a volume of a meeting in all its editions; what was published already is left as it is."""
    repository = find_repository()
    sources = find_sources(repository, request.private)
    private = FolderRepository(sources.private.folder) if isinstance(sources, TwoRoots) else repository
    roots = {Edition.PUBLIC: repository, Edition.MEMBERS: private}
    kept = KeptFiles(default_folder()) if request.cache else None
    with Workers(request.jobs, kept) as workers:
        builder = PackBuilder(sources, workers, kept)
        with progress(verbose=request.verbose) as workers.tell:
            found = _compiled(builder, request, roots)
        compiled = [found] if isinstance(found, Compiled) else [volume.compiled for volume in found]
        # What is wrong with Part 1 is found in both editions.
        findings = tuple(dict.fromkeys(finding for one in compiled for finding in one.findings))
        print_findings(findings, builder.texts(findings), to_stderr=True)
    if isinstance(found, Compiled):
        say(f"nothing is published: {no_pack(found) if found.pdf is None else summary(found.findings)}")
        return ExitCode.FINDINGS
    if request.commit:
        check_nothing_staged([volume.root for volume in found], [volume.record for volume in found])
    _write_new([volume for volume in found if volume.record.is_new], found[0].record)
    commands = _commands_left(found)
    if request.commit:
        run_commands(commands)
    else:
        _say_commands(commands)
    return ExitCode.CLEAN


def _write_new(new: list[_Edition], first: Record) -> None:
    """Write what is new, and say what is."""
    if not new:
        say(f"{first.named} was published on {long_date(first.day)}, and nothing has changed since")
        return
    for root in dict.fromkeys(volume.root for volume in new):
        check_committed(FolderRepository(root.folder), first)
    _write(new)
    for volume in new:
        edition = "" if volume.record.edition is Edition.PUBLIC else " for members"
        count = volume.compiled.page_count
        pages = "1 page" if count == 1 else f"{count} pages"
        say(f"{first.title}{edition}: {pages}, published {long_date(first.day)}")


def _commands_left(found: list[_Edition]) -> list[str]:
    return [
        command
        for root in dict.fromkeys(volume.root for volume in found)
        for command in commands_left(root, [volume.record for volume in found if volume.root is root])
    ]


def _say_commands(commands: list[str]) -> None:
    for command in commands:
        hand_over(command)
    if commands:
        say("these commands commit the record and name the commit")


def _compiled(
    builder: PackBuilder, request: PublishRequest, roots: dict[Edition, FolderRepository]
) -> list[_Edition] | Compiled:
    """Return the editions with their records, or what was compiled where that is not to be published."""
    day = parse_day(request.day)
    checked = builder.checked()
    has_private_root = roots[Edition.PUBLIC] is not roots[Edition.MEMBERS]
    if checked.board.is_public and not has_private_root and any(one.part_2 for one in _items(checked)):
        say("the private root is not named: nothing is searched for what Part 2 says")
    volumes: list[tuple[Pack, Compiled]] = []
    try:
        meeting = checked.meeting(day)
        for edition in editions_of(checked, meeting, request.kind, has_private_root=has_private_root):
            compiled = compiled_volume(builder, day, BuildOptions(edition, volume=request.kind, as_published=True))
            if compiled.pdf is None or compiled.has_errors:
                return compiled
            volumes.append((checked.volume(day, edition, request.kind), compiled))
        private_commit = roots[Edition.MEMBERS].commit() if has_private_root else None
        made = Circumstances(builder.today(), request.reason, private_commit)
        records = records_of(checked, volumes, made)
        if records[0].is_new:
            confirmed = _confirmed(checked, volumes[0][0], builder, request)
            records = records_of(checked, volumes, replace(made, confirmed=confirmed))
    except UnknownMeeting as error:
        raise unknown_meeting(error) from None
    except NotPublished as error:
        raise CannotRun(str(error), error.help_line) from None
    for (pack, compiled), record in zip(volumes, records, strict=True):
        leaks = tuple(_leaks(checked, pack, builder, record))
        if leaks:
            return replace(compiled, pdf=None, findings=leaks, has_errors=True, stopping=(LEAK,))
    return [
        _Edition(
            pack,
            compiled,
            record,
            roots[record.edition],
            private_commit if roots[record.edition] is not roots[Edition.PUBLIC] else _commit(compiled),
        )
        for (pack, compiled), record in zip(volumes, records, strict=True)
    ]


def _items(checked: Checked) -> Iterator[Item]:
    return (item for meeting in checked.board.meetings for item in meeting.items())


def _confirmed(checked: Checked, pack: Pack, builder: PackBuilder, request: PublishRequest) -> tuple[str, ...]:
    """Return what Part 2 says too and may be public; raises CannotRun where the officer has not confirmed all of it."""
    shared = disclosures(checked, pack, builder.read) if isinstance(pack, PublicPack) else ()
    digest = digest_of_confirmed(shared)
    if shared and request.confirm != digest:
        say("both parts say this, and nothing that was published before does:")
        for one in shared:
            say(f"  `{one.words}` in {one.place}; in Part 2: {one.where}")
        if sys.stdin.isatty() and sys.stderr.isatty() and typer.confirm("May the public read all of this?", err=True):
            return tuple(one.words for one in shared)
        count = "1 thing that Part 2 says becomes" if len(shared) == 1 else f"{len(shared)} things of Part 2 become"
        raise CannotRun(
            f"{count} public with this volume, and nobody has confirmed that",
            f"take out what the public may not read; or, if it may read all of this, add `--confirm {digest}`",
        )
    return tuple(one.words for one in shared)


def _commit(compiled: Compiled) -> str | None:
    commit: str | None = json.loads(compiled.manifest or b"{}").get("commit")
    return commit


def _leaks(checked: Checked, pack: Pack, builder: PackBuilder, record: Record) -> Iterator[Finding]:
    """Yield what is new in the record of the public edition and gives something exempt away.

    What was published before may have become exempt since; it is known all the same.
    """
    if isinstance(pack, PublicPack) and record.is_new:
        yield from find_leaks(checked, pack, builder.read, {RECORD: record.added.encode()})


def _write(new: list[_Edition]) -> None:
    """Write the volumes, and the records last: what is recorded is there."""
    contents: dict[Path, bytes] = {}
    for volume in new:
        files = _files(volume)
        assert volume.compiled.pdf is not None
        assert volume.compiled.manifest is not None
        contents |= {files.manifest: volume.compiled.manifest, files.pdf: volume.compiled.pdf}
    contents |= {volume.root.folder / volume.record.path: volume.record.text.encode() for volume in new}
    for root in dict.fromkeys(volume.root for volume in new):
        keep_from_git(root.folder / "build")
    with writing(new[0].record.named, "nothing is published"):
        replace_files(contents, lambda: _look_again(new))
    for volume in new:
        say(f"{shown(_files(volume).pdf)} and {shown(volume.root.folder / volume.record.path)}")


def _look_again(new: list[_Edition]) -> None:
    """Raise CannotRun where somebody has published, or committed, since the volumes were made."""
    for volume in new:
        root, record = FolderRepository(volume.root.folder), volume.record
        file = root.folder / record.path
        text, _ = read_text(record.path, file.read_bytes()) if file.exists() else ("", [])
        if text != record.before or root.commit() != volume.commit:
            raise CannotRun(
                f"sources or records changed while {record.named} was being made, and nothing is published",
                "run the same command again",
            )


def _files(volume: _Edition) -> PackFiles:
    folder = volume.root.folder / "build" / volume.pack.date.isoformat()
    return PackFiles(folder, volume.pack.volume.name, volume.pack.edition)
