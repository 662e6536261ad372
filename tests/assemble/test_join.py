"""Joined packs, over random lengths, read back by other libraries than the one that joined them."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Name

from sbpack.assemble import assemble
from sbpack.assemble.assembly import Assembly, Part, Placement, plan_pages
from tests.assemble.packs import of_lengths, pack, part, with_anchor
from tests.assemble.ready_made import LINKS, ready_made, texts_of
from tests.effort import examples
from tests.pdf_reading import bookmarks, kids_of, links, page_labels, page_texts, struct_text, struct_tree

MINUTE = "minute-2023-09-21-76"
SECTION_LINKS = (*LINKS, f"pack:{MINUTE}")


@st.composite
def packs(draw: st.DrawFn) -> Assembly:
    """Draw a pack of 1 to 40 sections, some of them sub-items, whose front sheet may have been longer before."""
    duplex, first_page = draw(st.booleans()), draw(st.sampled_from([1, 1, 2, 157]))
    length = draw(st.integers(1, draw(st.sampled_from([3, 12, 40]))))
    counts = draw(st.lists(st.integers(1, 9), min_size=length, max_size=length))
    sections = [ready_made(count, SECTION_LINKS) for count in counts]
    holder = draw(st.integers(0, len(counts) - 1))
    sections[holder] = with_anchor(sections[holder], MINUTE, draw(st.integers(0, counts[holder] - 1)))
    letters = ["", *(draw(st.sampled_from(["", "", "a", "b"])) for _ in counts[1:])]
    parts = [
        part(f"item-{number}{letter}", section, f"Agenda Item {number}{letter}")
        for number, (section, letter) in enumerate(zip(sections, letters, strict=True), start=1)
    ]
    page_counts = [(part.id, part.section.page_count) for part in parts]
    earlier = plan_pages([(parts[0].id, draw(st.integers(1, 9)))], first_page, duplex=duplex)
    plan = plan_pages(page_counts, first_page, duplex=duplex, at_least=earlier)
    return replace(pack(*parts), plan=plan)


def placed(assembly: Assembly) -> Iterator[tuple[Part, Placement, int]]:
    """Yield each part with its placement and the page of the file at which it begins."""
    for part_, place in zip(assembly.parts, assembly.plan.placements, strict=True):
        yield part_, place, place.first_page - assembly.plan.first_page


def assert_pages_say_what_was_planned(assembly: Assembly, pdf: bytes) -> None:
    texts = page_texts(pdf)
    numbers = range(assembly.plan.first_page, assembly.plan.last_page + 1)
    assert len(texts) == len(numbers)
    for number, text in zip(numbers, texts, strict=True):
        assert f"Page {number}" in text.splitlines() or f"Page {number} " in text
    assert page_labels(pdf) == [str(number) for number in numbers]
    for part_, place, start in placed(assembly):
        assert part_.stamp in texts[start]
        for page in range(place.page_count):
            assert f"Words on page {page + 1}." in texts[start + page]
            assert f"of {place.page_count}" in texts[start + page]
    assert sum("Agenda Item" in text for text in texts) == len(assembly.parts)


def assert_everything_leads_to_the_planned_page(assembly: Assembly, pdf: bytes) -> None:
    starts = {part_.id: start for part_, _, start in placed(assembly)}
    minute = next(
        start + part_.section.destinations[MINUTE].page
        for part_, _, start in placed(assembly)
        if MINUTE in part_.section.destinations
    )
    assert [(entry.title, entry.page) for entry in bookmarks(pdf)] == [
        (part_.title, starts[part_.id]) for part_ in assembly.parts
    ]
    found = links(pdf)
    assert [(link.page, link.target_page) for link in found] == [
        (start, target)
        for part_, place, start in placed(assembly)
        for target in (starts["item-1"], start + place.page_count - 1, minute)
    ]
    assert all(link.contents and not link.uri for link in found)


def assert_one_tree_in_order(assembly: Assembly, pdf: bytes) -> None:
    expected: list[tuple[str, str]] = []
    for part_, place, _ in placed(assembly):
        expected += texts_of(part_.section.page_count, SECTION_LINKS)
        expected += texts_of(1, ()) * place.blank_pages
    assert struct_text(pdf) == expected
    (document,) = struct_tree(pdf).children
    assert document.tag == "Document"
    branches = [(branch.tag, branch.title, branch.language) for branch in document.children]
    assert branches == [("Part", part_.title, "en-GB") for part_ in assembly.parts]
    for part_, branch in zip(assembly.parts, document.children, strict=True):
        ids = [element.id for element in branch.walk() if element.id]
        assert all(name.startswith(f"{part_.id}/") for name in ids)
        assert {header for element in branch.walk() for header in element.headers} <= set(ids)
    every_id = [element.id for element in document.walk() if element.id]
    assert len(every_id) == len(set(every_id))


def assert_parent_tree_agrees(pdf: bytes) -> None:
    """Check that pages and links know their elements, and these them."""
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        numbers = root.ParentTree.Nums.as_list()
        assert [int(key) for key in numbers[::2]] == list(range(int(root.ParentTreeNextKey)))
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in document.pages:
            assert page.obj.Tabs == Name.S
            for mcid, element in enumerate(parents.pop(int(page.obj.StructParents))):
                assert element.Pg == page.obj
                assert mcid in kids_of(element)
            for note in page.obj.get("/Annots", []):
                element = parents.pop(int(note.StructParent))
                assert [kid.Obj for kid in kids_of(element) if not isinstance(kid, int)] == [note]
        assert not parents
        names = [bytes(name) for name in root.IDTree.Names.as_list()[::2]]
        assert names == sorted(names)
        for name, element in zip(names, root.IDTree.Names.as_list()[1::2], strict=True):
            assert bytes(element.ID) == name
        assert_elements_know_their_parents(root)


def assert_elements_know_their_parents(root: Any) -> None:
    stack = [root]
    while stack:
        above = stack.pop()
        for kid in kids_of(above):
            if not isinstance(kid, int) and "/S" in kid:
                assert kid.P.objgen == above.objgen
                stack.append(kid)


@settings(max_examples=examples(40))
@given(packs())
def test_a_joined_pack_is_as_planned(assembly: Assembly) -> None:
    pdf = assemble(assembly)
    assert_pages_say_what_was_planned(assembly, pdf)
    assert_everything_leads_to_the_planned_page(assembly, pdf)
    assert_one_tree_in_order(assembly, pdf)
    assert_parent_tree_agrees(pdf)


def test_the_same_pack_gives_the_same_bytes_a_second_later() -> None:
    first = assemble(of_lengths(3, 1, 4))
    time.sleep(1.1)
    assert assemble(of_lengths(3, 1, 4)) == first


@pytest.mark.parametrize(("seed", "zone", "locale"), [("1", "Pacific/Kiritimati", "C.UTF-8"), ("2", "UTC", "C")])
def test_hash_seed_time_zone_and_locale_leave_no_trace(seed: str, zone: str, locale: str) -> None:
    program = (
        "import hashlib\nfrom sbpack.assemble import assemble\nfrom tests.assemble.packs import of_lengths\n"
        "print(hashlib.sha256(assemble(of_lengths(3, 1, 4))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], env=environment, cwd=root, capture_output=True, check=True)
    assert done.stdout.decode().strip() == hashlib.sha256(assemble(of_lengths(3, 1, 4))).hexdigest()


def test_blank_pages_are_numbered_and_share_their_fonts() -> None:
    pdf = assemble(of_lengths(1, 1, 1))
    assert [text.splitlines()[0] for text in page_texts(pdf)[1::2]] == ["Heading 1 of 1"] * 3
    with pikepdf.open(BytesIO(pdf)) as document:
        blank = [page.obj.Resources.objgen for page in list(document.pages)[1::2]]
        assert len(set(blank)) == 1


def test_a_plan_of_other_parts_is_refused() -> None:
    assembly = of_lengths(2, 3)
    with pytest.raises(ValueError, match="plan"):
        assemble(replace(assembly, plan=plan_pages([("item-1", 2), ("item-2", 4)])))


def test_a_section_with_other_pages_than_it_says_is_refused() -> None:
    untrue = replace(ready_made(2), page_count=3)
    with pytest.raises(ValueError, match="has 2"):
        assemble(pack(part("item-1", untrue)))


def test_two_parts_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        assemble(pack(part("item-1", ready_made(1)), part("item-1", ready_made(1))))
