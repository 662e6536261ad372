"""What the public build finds, `sbpack check` finds as well: nobody is told to make Part 2 public."""

from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.build.checked import CheckOptions, check_meetings
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import TwoRoots
from tests.part_2.boards import DAY, HERE, PUBLIC, Files, Watchwords, private, write
from tests.part_2.modelling import given


@pytest.mark.parametrize(
    "text",
    [
        "The names are in Annex A.",
        "Appendix 1 has the names, Annex B the sums.",
        "See item 4b, item 5 and minute 2.",
        "Action 2.2 is done; action 2.3 is not.",
        "Minute 3 and [minute 2](#minute-2) say so.",
    ],
)
def test_a_public_paper_that_speaks_of_what_is_exempt(tmp_path: Path, text: str) -> None:
    files: Files = {**PUBLIC, f"{HERE}/youth.md": f"{PUBLIC[f'{HERE}/youth.md']}\n{text}\n"}
    part_2 = private(Watchwords())
    part_2[f"{HERE}/part-2.yaml"] = str(part_2[f"{HERE}/part-2.yaml"]).replace(
        "annex_of: youth.md,", "annex_of: youth.md, label: Annex A,"
    )
    root, apart = write(tmp_path / "public", files), write(tmp_path / "apart", part_2)
    both = TwoRoots(FolderRepository(root), FolderRepository(apart))
    _, checked = check_meetings(both, (), CheckOptions(as_of=DAY))
    found = {(finding.rule, finding.message) for finding in given(root, Edition.PUBLIC, private=apart).findings}
    assert found <= {(finding.rule, finding.message) for finding in checked}
