"""The sample board's pack for 6 December 2023, finished, held against what it must be."""

from datetime import date
from pathlib import Path

import pytest

from tests import pack_proofs
from tests.pack_proofs import Built

ROOT = Path(__file__).parent.parent
OWNERS = "LB LB LB LB LW SBP LW SBP SBP LB JoM"
"""Of the eleven actions of 21 September 2023, in order."""


@pytest.fixture(scope="module")
def december() -> Built:
    return pack_proofs.build(ROOT, date(2023, 12, 6))


def test_nothing_is_wrong_with_it(december: Built) -> None:
    assert december.compiled.findings == ()
    assert not december.compiled.is_draft


def test_every_page_bears_its_number(december: Built) -> None:
    assert december.manifest["pages"] >= 20
    pack_proofs.prove_page_numbers(december)


def test_agenda_stamp_manifest_link_and_bookmark_agree(december: Built) -> None:
    pack_proofs.prove_items(december)


def test_ranges_are_contiguous_and_blank_pages_say_so(december: Built) -> None:
    pack_proofs.prove_ranges(december)


def test_owners_stand_on_the_line_of_their_mark(december: Built) -> None:
    assert pack_proofs.prove_owners(december) == len(OWNERS.split())


def test_fonts_are_embedded_and_ours(december: Built) -> None:
    pack_proofs.prove_fonts(december)


def test_one_structure_tree_holds_every_text_in_order(december: Built) -> None:
    pack_proofs.prove_structure(december)


def test_all_eleven_actions_are_reported(december: Built) -> None:
    actions = december.pack.board.register_before(december.pack.date).entries
    assert " ".join(owner for entry in actions for owner in entry.action.owners) == OWNERS
    reported = {reference for matter in december.pack.matters for reference in matter.references}
    assert reported == {entry.action.id for entry in actions}
