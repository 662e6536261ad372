"""What does not belong in a private root, which holds Part 2 and nothing else."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.repository import Repository
from sbpack.sources.two_roots import TwoRoots

PART_1_FILES = ("meeting.yaml", "minutes.md", "matters-arising.md")
"""Files of a meeting's folder that the public reads without their being listed."""
_INSTEAD = {
    "meeting.yaml": "keep it in the public root, and put what is exempt of the agenda into part-2.yaml",
    "minutes.md": "keep it in the public root, and call those of Part 2 minutes-part-2.md",
    "matters-arising.md": "keep it in the public root, and call the rows of Part 2 matters-arising-part-2.md",
}


def misplaced_files(repository: Repository) -> Iterator[Finding]:
    """Yield a finding for each file that both roots have, and for each of Part 1 that the private one alone has."""
    for path in sorted(repository.in_both()) if isinstance(repository, TwoRoots) else ():
        if len(PurePosixPath(path).parts) > 2:
            message = "the private root has a file of this name as well, which is not read"
            help_line = "give it another name there; where this one is exempt, take it out of the public root"
            yield Finding(Span(path), message, help_line, rule="exempt-in-part-1")
    for path in sorted(repository.private_paths()):
        parts = PurePosixPath(path).parts
        if len(parts) == 3 and parts[-1] in PART_1_FILES:
            message = f"`{parts[-1]}` lies in the private root, which holds Part 2 alone"
            yield Finding(Span(path), message, _INSTEAD[parts[-1]], rule="exempt-in-part-1")
