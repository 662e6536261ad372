"""Everything that must hold of a finished file, from the file alone."""

from collections.abc import Callable, Iterator

from tests.proofs import (
    annotations,
    catalogue,
    figures,
    fonts,
    grid,
    identifiers,
    marks,
    nesting,
    order,
    places,
)
from tests.proofs.file_reading import FinishedFile

PROOFS: tuple[Callable[[FinishedFile], Iterator[str]], ...] = (
    marks.every_mark_has_one_element,
    marks.the_parent_tree_agrees,
    marks.nothing_stands_outside,
    marks.artifacts_say_nothing_new,
    marks.nothing_is_tagged_in_the_margin,
    marks.every_page_says_something,
    marks.every_element_knows_its_parent,
    marks.every_element_knows_its_page,
    annotations.every_link_is_tagged,
    annotations.every_link_says_its_words,
    identifiers.every_id_is_found,
    identifiers.every_header_is_of_the_table,
    grid.tables_are_rectangular,
    grid.cells_name_the_headings_they_stand_under,
    nesting.everything_stands_where_it_may,
    nesting.lists_have_items,
    nesting.lists_say_how_they_count,
    nesting.headings_skip_no_level,
    figures.figures_are_told,
    figures.boxes_are_round_their_figures,
    places.links_lead_somewhere,
    places.names_lead_somewhere,
    places.bookmarks_lead_to_their_headings,
    places.pages_have_their_labels,
    catalogue.the_file_says_what_it_is,
    catalogue.languages_are_known,
    catalogue.there_is_one_tree,
    catalogue.roles_are_known,
    fonts.fonts_are_whole,
    order.lines_go_forward,
    order.blocks_go_forward,
    order.sections_follow_the_pages,
)


def wrongs(file: FinishedFile) -> Iterator[str]:
    """Yield everything that is wrong with a finished file."""
    for proof in PROOFS:
        yield from (f"{wrong} ({proof.__name__})" for wrong in proof(file))


def prove_lawful(file: FinishedFile) -> None:
    """Nothing is wrong with a finished file."""
    found = list(wrongs(file))
    assert not found, "\n".join(found)
