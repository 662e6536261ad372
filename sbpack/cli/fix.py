"""`sbpack fix`: make the repairs that are certain."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from sbpack.check_meetings import model
from sbpack.checks.allowed import without_allowed
from sbpack.checks.repairs import repairs
from sbpack.checks.run_checks import run_checks
from sbpack.cli.cannot_run import CannotRun
from sbpack.cli.exit_code import ExitCode
from sbpack.cli.find_repository import find_repository
from sbpack.cli.talk import say
from sbpack.sources.read_sources import read_sources
from sbpack.write.atomically import replace_files
from sbpack.write.repaired import Refused, Repaired, repaired_files


def fix(*, diff: bool) -> ExitCode:
    """Make every certain repair, or show what would be written."""
    repository = find_repository()
    modelled = model(*read_sources(repository))
    sources, board = modelled.sources, modelled.board
    findings = [*modelled.findings, *run_checks(board, board.meetings, repository.today())]
    found = repairs(board, sources.texts, repository.today(), without_allowed(findings, sources.allowances))
    files = repaired_files((repair.replacement for repair in found), sources.texts, repository.read)
    changed = {path: file for path, file in files.items() if isinstance(file, Repaired)}
    if diff:
        _show(changed, sources.texts)
    else:
        _write(repository.folder, changed)
        for repair in found:
            if repair.replacement.span.path in changed:
                say(f"{repair.replacement.span}: {repair.what}")
    refused = {path: file for path, file in files.items() if isinstance(file, Refused)}
    for path, file in refused.items():
        say(f"{path}: not repaired, {file.reason}\nhelp: {file.help}")
    if not found:
        say("nothing to repair")
    return ExitCode.FINDINGS if refused else ExitCode.CLEAN


def _show(changed: Mapping[str, Repaired], texts: Mapping[str, str]) -> None:
    for path, file in changed.items():
        print("\n".join(unified_diff(texts[path].split("\n"), file.text.split("\n"), path, path, lineterm="")))


def _write(folder: Path, changed: Mapping[str, Repaired]) -> None:
    """Write every file; behind a link the file itself."""
    try:
        replace_files({(folder / path).resolve(): file.data for path, file in changed.items()})
    except OSError as error:
        raise CannotRun(f"the repairs cannot be written: {error.strerror or error}", "no file was changed") from error
