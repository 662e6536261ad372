"""The README, and the page about checking, show what the program really prints."""

import re
import shutil
from datetime import date
from pathlib import Path

from sbpack.build.checked import check_meetings
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.formats.full import format_full
from sbpack.repository.folder import FolderRepository

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKING = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")


def test_the_message_shown_is_the_one_printed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "members.yaml", tmp_path)
    shutil.copytree(ROOT / "meetings", tmp_path / "meetings")
    matters = tmp_path / "meetings" / "2023-12-06" / "matters-arising.md"
    matters.write_text(re.sub(r"^## 76\.4 .*?(?=^## )", "", matters.read_text(), flags=re.MULTILINE | re.DOTALL))
    sources, findings = check_meetings(FolderRepository(tmp_path), [date(2023, 12, 6)])
    printed = format_full(findings, RULES_BY_NAME, sources.texts)
    assert printed
    assert printed in README, printed
    assert printed in CHECKING, printed


def test_every_page_that_it_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)", README):
        assert (ROOT / target).exists(), target
