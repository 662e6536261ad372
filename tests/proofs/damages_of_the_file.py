"""Damages of everything in a file but its structure tree, each with a pattern of the sentence that must tell it."""

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Stream, String

from tests.proofs.damage_tools import Instruction, notes, rewrite, tag
from tests.proofs.damages_of_the_tree import Damage
from tests.proofs.file_reading import FinishedFile
from tests.proofs.nesting import branches


def destinations_are_deleted(file: FinishedFile) -> None:
    for note in notes(file):
        for key in ("/A", "/Dest"):
            if key in note:
                del note[key]


def names_are_deleted(file: FinishedFile) -> None:
    del file.pdf.Root.Names


def names_are_not_sorted(file: FinishedFile) -> None:
    names = list(file.pdf.Root.Names.Dests.Names)
    pairs = list(zip(names[::2], names[1::2], strict=True))
    file.pdf.Root.Names.Dests.Names = Array([value for pair in reversed(pairs) for value in pair])


def a_name_leads_to_a_page_outside(file: FinishedFile) -> None:
    page = file.pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842])))
    file.pdf.Root.Names.Dests.Names[1] = Array([page, Name.XYZ, 0, 800, None])


def a_link_leads_too_far(file: FinishedFile) -> None:
    place = Array([file.pages[-1], Name.XYZ, 0, 800, None])
    notes(file, "the plan")[0].A = Dictionary(S=Name.GoTo, D=place)


def a_link_leads_below_its_heading(file: FinishedFile) -> None:
    heading = tag(file, "H2", "The plan")
    page = file.pieces(heading)[0].page
    notes(file, "the plan")[0].A = Dictionary(S=Name.GoTo, D=Array([file.pages[page], Name.XYZ, 0, 50, None]))


def an_address_is_changed(file: FinishedFile) -> None:
    notes(file, "neighbours")[0].A.URI = String("https://example.com/")


def a_reference_leads_elsewhere(file: FinishedFile) -> None:
    notes(file, "minute 2")[0].A = Dictionary(S=Name.GoTo, D=Array([file.pages[0], Name.XYZ, 0, 800, None]))


def calls_lead_to_each_others_notes(file: FinishedFile) -> None:
    one, other = _calls(file)[:2]
    one.A, other.A = other.A, one.A


def _calls(file: FinishedFile) -> list[Dictionary]:
    """Return the links that call footnotes."""
    links = [one for one in file.tags if one.role == "Link" and one.parent and one.parent.role == "Reference"]
    return [link.references[0].target for link in links]


def contents_change_places(file: FinishedFile) -> None:
    one, other = notes(file, "the plan")[0], notes(file, "neighbours")[0]
    one.Contents, other.Contents = String(str(other.Contents)), String(str(one.Contents))


def contents_are_dropped(file: FinishedFile) -> None:
    del notes(file, "the plan")[0].Contents


def a_link_lies_elsewhere(file: FinishedFile) -> None:
    notes(file, "the plan")[0].Rect = Array([10, 10, 20, 20])


def a_link_is_not_in_the_tree(file: FinishedFile) -> None:
    link = next(one for one in file.tags if one.references)
    link.entry.K = Array([mark.mcid for mark in link.own_marks])


def a_link_has_another_number(file: FinishedFile) -> None:
    one, other = notes(file)[:2]
    one.StructParent, other.StructParent = other.StructParent, one.StructParent


def links_have_no_order(file: FinishedFile) -> None:
    del next(page for page in file.pages if "/Annots" in page).Tabs


def a_language_is_dropped(file: FinishedFile) -> None:
    for one in file.tags:
        if str(one.entry.get("/Lang", "")) == "cy":
            del one.entry.Lang


def the_file_has_no_language(file: FinishedFile) -> None:
    del file.pdf.Root.Lang


def a_branch_has_no_language(file: FinishedFile) -> None:
    del branches(file)[1].entry.Lang


def a_bookmark_leads_elsewhere(file: FinishedFile) -> None:
    with file.pdf.open_outline() as outline:
        item = _item(list(outline.root), "The plan")
        item.destination = Array([file.pages[-1], Name.XYZ, 0, 800, None])


def a_bookmark_leads_nowhere(file: FinishedFile) -> None:
    with file.pdf.open_outline() as outline:
        outline.root[0].destination = String("nowhere")


def a_bookmark_is_deleted(file: FinishedFile) -> None:
    with file.pdf.open_outline() as outline:
        paper = next(item for item in outline.root if "Lamps" in item.title)
        del paper.children[0]


def a_name_leads_to_another_heading(file: FinishedFile) -> None:
    names = file.pdf.Root.Names.Dests.Names
    at = 2 * [str(value) for value in list(names)[::2]].index("item-3-lamps/the-plan")
    names[at + 1] = Array([file.pages[0], Name.XYZ, 0, 800, None])


def bookmarks_are_deleted(file: FinishedFile) -> None:
    del file.pdf.Root.Outlines


def _item(items: list[OutlineItem], title: str) -> OutlineItem:
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        if item.title == title:
            return item
        waiting += list(item.children)
    raise AssertionError(f"there is no bookmark `{title}`")


