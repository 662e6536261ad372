"""Links out of the root: one finding each, wherever the file is listed or shown."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import check_meetings
from sbpack.repository.folder import FolderRepository

BASE = Path(__file__).parents[1] / "cases" / "base"
MEETING = "meetings/2024-03-06"


@pytest.mark.parametrize(
    ("link", "file", "before", "after"),
    [
        (f"{MEETING}/v.csv", f"{MEETING}/parks.md", "## Visits", "![V](v.csv)\n\n## Visits"),
        (f"{MEETING}/v.png", f"{MEETING}/parks.md", "## Visits", "![V](v.png)\n\n## Visits"),
        (
            f"{MEETING}/v.pdf",
            f"{MEETING}/meeting.yaml",
            "[parks.md]",
            "[parks.md, {file: v.pdf, title: V, summary: S}]",
        ),
        ("templates/pack/letter.html", f"{MEETING}/parks.md", "", ""),
    ],
)
def test_a_link_is_reported_once(tmp_path: Path, link: str, file: str, before: str, after: str) -> None:
    root, secret = tmp_path / "board", tmp_path / "secret"
    shutil.copytree(BASE, root)
    secret.write_text("a,b\n")
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(secret)
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    _, findings = check_meetings(FolderRepository(root, today=date(2024, 3, 1)), [])
    assert [(finding.rule, finding.span.path) for finding in findings] == [("link-outside", link)]
