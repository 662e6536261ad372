"""What one rule finds in a small board, for tests of what is right and must not be found."""

from datetime import date
from pathlib import Path

from sbpack.build.checked import CheckOptions, check_meetings
from sbpack.findings.finding import Finding
from sbpack.findings.rule import Selection
from sbpack.repository.folder import FolderRepository
from tests.boards import MEMBERS


def findings_of(
    rule: str, folder: Path, files: dict[str, str], *, as_of: date = date(2024, 3, 1), members: str = ""
) -> tuple[Finding, ...]:
    """Write files below a folder, `members` at the end of members.yaml, and return what a rule finds on a day."""
    for path, text in {"members.yaml": MEMBERS + members, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return check_meetings(FolderRepository(folder), [], CheckOptions(Selection(select=(rule,)), as_of))[1]
