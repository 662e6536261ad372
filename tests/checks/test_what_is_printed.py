"""What was printed for a meeting that was held, and minutes that were agreed, are no longer anybody's to correct."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.findings.finding import Severity
from tests.boards import meeting, minutes
from tests.findings_of import findings_of

PAPER = "---\nkind: paper\ntitle: Parks\n---\nThe the gates are shut.\n"
FILES = {
    "meetings/2024-01-10/meeting.yaml": meeting("papers: [parks.md]"),
    "meetings/2024-01-10/parks.md": PAPER,
    "meetings/2024-01-10/minutes.md": minutes("## 1 Parks\n\nIt was was noted.\n", "present: [RS, TO]"),
    "meetings/2024-03-06/meeting.yaml": meeting("minutes_of: 2024-01-10"),
}


@pytest.mark.parametrize(
    ("as_of", "of_paper", "of_minutes"),
    [
        (date(2024, 1, 10), (None, 1), (None, 0)),
        (date(2024, 3, 5), (Severity.NOTE, 0), (None, 0)),
        (date(2024, 3, 6), (Severity.NOTE, 0), (Severity.NOTE, 0)),
    ],
)
def test_what_nobody_can_change_any_more_is_a_note_without_repair(
    tmp_path: Path, as_of: date, of_paper: tuple[Severity | None, int], of_minutes: tuple[Severity | None, int]
) -> None:
    found = {
        one.span.path.rsplit("/", 1)[-1]: (one.severity, len(one.fixes))
        for one in findings_of("doubled-word", tmp_path, FILES, as_of=as_of)
    }
    assert found == {"parks.md": of_paper, "minutes.md": of_minutes}
