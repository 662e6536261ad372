"""One slip that shows in many places of a file is one finding, which names some of them and has all the places."""

from pathlib import Path

import pytest

from tests.boards import meeting
from tests.findings_of import findings_of

MARCH = "meetings/2024-03-06"


def table(*ratings: str) -> str:
    rows = "".join(f"| Lamp {number} | {rating} |\n" for number, rating in enumerate(ratings, 1))
    return f"---\nkind: paper\ntitle: Parks\n---\n| Action | RAG |\n|---|---|\n{rows}{{rag=RAG}}\n"


@pytest.mark.parametrize(
    ("ratings", "messages"),
    [
        (["1%", "2%"], ["`1%` is not a RAG rating", "`2%` is not a RAG rating"]),
        (["1%", "2%", "G", "3%", "1%", "4%"], ["`1%` is not a RAG rating (the same of `2%`, `3%` and `4%`)"]),
        (
            [f"{number}%" for number in range(25)],
            ["`0%` is not a RAG rating (the same of `1%`, `2%`, `3%` and 21 more)"],
        ),
    ],
)
def test_a_column_of_wrong_values_is_one_finding(tmp_path: Path, ratings: list[str], messages: list[str]) -> None:
    files = {f"{MARCH}/meeting.yaml": meeting("{title: A, papers: [a.md]}"), f"{MARCH}/a.md": table(*ratings)}
    found = findings_of("unknown-rag", tmp_path, files)
    assert [finding.message for finding in found] == messages
    assert sum(1 + len(finding.also) for finding in found) == len([one for one in ratings if one != "G"])


def test_headings_of_one_kind_are_one_finding(tmp_path: Path) -> None:
    body = "".join(f"## {title}\n\nNoted.\n\n" for title in ("Old business", "Parks", "Roads", "Lamps", "Trees"))
    files = {f"{MARCH}/meeting.yaml": meeting(), f"{MARCH}/minutes.md": f"---\npresent: [RS]\n---\n{body}"}
    (found,) = findings_of("minute-without-number", tmp_path, files)
    assert [found.span.line, *(span.line for span in found.also)] == [4, 8, 12, 16, 20]
