"""Damages of a structure tree that validators pass, each with a pattern of the sentence that must tell it."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, String

from tests.pdf_reading import kids_of
from tests.proofs.damage_tools import (
    Instruction,
    artifacts_in_place_of,
    hang,
    kids,
    rewrite,
    set_attribute,
    tag,
    tags,
    take_out,
)
from tests.proofs.file_reading import FinishedFile
from tests.proofs.identifiers import cells_of
from tests.proofs.nesting import branches

Damage = Callable[[FinishedFile], None]


def half_is_missing(file: FinishedFile) -> None:
    document = file.root.children[0].entry
    document.K = Array(list(kids_of(document))[: len(kids_of(document)) // 2])


def half_of_a_branch_is_missing(file: FinishedFile) -> None:
    branch = branches(file)[-1]
    branch.entry.K = Array(kids(branch)[:2])


def reading_order_is_reversed(file: FinishedFile) -> None:
    for branch in branches(file):
        branch.entry.K = Array(reversed(kids(branch)))


def sections_are_reversed(file: FinishedFile) -> None:
    document = file.root.children[0].entry
    document.K = Array(reversed(list(kids_of(document))))


def two_paragraphs_change_places(file: FinishedFile) -> None:
    first, second = tag(file, "P", "Park 3 was"), tag(file, "P", "Park 4 was")
    assert first.parent is not None
    at = [kid.objgen for kid in kids(first.parent)].index(first.entry.objgen)
    take_out(second)
    hang(second.entry, first.parent, at)


def lines_of_a_paragraph_change_places(file: FinishedFile) -> None:
    paragraph = tag(file, "P", "lamps were counted")
    paragraph.entry.K = Array(reversed(kids(paragraph)))


def words_of_two_cells_change_places(file: FinishedFile) -> None:
    one, other = tag(file, "TD", "12"), tag(file, "TD", "25")
    one.entry.K, other.entry.K = Array(kids(other)), Array(kids(one))
    for cell in (one, other):
        for kid in kids_of(cell.entry):
            if isinstance(kid, Dictionary) and "/P" in kid:
                kid.P = cell.entry


def two_pages_share_struct_parents(file: FinishedFile) -> None:
    file.pages[3].StructParents = file.pages[2].StructParents


def a_page_has_no_struct_parents(file: FinishedFile) -> None:
    del file.pages[3].StructParents


def the_parent_tree_is_shifted(file: FinishedFile) -> None:
    listed = file.parent_tree[int(file.pages[2].StructParents)]
    first, second = listed[0], listed[1]
    listed[0], listed[1] = second, first


def headers_lead_nowhere(file: FinishedFile) -> None:
    set_attribute(tag(file, "TD", "25"), "/Headers", Array([String("nowhere")]))


def headers_lead_to_the_neighbour(file: FinishedFile) -> None:
    one, other = tag(file, "TD", "25"), tag(file, "TD", "28")
    mine, theirs = one.attribute("/Headers"), other.attribute("/Headers")
    set_attribute(one, "/Headers", Array(list(theirs)))  # type: ignore[call-overload]
    set_attribute(other, "/Headers", Array(list(mine)))  # type: ignore[call-overload]


def headers_lead_to_another_table(file: FinishedFile) -> None:
    tables = tags(file, "Table")
    foreign = next(cell for cell in cells_of(tables[0]) if cell.role == "TH")
    set_attribute(tag(file, "TD", "25"), "/Headers", Array([foreign.entry.ID]))


def headers_are_dropped(file: FinishedFile) -> None:
    set_attribute(tag(file, "TD", "25"), "/Headers", Array())


def there_is_no_id_tree(file: FinishedFile) -> None:
    del file.root.entry.IDTree


def the_id_tree_is_not_sorted(file: FinishedFile) -> None:
    names = list(file.root.entry.IDTree.Names)
    pairs = list(zip(names[::2], names[1::2], strict=True))
    file.root.entry.IDTree.Names = Array([value for pair in reversed(pairs) for value in pair])


def two_elements_share_an_id(file: FinishedFile) -> None:
    first, second = [one for one in file.tags if "/ID" in one.entry][:2]
    second.entry.ID = first.entry.ID


def a_parent_is_wrong(file: FinishedFile) -> None:
    tag(file, "P", "Park 4 was").entry.P = branches(file)[0].entry


def a_page_is_wrong(file: FinishedFile) -> None:
    for one in tag(file, "P", "Park 4 was").walk():
        if "/Pg" in one.entry:
            one.entry.Pg = file.pages[0]


def an_element_stands_twice(file: FinishedFile) -> None:
    branch = branches(file)[-1]
    branch.entry.K = Array([*kids(branch), kids(branch)[-1]])


def a_mark_stands_twice(file: FinishedFile) -> None:
    one = next(one for one in branches(file)[-1].walk() if one.own_marks)
    one.entry.K = Array([*kids(one), *kids(one)])


def a_page_of_text_is_an_artifact(file: FinishedFile) -> None:
    artifacts_in_place_of(file, _last_page(file))


def a_row_is_dropped(file: FinishedFile) -> None:
    take_out(tag(file, "TR", "High Street"))


def a_row_is_an_artifact(file: FinishedFile) -> None:
    row = tag(file, "TR", "High Street")
    marks = list(row.marks())
    artifacts_in_place_of(file, marks[0].page or 0, {mark.mcid for mark in marks})


def a_row_span_is_wrong(file: FinishedFile) -> None:
    cell = tag(file, "TD", "25")
    attributes = cell.entry.get("/A", Array())
    owners = list(attributes) if isinstance(attributes, Array) else [attributes]
    cell.entry.A = Array([*owners, Dictionary(O=Name.Table, ColSpan=2)])


def a_heading_cell_is_none(file: FinishedFile) -> None:
    tag(file, "TH", "Mill Lane").entry.S = Name.TD


def an_item_moves_to_another_list(file: FinishedFile) -> None:
    item, other = tag(file, "LI", "broken posts"), tag(file, "LI", "two")
    take_out(item)
    assert other.parent is not None
    hang(item.entry, other.parent, 0)


def a_nested_list_is_taken_out(file: FinishedFile) -> None:
    inner, outer = tag(file, "L", "in the lane"), tags(file, "L", "in the lane")[0]
    assert inner is not outer
    take_out(inner)
    hang(inner.entry, outer, 1)


def nested_items_move_up(file: FinishedFile) -> None:
    outer, inner = tags(file, "L", "in the lane")[0], tag(file, "L", "in the lane")
    assert inner is not outer
    take_out(inner)
    for at, item in enumerate(inner.children, start=1):
        hang(item.entry, outer, at)


def a_list_does_not_say_how_it_counts(file: FinishedFile) -> None:
    del tag(file, "L", "broken posts").entry.A


def a_heading_is_one_level_up(file: FinishedFile) -> None:
    tag(file, "H3", "Who does it").entry.S = Name.H2


def a_heading_skips_a_level(file: FinishedFile) -> None:
    tag(file, "H2", "What was found").entry.S = Name.H3


def a_heading_is_a_paragraph(file: FinishedFile) -> None:
    tag(file, "H2", "The plan").entry.S = Name.P


def headings_are_mixed(file: FinishedFile) -> None:
    tag(file, "H2", "The plan").entry.S = Name.H


def a_quotation_is_none(file: FinishedFile) -> None:
    tag(file, "BlockQuote", "Light is safety").entry.S = Name.Div


def a_note_is_none(file: FinishedFile) -> None:
    tag(file, "Note", "two officers").entry.S = Name.Div


def alternative_texts_change_places(file: FinishedFile) -> None:
    one, other = (figure.entry for figure in file.tags if figure.role == "Figure")
    one.Alt, other.Alt = String(str(other.Alt)), String(str(one.Alt))


def a_figure_has_no_alternative_text(file: FinishedFile) -> None:
    del next(one for one in file.tags if one.role == "Figure").entry.Alt


def a_box_lies_elsewhere(file: FinishedFile) -> None:
    set_attribute(next(one for one in file.tags if one.role == "Figure"), "/BBox", Array([300, 20, 400, 60]))


def a_box_leaves_the_page(file: FinishedFile) -> None:
    set_attribute(next(one for one in file.tags if one.role == "Figure"), "/BBox", Array([0, -100, 595, 900]))


def a_stamp_is_read(file: FinishedFile) -> None:
    """Tag the last artifact with words as a paragraph, and list it as one, so that all but its sense is lawful."""
    number = _last_page(file)
    count = 1 + max(mark.mcid for mark in file.root.marks() if mark.page == number)
    left = [1]

    def change(item: Instruction) -> Instruction:
        operator = str(item.operator)
        if operator == "BDC" and item.operands[0] == Name.Artifact and "/Subtype" in item.operands[1] and left:
            left.pop()
            return type(item)([Name.P, Dictionary(MCID=count)], item.operator)  # type: ignore[arg-type,call-arg]
        return item

    rewrite(file, number, change)
    paragraph = Dictionary(Type=Name.StructElem, S=Name.P, Pg=file.pages[number], K=Array([count]))
    entry = file.pdf.make_indirect(paragraph)
    branch = branches(file)[-1]
    hang(entry, branch, len(kids(branch)))
    file.parent_tree[int(file.pages[number].StructParents)].append(entry)


def _last_page(file: FinishedFile) -> int:
    """Return the last page but blank ones."""
    return max(item.page for item in file.pieces(branches(file)[-1]) if "Park" in item.text)


DAMAGES: tuple[tuple[Damage, str], ...] = (
    (half_is_missing, "belongs to no element"),
    (half_of_a_branch_is_missing, "belongs to no element"),
    (reading_order_is_reversed, "is read after .* which stands below it|is not read in its place"),
    (sections_are_reversed, "before its time"),
    (two_paragraphs_change_places, "`Park4wasvisited.*` is not read in its place|is read after"),
    (lines_of_a_paragraph_change_places, "below it"),
    (words_of_two_cells_change_places, "is not read in its place"),
    (two_pages_share_struct_parents, r"pages \[3, 4\] share StructParents"),
    (a_page_has_no_struct_parents, "page 4: there is no StructParents"),
    (the_parent_tree_is_shifted, "the ParentTree lists mark 0 not under"),
    (headers_lead_nowhere, "the TD `25` names `nowhere`, which is no heading of its table"),
    (headers_lead_to_the_neighbour, "the TD `25` names the TH `whole`, which is neither above nor beside it"),
    (headers_lead_to_another_table, "the TD `25` names `.*`, which is no heading of its table"),
    (headers_are_dropped, "the TD `25` does not name the TH `High Street`"),
    (there_is_no_id_tree, "there is no IDTree"),
    (the_id_tree_is_not_sorted, "the IDTree is not in order"),
    (two_elements_share_an_id, "the id `.*` is that of 2 elements"),
    (a_parent_is_wrong, "the P `Park 4 was .*` stands in a .* that is not its /P"),
    (a_page_is_wrong, "page 1: an element holds mark|page 1: the ParentTree lists mark"),
    (an_element_stands_twice, "stands in the tree twice"),
    (a_mark_stands_twice, r"mark \d+ stands in the tree 2 times"),
    (a_page_of_text_is_an_artifact, "the words `Park 45 .*` are an artifact, and nobody hears them"),
    (a_row_is_dropped, "mark .* `28` belongs to no element"),
    (a_row_is_an_artifact, "the words `28` are an artifact"),
    (a_row_span_is_wrong, "has no cell in row|has a cell too many in row"),
    (a_heading_cell_is_none, "the table `Street .*` is not read as it was written"),
    (an_item_moves_to_another_list, "the list `one, .*` is not read as it was written"),
    (a_nested_list_is_taken_out, "stands beside the items of a list"),
    (nested_items_move_up, "the list `dark lamps:, .*` is not read as it was written"),
    (a_list_does_not_say_how_it_counts, "has labels and no ListNumbering"),
    (a_heading_is_one_level_up, "the heading `Who does it` is not read as it was written"),
    (a_heading_skips_a_level, "the H3 `What was found` follows a heading of level 1"),
    (a_heading_is_a_paragraph, "the heading `The plan` is not read as it was written"),
    (headings_are_mixed, "headings with and without a level are mixed"),
    (a_quotation_is_none, r"the quotation `Light is safety\.` is not read"),
    (a_note_is_none, r"the note 1 `By two officers .*` is not read"),
    (alternative_texts_change_places, "the figure `Lamps by street, .*` is not read as it was written"),
    (a_figure_has_no_alternative_text, "a Figure on page .* has no alternative text"),
    (a_box_lies_elsewhere, "has a BBox that is not round what it draws"),
    (a_box_leaves_the_page, "has a BBox that leaves its page"),
    (a_stamp_is_read, "the stamp `.*` is read with the text"),
)
