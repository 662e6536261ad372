"""What `sbpack fix` does to the sources, short of writing them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sbpack.build.checked import model
from sbpack.checks.repairs import Repair, repairs
from sbpack.checks.run_checks import run_checks, without_allowed
from sbpack.read.read_sources import Sources, read_sources
from sbpack.repository.repository import Repository
from sbpack.sandbox.probe import KnownProbes
from sbpack.write.repaired import Refused, Repaired, repaired_files


@dataclass(frozen=True)
class MadeRepairs:
    """Every certain repair, and the files with them."""

    sources: Sources
    repairs: tuple[Repair, ...]
    files: Mapping[str, Repaired | Refused]
    """By path: those that a repair changes, and those that are left alone."""

    @property
    def changed(self) -> dict[str, Repaired]:
        """The files that are to be written."""
        return {path: file for path, file in self.files.items() if isinstance(file, Repaired)}

    @property
    def refused(self) -> dict[str, Refused]:
        """The files that are left alone."""
        return {path: file for path, file in self.files.items() if isinstance(file, Refused)}


def make_repairs(repository: Repository, known: KnownProbes | None = None) -> MadeRepairs:
    """Return every repair that is certain as things stand today; `known` is what is known of attachments."""
    checked = model(*read_sources(repository, known))
    sources, board = checked.sources, checked.board
    findings = [*checked.findings, *run_checks(board, board.meetings, repository.today())]
    found = repairs(board, sources.texts, repository.today(), without_allowed(findings, sources.allowances))
    files = repaired_files((repair.replacement for repair in found), sources.texts, repository.read)
    return MadeRepairs(sources, found, files)
