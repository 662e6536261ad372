"""Packs damaged in ways that validators pass: the proofs see every one of them."""

import re
from datetime import date
from itertools import chain

import pytest

from tests import pack_proofs
from tests.proofs import damages_of_the_file, damages_of_the_tree
from tests.proofs.contrast import letters_stand_out
from tests.proofs.damage_tools import saved
from tests.proofs.damages_of_the_tree import Damage
from tests.proofs.file_reading import FinishedFile
from tests.proofs.lawful import wrongs
from tests.proofs.round_trip import differences
from tests.proofs.whole_board import DAY, FILES, write_board

DAMAGES = (*damages_of_the_tree.DAMAGES, *damages_of_the_file.DAMAGES)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> pack_proofs.Built:
    root = write_board(tmp_path_factory.mktemp("board"), FILES)
    return pack_proofs.build(root, date.fromisoformat(DAY))


def test_nothing_is_wrong_with_the_undamaged_pack(good: pack_proofs.Built) -> None:
    assert good.compiled.findings == ()
    pack_proofs.prove(good)
    assert list(wrongs(good.file)) == []
    assert list(differences(good.pack, good.file)) == []


def test_pale_words_are_seen(good: pack_proofs.Built) -> None:
    file = FinishedFile(good.pdf)
    damages_of_the_file.words_are_pale(file)
    pale = list(letters_stand_out(FinishedFile(saved(file))))
    assert {one.split(":")[0] for one in pale} == {"page 3"}
    assert any("Minutes of the" in one and one.endswith("on (255, 255, 255), a contrast of 2.1") for one in pale)


@pytest.mark.parametrize(("damage", "sentence"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
def test_a_damage_is_seen(good: pack_proofs.Built, damage: Damage, sentence: str) -> None:
    file = FinishedFile(good.pdf)
    damage(file)
    damaged = FinishedFile(saved(file))
    found = []
    for wrong in chain(wrongs(damaged), differences(good.pack, damaged)):
        if re.search(sentence, wrong):
            return
        found.append(wrong)
    pytest.fail("\n".join(found) or "nothing was seen")
