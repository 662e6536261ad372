"""How sources name days, minutes and actions."""

from datetime import date

import pytest

from sbpack.text.dates import parse_iso_date
from sbpack.text.marks import ActionReference, find_references, parse_reference


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-12-06", date(2023, 12, 6)),
        ("2023-02-30", None),
        ("20231206", None),
        ("2023-W49-3", None),
        ("2023-12-06T10:00", None),
        ("２０２３-12-06", None),
        (" 2023-12-06", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert parse_iso_date(text) == day


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("76.2", ActionReference("76", 2)),
        ("156a.12", ActionReference("156a", 12)),
        ("2017-07-06/145.1", ActionReference("145", 1, date(2017, 7, 6))),
        ("2017-02-30/145.1", None),
        ("76", None),
        ("76.0", None),
        ("076.2", None),
        ("76.2.1", None),
        ("76.2 ", None),
        ("76.٢", None),
        ("76." + "1" * 5000, None),
        ("1" * 5000 + ".1", None),
    ],
)
def test_one_reference(text: str, reference: ActionReference | None) -> None:
    assert parse_reference(text) == reference


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See minute 76.", ["minute 76"]),
        ("Action 76.2 is done.", ["Action 76.2"]),
        ("actions 77.1 and 77.3", ["actions 77.1", "77.3"]),
        ("actions 77.1, 77.3, and 78.1 or 79.2", ["actions 77.1", "77.3", "78.1", "79.2"]),
        ("Actions nos. 77.1 to 77.3", ["Actions nos. 77.1", "77.3"]),
        ("action 77.1\u201377.3", ["action 77.1", "77.3"]),
        ("action\npoint 77.1", ["action\npoint 77.1"]),
        ("minutes 76 and 156a", ["minutes 76", "156a"]),
        ("minute 76 and 3 others", ["minute 76"]),
        ("action 2.4 and 3 others", ["action 2.4"]),
        ("action 76", []),
        ("minutes 2017-07-06/145.1 and 146", ["minutes 2017-07-06/145.1", "146"]),
        ("as 2017-07-06/145.1 has it", ["2017-07-06/145.1"]),
        ("2017-02-30/145.1", []),
        ("https://x.org/2017-07-06/145.1", []),
        ("Minutes 2017-07-06", []),
        ("action 2.75% and action 2.7.1 and action 2.7m", []),
        ("reaction 2.7", []),
        ("action 76." + "1" * 5000, []),
    ],
)
def test_references_in_prose(text: str, found: list[str]) -> None:
    assert [text[reference.start : reference.end] for reference in find_references(text)] == found


def test_what_a_reference_in_prose_holds() -> None:
    first, second = find_references("actions 2017-07-06/145.1 and 76.2 of the last meeting")
    assert (first.name, first.minute, first.number, first.meeting) == ("145.1", "145", 1, date(2017, 7, 6))
    assert (second.name, second.meeting, second.is_qualified) == ("76.2", None, True)
    (minute,) = find_references("minute 76 above")
    assert (minute.name, minute.number, minute.is_qualified) == ("76", None, False)
