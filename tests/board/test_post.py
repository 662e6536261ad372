"""Which posts are one, given in two forms."""

import pytest

from sbpack.board.people_names import is_same_post

COUNCIL = "London Borough of Bromley"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Projects Manager", "Projects Manager, Environment and Public Protection, LBB"),
        ("Chairman of the SNB", "Chairman, Safer Neighbourhood Board"),
        ("London Borough of Bromley", "Projects Manager, LBB"),
        ("Bromley Council", "Projects Manager, LBB"),
        ("Domestic Abuse Strategy Coordinator", "Domestic Abuse Strategy Co-ordinator, LBB"),
        ("Assistant Director: Housing", "Assistant Director, Housing"),
        ("Head of Service for Community Safety", "Head of Community Safety"),
        ("London Fire Brigade", "Borough Commander, LFB"),
        ("Director of Children's Services", "Director of Children\u2019s Service"),
        ("Manager", "Interim Community Safety Manager"),
    ],
)
def test_one_post(first: str, second: str) -> None:
    assert is_same_post(first, second, COUNCIL)
    assert is_same_post(second, first, COUNCIL)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Housing Officer", "Tenancy Specialist Manager, Clarion Housing Group"),
        ("Director, Housing", "Assistant Director, Housing"),
        ("Inspector", "Chief Inspector, Metropolitan Police"),
        ("National Probation Service", "Head of Service, Probation Service"),
        ("Community Safety Manager", "Head of Community Safety"),
    ],
)
def test_two_posts(first: str, second: str) -> None:
    assert not is_same_post(first, second, COUNCIL)
    assert not is_same_post(second, first, COUNCIL)
