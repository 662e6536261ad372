"""`sbpack build`: check the sources of a meeting and compile its pack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.board.agenda import Edition
from sbpack.board.publication import SINCE_PUBLICATION
from sbpack.build.checked import UnknownMeeting
from sbpack.build.pack_builder import PackBuilder
from sbpack.build.pack_cache import BuildOptions, Compiled, NoPrivateRoot
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import PRIVATE_ROOT, find_repository, find_sources, parse_day, unknown_meeting
from sbpack.cli.output import hand_over, parse_size, printed_size, writing
from sbpack.cli.talk import print_findings, progress, say, summary
from sbpack.findings.suggest import series
from sbpack.packs.volumes import NotThere, VolumeKind
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles, default_folder
from sbpack.repository.folder import FolderRepository
from sbpack.repository.repository import Repository
from sbpack.repository.views import SourceChanged, TwoRoots
from sbpack.sandbox.probe import is_probed
from sbpack.write.files import keep_from_git
from sbpack.write.pack_files import PackFiles, is_torn, write_pack

_MOST_NAMED = 3
"""Files that a warning of size names."""

_NOUNS = {"minutes": "file of minutes", "decisions": "decision sheet", "actions": "action sheet"}
"""What is made instead of a pack, by the name of its file."""


class NothingThere(CannotRun):
    """A volume that a meeting does not have, which stops nothing where all meetings are asked for."""


@dataclass(frozen=True)
class BuildRequest:
    """What was asked for on the command line."""

    dates: Sequence[str]
    all_meetings: bool = False
    """Every meeting that has an agenda, instead of dates."""
    output: Path | None = None
    """Where the folders of the packs go, instead of `build/`."""
    draft: bool = False
    edition: Edition = Edition.PUBLIC
    only: VolumeKind = VolumeKind.PACK
    """What of the meeting is made."""
    jobs: int = 0
    """How many sections are made at once; 0 for as many as there are processors."""
    cache: bool = True
    verbose: bool = False
    private: Path | None = None
    """The private root, which holds what is exempt."""
    as_of: str | None = None
    """The day as of which the sources are judged, instead of that of publication."""
    max_size: str | None = None
    """Above which size a file is warned of, as it was typed."""


def build(request: BuildRequest) -> ExitCode:
    """Build the pack of each meeting; the worst outcome is the status."""
    repository = find_repository(request.as_of)
    sources = find_sources(repository, request.private)
    days = [parse_day(text) for text in request.dates]
    as_of = None if request.as_of is None else parse_day(request.as_of)
    options = BuildOptions(request.edition, request.draft, request.only, as_of=as_of)
    most = None if request.max_size is None else parse_size(request.max_size)
    if bool(days) == request.all_meetings:
        raise CannotRun("name meetings or say `--all`", "such as `sbpack build 2023-12-06`")
    kept = KeptFiles(default_folder()) if request.cache else None
    status = ExitCode.CLEAN
    with Workers(request.jobs, kept) as workers:
        builder = PackBuilder(sources, workers, kept)
        for day in days or builder.days():
            folder = _folder(request, sources, repository) / day.isoformat()
            with progress(verbose=request.verbose) as workers.tell:
                try:
                    compiled = compiled_volume(builder, day, options)
                except NothingThere:
                    if request.all_meetings:
                        continue
                    raise
                files = PackFiles(folder, compiled.name, request.edition)
                was_torn = is_torn(files)
                if compiled.pdf is not None:
                    workers.tell("write", str(folder))
                    if request.output is None:
                        keep_from_git(folder.parent)
                    _write(compiled, files)
            _report(compiled, builder.texts(compiled.findings), files)
            if most is not None and compiled.pdf is not None and len(compiled.pdf) > most:
                _say_too_large(day, most, sources)
            if was_torn:
                _say_torn(files, is_mended=compiled.pdf is not None)
            status = ExitCode.FINDINGS if compiled.has_errors else status
    if kept:
        kept.clear_up()
    return status


def _folder(request: BuildRequest, sources: Repository, repository: FolderRepository) -> Path:
    """Return where the folders of the packs go: what holds Part 2 stays in the private root, where there is one."""
    is_private = isinstance(sources, TwoRoots) and request.edition is Edition.MEMBERS
    root = sources.private if isinstance(sources, TwoRoots) and is_private else repository
    return request.output or root.folder / "build"


def compiled_volume(builder: PackBuilder, day: date, options: BuildOptions) -> Compiled:
    """Return a volume of a meeting, or why there is none; raises CannotRun."""
    try:
        return builder.build(day, options)
    except UnknownMeeting as error:
        raise unknown_meeting(error) from None
    except NotThere as error:
        raise NothingThere(str(error), error.help_line) from None
    except NoPrivateRoot as error:
        raise CannotRun(str(error), f"name it with `--private DIR`, or in the environment as {PRIVATE_ROOT}") from None
    except SourceChanged as error:
        raise CannotRun(f"{error.path} changed while the pack was being made", "build it again") from None


def _write(compiled: Compiled, files: PackFiles) -> None:
    assert compiled.pdf is not None
    assert compiled.manifest is not None
    with writing(str(files.folder), "the pack that was there is unchanged"):
        write_pack(files, compiled.pdf, compiled.manifest)


def _report(compiled: Compiled, texts: Mapping[str, str], files: PackFiles) -> None:
    print_findings(compiled.findings, texts, to_stderr=True)
    if compiled.pdf is None:
        noun = _NOUNS.get(files.name, "pack")
        is_there = f"; the {noun} that was there is unchanged" if files.pdf.exists() else ""
        say(f"{no_pack(compiled, noun)}{is_there}")
        return
    hand_over(str(shown(files.pdf)))
    draft = ", marked DRAFT" if compiled.is_draft else ""
    pages = "1 page" if compiled.page_count == 1 else f"{compiled.page_count} pages"
    say(f"{pages}, {printed_size(len(compiled.pdf))}{draft}; {summary(compiled.findings)}")
    if files.name.endswith(SINCE_PUBLICATION):
        published = PackFiles(files.folder, files.name.removesuffix(SINCE_PUBLICATION), files.edition)
        say(f"this is not the file that was published as {published.pdf.name}")


def _say_too_large(day: date, most: int, sources: Repository) -> None:
    """Warn of a file that members cannot be sent, and name what makes it large."""
    attached = [path for path in sources.paths() if path.startswith(f"meetings/{day}/") and is_probed(path)]
    sizes = sorted(((len(sources.read(path)), path) for path in attached), reverse=True)
    largest = series([f"{path} ({printed_size(size)})" for size, path in sizes[:_MOST_NAMED]])
    say(f"warning: the file is larger than {printed_size(most)}")
    say(f"help: save what is largest anew with smaller pictures: {largest}" if largest else "help: list fewer papers")


def no_pack(compiled: Compiled, noun: str = "pack") -> str:
    """Return that there is no pack, or whatever was to be made, and because of which rules."""
    names = list(dict.fromkeys(f"`{name}`" for name in compiled.stopping))
    because = f", because of {series(names)}" if names else ""
    return f"no {noun}{because}: {summary(compiled.findings)}"


def _say_torn(files: PackFiles, *, is_mended: bool) -> None:
    """Tell of what a build that was killed may have left; somebody may have printed it, or sent it out."""
    what = f"the {files.manifest.name} beside it, as after a build that was killed"
    if is_mended:
        say(f"{shown(files.pdf)} did not belong to {what}; both are new now")
    else:
        say(f"{shown(files.pdf)} does not belong to {what}; build again before you use it")


def shown(path: Path) -> Path:
    """Return a path as it is typed in the folder that the command was given in."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
