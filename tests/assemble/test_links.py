"""Links between the sections of a pack."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Object, Stream

from sbpack.assemble import assemble
from sbpack.assemble.links import UnresolvedLink, unresolved_links
from tests.assemble.packs import of_lengths, pack, part, with_anchor
from tests.assemble.ready_made import ready_made
from tests.pdf_reading import kids_of, links, struct_text


def test_a_link_to_a_part_goes_to_its_first_page_and_is_called_by_its_title() -> None:
    assembly = pack(
        part("front", ready_made(2, ("pack:item-8-delivery-plan",))), part("item-8-delivery-plan", ready_made(3, ()))
    )
    (link,) = links(assemble(assembly))
    assert (link.page, link.target_page, link.contents) == (0, 2, "Title of item-8-delivery-plan")


def test_a_link_to_an_anchor_goes_to_its_page_in_whatever_part_it_is() -> None:
    minutes = with_anchor(ready_made(5, ()), "minute-2023-09-21-76", 3)
    paper = ready_made(1, ("pack:minute-2023-09-21-76",))
    (link,) = links(assemble(pack(part("item-4", minutes), part("item-5", paper))))
    assert (link.page, link.target_page) == (6, 3)


def test_a_link_may_name_part_and_anchor() -> None:
    (link,) = links(assemble(pack(part("a", ready_made(1, ("pack:b/end",))), part("b", ready_made(4, ())))))
    assert link.target_page == 5


def test_an_explicit_place_inside_a_section_moves_with_it() -> None:
    assembly = pack(part("item-1", ready_made(3)), part("item-2", ready_made(3, ("@2",))))
    assert [link.target_page for link in links(assemble(assembly)) if link.page == 4] == [5]


def test_a_part_comes_before_an_anchor_of_the_same_name() -> None:
    front = with_anchor(ready_made(2, ("pack:item-2",)), "item-2", 0)
    (link,) = links(assemble(pack(part("front", front), part("item-2", ready_made(1, ())))))
    assert link.target_page == 2


def test_links_out_of_the_pack_stay() -> None:
    (link,) = links(assemble(pack(part("item-1", ready_made(1, ("https://example.org/plan",))))))
    assert (link.uri, link.contents) == ("https://example.org/plan", "https://example.org/plan")


def test_a_link_to_nowhere_is_reported_and_becomes_text() -> None:
    broken = ready_made(2, ("pack:item-99", "pack:item-1", "#nowhere"))
    assembly = pack(part("item-1", ready_made(1)), part("item-2", broken))
    assert unresolved_links(assembly) == (UnresolvedLink("item-2", "pack:item-99"),)
    pdf = assemble(assembly)
    assert [link.target_page for link in links(pdf) if link.page == 2] == [0]
    assert ("P", "see pack:item-99") in struct_text(pdf)
    assert ("Link", "see pack:item-99") not in struct_text(pdf)
    assert "pack:" not in " ".join(link.uri for link in links(pdf))
    with pikepdf.open(BytesIO(pdf)) as document:
        notes = {note.objgen for page in document.pages for note in page.obj.get("/Annots", [])}
        referred = [item.Obj.objgen for item in document.objects if is_reference(item)]
        held = [kid.Obj.objgen for item in document.objects for kid in direct_kids(item) if is_reference(kid)]
        assert sorted(referred + held) == sorted(notes)


def is_reference(item: object) -> bool:
    """Say whether it is a structure element's reference to an annotation."""
    return isinstance(item, Dictionary) and not isinstance(item, Stream) and item.get("/Type") == Name.OBJR


def direct_kids(item: Object) -> list[Object]:
    """Return what a structure element holds in itself, without what it refers to."""
    if not isinstance(item, Dictionary) or isinstance(item, Stream) or "/S" not in item:
        return []
    return [kid for kid in kids_of(item) if isinstance(kid, Dictionary) and not kid.is_indirect]


def test_an_anchor_in_two_sections_is_nobodys() -> None:
    assembly = pack(part("item-1", ready_made(1, ("pack:end",))), part("item-2", ready_made(1, ())))
    assert [link.target for link in unresolved_links(assembly)] == ["pack:end"]
    assert links(assemble(assembly)) == []


def test_a_link_without_words_gets_some() -> None:
    section = ready_made(1, ("https://example.org",))
    with pikepdf.open(BytesIO(section.pdf)) as document:
        del document.pages[0].obj.Annots[0].Contents
        output = BytesIO()
        document.save(output)
    (link,) = links(assemble(pack(part("item-1", replace(section, pdf=output.getvalue())))))
    assert link.contents == "https://example.org"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("4", "4: Title of item-2"),
        ("12a", "12a: Title of item-2"),
        ("Pages 3\u201312", "Pages 3\u201312: Title of item-2"),
        ("Page 7", "Page 7: Title of item-2"),
        ("minute 76", "minute 76"),
        ("2 June 2023", "2 June 2023"),
        ("Police update", "Police update"),
    ],
)
def test_a_link_is_called_by_its_words_and_by_its_title_where_they_are_only_numbers(words: str, called: str) -> None:
    front = ready_made(1, ("pack:item-2",))
    with pikepdf.open(BytesIO(front.pdf)) as document:
        document.pages[0].obj.Annots[0].Contents = words
        output = BytesIO()
        document.save(output)
    (link,) = links(
        assemble(pack(part("front", replace(front, pdf=output.getvalue())), part("item-2", ready_made(1, ()))))
    )
    assert link.contents == called


def test_a_whole_pack_has_no_link_to_nowhere() -> None:
    assert unresolved_links(of_lengths(1, 2, 3)) == ()
