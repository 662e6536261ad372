"""`sbpack publish`: compile a meeting's pack, record it, and print what git is still to do."""

from dataclasses import dataclass
from pathlib import Path

from sbpack.build_packs import PackBuilder
from sbpack.check_meetings import find_meeting, volume_of
from sbpack.cli.build import compiled_volume, no_pack, shown
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository, parse_day, unknown_meeting
from sbpack.cli.git_commands import check_committed, commands_left
from sbpack.cli.output import hand_over
from sbpack.cli.talk import print_findings, progress, say, summary
from sbpack.compiled import BuildOptions, Compiled
from sbpack.kept_files import KeptFiles, default_folder
from sbpack.model.dates import long_date
from sbpack.model.pack import Pack
from sbpack.model.volume import VolumeKind
from sbpack.publish import NotPublished, Record, check_ready, record_of
from sbpack.render.press import Press
from sbpack.sources.repository import FolderRepository
from sbpack.unknown_meeting import UnknownMeeting
from sbpack.write.atomically import replace_files
from sbpack.write.pack_files import PackFiles


@dataclass(frozen=True)
class PublishRequest:
    """What was asked for on the command line."""

    day: str
    kind: VolumeKind = VolumeKind.PACK
    jobs: int = 0
    cache: bool = True
    verbose: bool = False


@dataclass(frozen=True)
class _Volume:
    pack: Pack
    compiled: Compiled
    record: Record


def publish(request: PublishRequest) -> ExitCode:
    """Publish a volume of a meeting; what was published already is left as it is."""
    repository = find_repository()
    kept = KeptFiles(default_folder()) if request.cache else None
    with Press(request.jobs, kept) as press:
        builder = PackBuilder(repository, press, kept)
        with progress(verbose=request.verbose) as press.tell:
            found = _compiled(builder, request)
        if isinstance(found, Compiled):
            print_findings(found.findings, builder.texts(found.findings), to_stderr=True)
            why = no_pack(found) if found.pdf is None else summary(found.findings)
            say(f"nothing is published: {why}")
            return ExitCode.FINDINGS
        print_findings(found.compiled.findings, builder.texts(found.compiled.findings), to_stderr=True)
    if found.record.is_new:
        check_committed(repository, found.record)
        _write(repository, found)
        say(f"{found.record.title}: {found.compiled.page_count} pages, published {long_date(found.record.day)}")
    else:
        say(f"{found.record.named} was published on {long_date(found.record.day)}, and nothing has changed since")
    commands = commands_left(repository, found.record)
    for command in commands:
        hand_over(command)
    if commands:
        say("these commands commit the record and name the commit")
    return ExitCode.CLEAN


def _compiled(builder: PackBuilder, request: PublishRequest) -> _Volume | Compiled:
    """Return the volume with its record, or what was compiled where that is not to be published."""
    day, options = parse_day(request.day), BuildOptions(volume=request.kind)
    modelled = builder.modelled()
    try:
        meeting = find_meeting(modelled.board, day)
        check_ready(modelled, meeting)
        compiled = compiled_volume(builder, day, options)
        if compiled.pdf is None or compiled.has_errors:
            return compiled
        pack = volume_of(modelled, meeting, options.edition, options.volume)
        return _Volume(pack, compiled, record_of(modelled, meeting, pack, compiled))
    except UnknownMeeting as error:
        raise unknown_meeting(error) from None
    except NotPublished as error:
        raise CannotRun(str(error), error.help_line) from None


def _write(repository: FolderRepository, found: _Volume) -> None:
    """Write the volume, and the record last: what is recorded is there."""
    assert found.compiled.pdf is not None
    assert found.compiled.manifest is not None
    folder: Path = repository.folder / "build" / found.pack.date.isoformat()
    files = PackFiles(folder, found.pack.volume.name, found.pack.edition)
    record = repository.folder / found.record.path
    contents = {
        files.manifest: found.compiled.manifest,
        files.pdf: found.compiled.pdf,
        record: found.record.text.encode(),
    }
    try:
        replace_files(contents)
    except OSError as error:
        raise CannotRun(
            f"{error.filename or folder} cannot be written: {error.strerror or error}", "nothing is published"
        ) from error
    say(f"{shown(files.pdf)} and {shown(record)}")
