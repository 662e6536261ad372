"""`sbpack check`: every finding, without writing anything.

- Findings on stdout, in the format asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import assert_never

from sbpack.build.checked import CheckOptions, UnknownMeeting, check_meetings
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import find_repository, find_sources, known_probes, parse_day, unknown_meeting
from sbpack.cli.talk import print_findings, say, summary
from sbpack.findings.finding import Finding, Severity
from sbpack.findings.formats import Format
from sbpack.findings.formats.concise import format_concise
from sbpack.findings.formats.github import format_github
from sbpack.findings.formats.json import format_json
from sbpack.findings.formats.sarif import format_sarif
from sbpack.findings.rule import Selection, UnknownRule
from sbpack.read.read_sources import Sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import MEETINGS


def print_as(
    output_format: Format, findings: Sequence[Finding], texts: Mapping[str, str], repository: FolderRepository
) -> None:
    """Print findings; what hosts of git read names files from the top of the git repository."""
    match output_format:
        case Format.FULL:
            print_findings(findings, texts, to_stderr=False)
            return
        case Format.CONCISE:
            text = format_concise(findings, RULES_BY_NAME)
        case Format.JSON:
            text = format_json(findings, RULES_BY_NAME)
        case Format.GITHUB:
            text = format_github(findings, RULES_BY_NAME, repository.prefix())
        case Format.SARIF:
            text = format_sarif(findings, RULES_BY_NAME, repository.prefix())
        case _:
            assert_never(output_format)
    if text:
        print(text)


@dataclass(frozen=True)
class CheckRequest:
    """What was asked for on the command line, besides which rules."""

    dates: Sequence[str]
    output_format: Format
    strict: bool = False
    notes: bool = True
    private: Path | None = None
    """The private root, which holds what is exempt."""


def check(request: CheckRequest, options: CheckOptions) -> ExitCode:
    """Print every finding of the whole board or of some meetings, notes only where they are wanted."""
    days = [parse_day(text) for text in request.dates]
    folder = find_repository()
    repository = find_sources(folder, request.private)
    try:
        sources, findings = check_meetings(repository, days, options, known_probes())
    except UnknownRule as error:
        raise CannotRun(str(error), error.help_line) from None
    except UnknownMeeting as error:
        raise unknown_meeting(error) from None
    shown = [finding for finding in findings if request.notes or _severity(finding) is not Severity.NOTE]
    print_as(request.output_format, shown, sources.texts, folder)
    meetings = len(days) or len(sources.meetings)
    for path in _not_looked_at(sources, days):
        say(f"{path} goes into a later pack: `sbpack check` alone looks at it too")
    count = "1 meeting" if meetings == 1 else f"{meetings} meetings"
    say(f"{summary(findings)} in {count}; `sbpack build` looks at the pages too")
    counted = {Severity.ERROR, Severity.WARNING} if request.strict else {Severity.ERROR}
    return ExitCode.FINDINGS if any(_severity(finding) in counted for finding in findings) else ExitCode.CLEAN


def _severity(finding: Finding) -> Severity:
    return RULES_BY_NAME[finding.rule].severity_of(finding)


def _not_looked_at(sources: Sources, days: Sequence[date]) -> Iterator[str]:
    """Yield the minutes of the last meeting named: whoever has just written them may think that they are checked."""
    path = f"{MEETINGS}/{max(days).isoformat()}/minutes.md" if days else ""
    if path in sources.texts:
        yield path


def check_options(select: Sequence[str], ignore: Sequence[str], as_of: str | None) -> CheckOptions:
    """Return what options of the command line ask for; rules may be divided by commas; raises CannotRun."""
    selection = Selection(tuple(_each(select)), tuple(_each(ignore)))
    return CheckOptions(selection, None if as_of is None else parse_day(as_of))


def _each(values: Sequence[str]) -> Iterator[str]:
    return (name.strip() for value in values for name in value.split(",") if name.strip())