def labels_are_off_by_one(file: FinishedFile) -> None:
    file.pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=2)]))


def labels_begin_anew(file: FinishedFile) -> None:
    file.pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D), 4, Dictionary(S=Name.D)]))


def the_title_is_not_shown(file: FinishedFile) -> None:
    file.pdf.Root.ViewerPreferences.DisplayDocTitle = False


def the_title_is_dropped(file: FinishedFile) -> None:
    with file.pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def the_file_is_not_marked(file: FinishedFile) -> None:
    file.pdf.Root.MarkInfo.Marked = False


def roles_lead_in_a_circle(file: FinishedFile) -> None:
    file.root.entry.RoleMap = Dictionary(Aside=Name.Remark, Remark=Name.Aside)


def a_tag_is_unknown(file: FinishedFile) -> None:
    tag(file, "P", "Park 4 was").entry.S = Name.Paragraph


def a_font_is_not_in_the_file(file: FinishedFile) -> None:
    font = _font(file)
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def a_font_has_no_letters(file: FinishedFile) -> None:
    del _font(file).ToUnicode


def a_font_lacks_a_letter(file: FinishedFile) -> None:
    font = _font(file)
    lines = font.ToUnicode.read_bytes().split(b"\n")
    at = next(number for number, line in enumerate(lines) if b"beginbf" in line) + 1
    font.ToUnicode.write(b"\n".join([*lines[:at], b"<FFFF> <0041>", *lines[at + 1 :]]))


def _font(file: FinishedFile) -> Dictionary:
    fonts = file.pages[2].Resources.Font
    return next(font for font in fonts.values() if font.Subtype == "/Type0" and "Sbpack" not in str(font.BaseFont))


def words_are_pale(file: FinishedFile) -> None:
    def change(item: Instruction) -> Instruction:
        if str(item.operator) == "rg":
            return pikepdf.ContentStreamInstruction([0.7, 0.7, 0.7], item.operator)
        return item

    rewrite(file, 2, change)


def words_stand_outside(file: FinishedFile) -> None:
    page = file.pages[2]
    name = next(iter(page.Resources.Font))
    shown = f"q BT {name} 12 Tf 300 400 Td <0003> Tj ET Q".encode()
    page.Contents = Array([*page.Contents, Stream(file.pdf, shown)])


DAMAGES: tuple[tuple[Damage, str], ...] = (
    (destinations_are_deleted, "the link `.*` leads nowhere"),
    (names_are_deleted, "leads nowhere"),
    (names_are_not_sorted, "the names of places are not in order"),
    (a_name_leads_to_a_page_outside, "the name `.*` leads nowhere"),
    (a_link_leads_too_far, "the link `.*the plan.*` is not read as it was written"),
    (a_link_leads_below_its_heading, "the link `.*the plan.*` is not read as it was written"),
    (an_address_is_changed, "the link `.*neighbours.*` is not read as it was written"),
    (a_reference_leads_elsewhere, "the link `minute 2` does not lead to it"),
    (calls_lead_to_each_others_notes, "the call of note `1` is not read as it was written"),
    (contents_change_places, "the link `the plan` has the Contents `thanks to the neighbours`"),
    (contents_are_dropped, "a link has no Contents"),
    (a_link_lies_elsewhere, "lies beside its words"),
    (a_link_is_not_in_the_tree, "stands in the tree 0 times"),
    (a_link_has_another_number, "is not listed under its element in the ParentTree"),
    (links_have_no_order, "the order of its links by keyboard"),
    (a_language_is_dropped, "the passage `Bydd .*` is not read as it was written"),
    (the_file_has_no_language, "the file has no language"),
    (a_branch_has_no_language, "the branch `.*` has no language"),
    (a_bookmark_leads_elsewhere, "the bookmark `The plan` leads to page .*, where it does not begin"),
    (a_bookmark_leads_nowhere, "the bookmark `Agenda` leads nowhere"),
    (a_bookmark_is_deleted, "the bookmark `.*` is not read as it was written"),
    (a_name_leads_to_another_heading, "the name `item-3-lamps/the-plan` does not lead to `The plan`"),
    (bookmarks_are_deleted, "there are no bookmarks"),
    (labels_are_off_by_one, "page 1 has the label `2`, which is not printed on it"),
    (labels_begin_anew, "page 5 has the label `1` after `4`"),
    (the_title_is_not_shown, "a reader shows the name of the file"),
    (the_title_is_dropped, "the metadata have no title"),
    (the_file_is_not_marked, "the file does not say that it is tagged"),
    (roles_lead_in_a_circle, "the role map leads /Aside in a circle"),
    (a_tag_is_unknown, "the Paragraph `Park 4 .*` is no standard tag"),
    (a_font_is_not_in_the_file, "the font .* is not in the file"),
    (a_font_has_no_letters, "the font .* does not say which letters it shows"),
    (a_font_lacks_a_letter, r"the font .* does not say which letters \["),
    (words_stand_outside, "is neither tagged nor an artifact"),
)
