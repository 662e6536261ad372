"""`sbpack build`: check the sources of a meeting and compile its pack."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sbpack.check_meetings import UnknownMeeting, model
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository, parse_day, unknown_meeting
from sbpack.cli.talk import print_findings, progress, say, summary
from sbpack.compile import BuildOptions, Compiled, compile_pack
from sbpack.findings.finding import Severity
from sbpack.findings.suggest import series
from sbpack.sources.read_sources import read_sources
from sbpack.sources.unchanged import SourceChanged
from sbpack.write.atomically import replace_files


def build(dates: Sequence[str], output: Path | None, *, draft: bool, verbose: bool) -> ExitCode:
    """Build the pack of each date; the worst outcome is the status."""
    repository = find_repository()
    days = [parse_day(text) for text in dates]
    status = ExitCode.CLEAN
    with progress(verbose=verbose) as tell:
        tell("read", "every source with its places")
        sources, found = read_sources(repository)
        tell("model", f"{len(sources.meetings)} meetings")
        modelled = model(sources, found)
    for day in days:
        folder = (output or repository.folder / "build") / day.isoformat()
        with progress(verbose=verbose) as tell:
            try:
                compiled = compile_pack(repository, modelled, day, BuildOptions(draft=draft), tell)
            except UnknownMeeting as error:
                raise unknown_meeting(error) from None
            except SourceChanged as error:
                raise CannotRun(f"{error.path} changed while the pack was being made", "build it again") from None
            if compiled.pdf is not None:
                tell("write", str(folder))
                _write(compiled, folder)
        _report(compiled, modelled.sources.texts, folder)
        if any(RULES_BY_NAME[finding.rule].severity_of(finding) is Severity.ERROR for finding in compiled.findings):
            status = ExitCode.FINDINGS
    return status


def _write(compiled: Compiled, folder: Path) -> None:
    assert compiled.pdf is not None
    assert compiled.manifest is not None
    try:
        replace_files({folder / "pack.pdf": compiled.pdf, folder / "pack.json": compiled.manifest})
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
        is_there = "; the pack that was there is unchanged" if (folder / "pack.pdf").exists() else ""
        say(f"no pack{because}: {summary(compiled.findings)}{is_there}")
        return
    path = folder / "pack.pdf"
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    print(shown)
    draft = ", marked DRAFT" if compiled.is_draft else ""
    say(f"{compiled.page_count} pages{draft}; {summary(compiled.findings)}")
