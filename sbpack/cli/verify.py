"""`sbpack verify`: what a PDF is, where it came from, and whether anybody touched it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import find_repository, find_sources
from sbpack.cli.output import hand_over
from sbpack.cli.talk import progress, say
from sbpack.findings.suggest import visible
from sbpack.proof.verify import verify as verified
from sbpack.render.layout.workers import Workers
from sbpack.repository.cache import KeptFiles, default_folder
from sbpack.repository.folder import LARGEST_FILE


@dataclass(frozen=True)
class VerifyRequest:
    """What was asked for on the command line."""

    files: Sequence[Path]
    jobs: int = 0
    cache: bool = True
    verbose: bool = False
    private: Path | None = None
    """The private root, which holds what is exempt and the record of the members' edition."""


def verify(request: VerifyRequest) -> ExitCode:
    """Say of each file what is true of it; the worst is the status."""
    repository = find_sources(find_repository(), request.private)
    kept = KeptFiles(default_folder()) if request.cache else None
    statuses = [ExitCode.CLEAN]
    with Workers(request.jobs, kept) as workers:
        for file in request.files:
            pdf = _read(file)
            beside = file.with_suffix(".json")
            with progress(verbose=request.verbose) as workers.tell:
                found = verified(repository, pdf, _read(beside) if beside.is_file() else None, workers)
            hand_over(visible(str(file)))
            if found is None:
                say(f"{file} is not a PDF that sbpack made, or it is too damaged to tell")
                statuses.append(ExitCode.CANNOT_RUN)
                continue
            for line in found.lines:
                hand_over(f"  {visible(line)}")
            statuses.append(ExitCode.CLEAN if found.is_proven else ExitCode.FINDINGS)
    return max(statuses)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise CannotRun(f"{file} is larger than any pack", "name the PDF that was handed out")
        return file.read_bytes()
    except OSError as error:
        raise CannotRun(
            f"{file} cannot be read: {error.strerror or error}", "name the PDF that was handed out"
        ) from error
