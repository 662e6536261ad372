"""Make the archive of a board that has met every month for some years, the same one for the same seed.

    python benchmarks/board_archive.py FOLDER YEARS [SEED]

Every action is answered until it is done, so that the archive has no finding.
"""

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from archive.clerk import Clerk, Shape
from archive.people import Holder, draw_holders, members_lines
from archive.speech import Speech

ENDS = 2025
"""The year of the last meeting."""
WEDNESDAY = 2
SEED = 1
MONTHLY = Shape()


def monthly(meetings: int) -> list[date]:
    """Return the second Wednesday of so many months, the last one in December."""
    months = range(ENDS * 12 + 12 - meetings, ENDS * 12 + 12)
    firsts = (date(month // 12, month % 12 + 1, 1) for month in months)
    return [first + timedelta(days=(WEDNESDAY - first.weekday()) % 7 + 7) for first in firsts]


def write_archive(folder: Path, meetings: int, shape: Shape = MONTHLY, seed: int = SEED) -> None:
    """Write members.yaml and the folders of so many monthly meetings."""
    speech, days = Speech(seed), monthly(meetings)
    holders = draw_holders(speech, days[0], days[-1])
    files = {"members.yaml": _members(holders, days[0]), **dict(Clerk(speech, shape, holders, days).files())}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _members(holders: Sequence[Holder], begins: date) -> str:
    lines = ["council: Borough of Elmbridge Vale", "language: en-GB"]
    lines += ["names: [{name: Elmbridge Vale Safety Board}]", "venues: [{name: Town Hall}]"]
    lines += ["contacts: [{name: Priya Shah, email: priya.shah@example.gov.uk}]"]
    lines += [*members_lines(holders), f"archive: {{begins: {begins}, begins_with: 1}}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    write_archive(Path(sys.argv[1]), int(sys.argv[2]) * 12, seed=int(sys.argv[3]) if len(sys.argv) > 3 else SEED)
