"""`sbpack build`: check the sources of a meeting and compile its pack."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbpack.check_meetings import Modelled, UnknownMeeting, model
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository, parse_day, unknown_meeting
from sbpack.cli.output import hand_over
from sbpack.cli.talk import print_findings, progress, say, summary
from sbpack.compile import BuildOptions, Compiled, compile_pack
from sbpack.findings.finding import Severity
from sbpack.findings.suggest import series
from sbpack.render.press import Press
from sbpack.render.section_cache import SectionCache, default_folder
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import Repository
from sbpack.sources.unchanged import SourceChanged
from sbpack.write.pack_files import MANIFEST, PACK, is_torn, write_pack


@dataclass(frozen=True)
class BuildRequest:
    """What was asked for on the command line."""

    dates: Sequence[str]
    all_meetings: bool = False
    """Every meeting that has an agenda, instead of dates."""
    output: Path | None = None
    """Where the folders of the packs go, instead of `build/`."""
    draft: bool = False
    jobs: int = 0
    """How many sections are made at once; 0 for as many as there are processors."""
    cache: bool = True
    verbose: bool = False


def build(request: BuildRequest) -> ExitCode:
    """Build the pack of each meeting; the worst outcome is the status."""
    repository = find_repository()
    days = [parse_day(text) for text in request.dates]
    if bool(days) == request.all_meetings:
        raise CannotRun("name meetings or say `--all`", "such as `sbpack build 2023-12-06`")
    status = ExitCode.CLEAN
    with progress(verbose=request.verbose) as tell:
        tell("read", "every source with its places")
        sources, found = read_sources(repository)
        tell("model", f"{len(sources.meetings)} meetings")
        modelled = model(sources, found)
    cache = SectionCache(default_folder()) if request.cache else None
    with Press(request.jobs, cache) as press:
        for day in days or [meeting.date for meeting in modelled.board.meetings]:
            folder = (request.output or repository.folder / "build") / day.isoformat()
            with progress(verbose=request.verbose) as press.tell:
                compiled = _compile(repository, modelled, day, BuildOptions(draft=request.draft), press)
                was_torn = is_torn(folder)
                if compiled.pdf is not None:
                    press.tell("write", str(folder))
                    _write(compiled, folder)
            _report(compiled, modelled.sources.texts, folder)
            if was_torn:
                _say_torn(folder, is_mended=compiled.pdf is not None)
            if any(RULES_BY_NAME[finding.rule].severity_of(finding) is Severity.ERROR for finding in compiled.findings):
                status = ExitCode.FINDINGS
    return status


def _compile(repository: Repository, modelled: Modelled, day: date, options: BuildOptions, press: Press) -> Compiled:
    try:
        return compile_pack(repository, modelled, day, options, press)
    except UnknownMeeting as error:
        raise unknown_meeting(error) from None
    except SourceChanged as error:
        raise CannotRun(f"{error.path} changed while the pack was being made", "build it again") from None


def _write(compiled: Compiled, folder: Path) -> None:
    assert compiled.pdf is not None
    assert compiled.manifest is not None
    try:
        write_pack(folder, compiled.pdf, compiled.manifest)
    except OSError as error:
        raise CannotRun(
            f"{folder} cannot be written: {error.strerror or error}", "the pack that was there is unchanged"
        ) from error


def _stopping(compiled: Compiled) -> Iterator[str]:
    """Yield the rules of the findings for which no pack can be made."""
    return (finding.rule for finding in compiled.findings if RULES_BY_NAME[finding.rule].blocks_build)


def _report(compiled: Compiled, texts: Mapping[str, str], folder: Path) -> None:
    print_findings(compiled.findings, texts, to_stderr=True)
    if compiled.pdf is None:
        names = list(dict.fromkeys(f"`{name}`" for name in _stopping(compiled)))
        because = f", because of {series(names)}" if names else ""
        is_there = "; the pack that was there is unchanged" if (folder / PACK).exists() else ""
        say(f"no pack{because}: {summary(compiled.findings)}{is_there}")
        return
    hand_over(str(_shown(folder / PACK)))
    draft = ", marked DRAFT" if compiled.is_draft else ""
    say(f"{compiled.page_count} pages{draft}; {summary(compiled.findings)}")


def _say_torn(folder: Path, *, is_mended: bool) -> None:
    """Tell of what a build that was killed may have left; somebody may have printed it, or sent it out."""
    what = f"the {MANIFEST} beside it, as after a build that was killed"
    if is_mended:
        say(f"{_shown(folder / PACK)} did not belong to {what}; both are new now")
    else:
        say(f"{_shown(folder / PACK)} does not belong to {what}; build again before you use it")


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
