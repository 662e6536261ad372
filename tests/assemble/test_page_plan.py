"""The arithmetic of page ranges, over random packs."""

from hypothesis import given
from hypothesis import strategies as st

from sbpack.assemble.assembly import PagePlan, plan_pages

lengths = st.lists(st.integers(1, 9), min_size=1, max_size=40)


def plan_of(
    counts: list[int], first_page: int = 1, *, duplex: bool = True, at_least: PagePlan | None = None
) -> PagePlan:
    return plan_pages(
        [(f"item-{n}", count) for n, count in enumerate(counts)], first_page, duplex=duplex, at_least=at_least
    )


@given(lengths, st.integers(1, 400), st.booleans())
def test_ranges_are_contiguous_and_hold_every_page(counts: list[int], first_page: int, duplex: bool) -> None:
    plan = plan_of(counts, first_page, duplex=duplex)
    assert [place.page_count for place in plan.placements] == counts
    assert plan.placements[0].first_page == plan.first_page
    for place, following in zip(plan.placements, plan.placements[1:], strict=False):
        assert following.first_page == place.last_page + 1
    for place in plan.placements:
        assert place.last_page - place.first_page + 1 == place.page_count + place.blank_pages
        assert 0 <= place.blank_pages <= (1 if duplex else 0)
    assert plan.last_page == plan.placements[-1].last_page


@given(lengths, st.integers(1, 400))
def test_printed_on_both_sides_every_paper_can_be_lifted_out(counts: list[int], first_page: int) -> None:
    for place in plan_of(counts, first_page).placements:
        assert place.first_page % 2 == 1
        assert place.last_page % 2 == 0


@given(lengths, st.integers(1, 400))
def test_printed_on_one_side_nothing_is_blank(counts: list[int], first_page: int) -> None:
    plan = plan_of(counts, first_page, duplex=False)
    assert plan.first_page == first_page
    assert plan.last_page == first_page + sum(counts) - 1


@given(lengths, st.data(), st.booleans())
def test_a_section_never_takes_fewer_pages_than_before(counts: list[int], data: st.DataObject, duplex: bool) -> None:
    earlier = plan_of(counts, duplex=duplex)
    again = [data.draw(st.integers(1, 9)) for _ in counts]
    plan = plan_of(again, duplex=duplex, at_least=earlier)
    for before, after in zip(earlier.placements, plan.placements, strict=True):
        assert after.last_page - after.first_page >= before.last_page - before.first_page
        assert after.blank_pages >= 0
    settled = plan_of(again, duplex=duplex, at_least=plan)
    assert settled == plan


def test_a_front_sheet_that_shrinks_keeps_its_pages() -> None:
    earlier = plan_pages([("front", 3), ("item-4", 8)])
    plan = plan_pages([("front", 1), ("item-4", 8)], at_least=earlier)
    assert plan["front"].blank_pages == 3
    assert plan["item-4"] == earlier["item-4"]


def test_a_supplement_goes_on_at_the_next_odd_page() -> None:
    assert plan_pages([("item-9", 2)], first_page=158).first_page == 159


def test_an_empty_plan_ends_before_it_begins() -> None:
    assert plan_pages([]).last_page == 0
