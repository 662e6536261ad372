"""`sbpack publish` and `sbpack supplement`: compile, record, and print what git is still to do."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from sbpack.build_packs import PackBuilder
from sbpack.check_meetings import Modelled, find_meeting, volume_of
from sbpack.cli.build import compiled_volume, no_pack, shown
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository, find_sources, parse_day, unknown_meeting
from sbpack.cli.git_commands import check_committed, check_nothing_staged, commands_left, run_commands
from sbpack.cli.output import hand_over
from sbpack.cli.talk import print_findings, progress, say, summary
from sbpack.cli.writing import writing
from sbpack.compiled import BuildOptions, Compiled
from sbpack.findings.finding import Finding
from sbpack.kept_files import KeptFiles, default_folder
from sbpack.leak_test import find_leaks
from sbpack.leaks.as_findings import RULE as LEAK
from sbpack.model.agenda import Item
from sbpack.model.dates import long_date
from sbpack.model.edition import Edition
from sbpack.model.pack import Pack, PublicPack
from sbpack.model.publication import RECORD
from sbpack.model.volume import VolumeKind
from sbpack.new_to_the_public import digest_of_confirmed, new_to_the_public
from sbpack.publish import Circumstances, Record, editions_of, records_of
from sbpack.render.press import Press
from sbpack.sources.repository import FolderRepository
from sbpack.sources.text_file import read_text
from sbpack.sources.two_roots import TwoRoots
from sbpack.unknown_meeting import UnknownMeeting
from sbpack.write.atomically import replace_files
from sbpack.write.kept_from_git import keep_from_git
from sbpack.write.not_published import NotPublished
from sbpack.write.pack_files import PackFiles


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
    with Press(request.jobs, kept) as press:
        builder = PackBuilder(sources, press, kept)
        with progress(verbose=request.verbose) as press.tell:
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
    modelled = builder.modelled()
    has_private_root = roots[Edition.PUBLIC] is not roots[Edition.MEMBERS]
    if modelled.board.is_public and not has_private_root and any(one.part_2 for one in _items(modelled)):
        say("the private root is not named: nothing is searched for what Part 2 says")
    volumes: list[tuple[Pack, Compiled]] = []
    try:
        meeting = find_meeting(modelled.board, day)
        for edition in editions_of(modelled, meeting, request.kind, has_private_root=has_private_root):
            compiled = compiled_volume(builder, day, BuildOptions(edition, volume=request.kind, as_published=True))
            if compiled.pdf is None or compiled.has_errors:
                return compiled
            volumes.append((volume_of(modelled, meeting, edition, request.kind), compiled))
        private_commit = roots[Edition.MEMBERS].commit() if has_private_root else None
        made = Circumstances(builder.today(), request.reason, private_commit)
        records = records_of(modelled, volumes, made)
        if records[0].is_new:
            confirmed = _confirmed(modelled, volumes[0][0], builder, request)
            records = records_of(modelled, volumes, replace(made, confirmed=confirmed))
    except UnknownMeeting as error:
        raise unknown_meeting(error) from None
    except NotPublished as error:
        raise CannotRun(str(error), error.help_line) from None
    for (pack, compiled), record in zip(volumes, records, strict=True):
        leaks = tuple(_leaks(modelled, pack, builder, record))
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


def _items(modelled: Modelled) -> Iterator[Item]:
    return (item for meeting in modelled.board.meetings for item in meeting.items())


def _confirmed(modelled: Modelled, pack: Pack, builder: PackBuilder, request: PublishRequest) -> tuple[str, ...]:
    """Return what Part 2 says too and may be public; raises CannotRun where the officer has not confirmed all of it."""
    shared = new_to_the_public(modelled, pack, builder.read) if isinstance(pack, PublicPack) else ()
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


def _leaks(modelled: Modelled, pack: Pack, builder: PackBuilder, record: Record) -> Iterator[Finding]:
    """Yield what is new in the record of the public edition and gives something exempt away.

    What was published before may have become exempt since; it is known all the same.
    """
    if isinstance(pack, PublicPack) and record.is_new:
        yield from find_leaks(modelled, pack, builder.read, {RECORD: record.added.encode()})


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
