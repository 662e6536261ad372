"""What one rule finds in a small board written as text."""

from datetime import date
from pathlib import Path

from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.run_checks import run_checks
from sbpack.findings.finding import Finding
from tests import boards

TODAY = date(2024, 3, 1)


def found(
    rule: str, folder: Path, files: dict[str, str], members: str = boards.MEMBERS, as_of: date = TODAY
) -> list[Finding]:
    """Return the findings of a rule, as of a day; files are named from `meetings/`."""
    board, _ = boards.model(folder, {f"meetings/{path}": text for path, text in files.items()}, members)
    return run_checks(board, board.meetings, as_of, [RULES_BY_NAME[rule]])
