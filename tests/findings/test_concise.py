"""A line a place."""

from sbpack.findings.formats.concise import format_concise
from tests.findings.sample import FINDINGS, NOTES, RULES


def test_each_place_has_a_line_that_no_source_can_break() -> None:
    assert format_concise(FINDINGS, RULES).split("\n") == [
        "meetings/2024-03-06/matters-arising.md: error[ACT004] action `2.2` was not reported back (dropped-action)",
        f"{NOTES}:3:2: warning[ODD001] `50% [more](1)�and: �[31mred�[0m,��::warning::→next` (odd)",
        f"{NOTES}:4:1: note[ODD001] `that` stands twice (odd)",
        f"{NOTES}:9:4: note[ODD001] `that` stands twice (odd)",
        "meetings/2024-01-10/minutes.md:2:3: note[ODD001] `that` stands twice (odd)",
        "meetings/2024-03-06/�.md:1:1: warning[ODD001] `�.md` is no text (odd)",
    ]


def test_nothing_found_is_nothing_printed() -> None:
    assert format_concise((), RULES) == ""
