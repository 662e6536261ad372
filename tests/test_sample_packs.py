"""The packs of the sample board hold what every pack must, and what the table of features says of them."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import model
from sbpack.packs.make_pack import make_pack
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests import pack_proofs
from tests.feature_table import features, prove_features

ROOT = Path(__file__).parent.parent
DAYS = [date.fromisoformat(folder.name) for folder in sorted((ROOT / "meetings").iterdir())]
OWNERS = "LB LB LB LB LW SBP LW SBP SBP LB JoM"
"""Of the eleven actions of 21 September 2023, in order."""


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_pack_is_what_it_must_be(day: date) -> None:
    built = pack_proofs.build(ROOT, day)
    assert built.compiled.findings == ()
    assert not built.compiled.is_draft
    pack_proofs.prove(built)
    prove_features(built.pdf, ROOT / "meetings" / day.isoformat())


def test_every_pack_is_in_the_table() -> None:
    assert {feature.pack for feature in features()} >= {ROOT / "meetings" / day.isoformat() for day in DAYS}


def test_all_eleven_actions_of_september_are_reported_in_december() -> None:
    board = model(*read_sources(FolderRepository(ROOT))).public
    december = board.meeting(date(2023, 12, 6))
    assert december is not None
    pack = make_pack(board, december)
    actions = board.register_before(pack.date).entries
    assert " ".join(owner for entry in actions for owner in entry.action.owners) == OWNERS
    reported = {reference for matter in pack.matters for reference in matter.references}
    assert reported == {entry.action.id for entry in actions}
