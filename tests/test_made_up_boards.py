"""Boards that nobody wrote: whatever papers they have, the pack holds together."""

import re
import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import pack_proofs
from tests.effort import examples

WORDS = st.sampled_from(["the", "board", "noted", "that", "lamps", "in", "Mill", "Lane", "were", "dark", "a", "report"])
LINE = st.lists(WORDS, min_size=3, max_size=40).map(" ".join)
MARK = st.sampled_from(["", "", " [@RS]", " [@TO @ALL]", " [@RS due next meeting]"])
BLOCK = st.one_of(
    LINE,
    st.lists(LINE, min_size=1, max_size=6).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(LINE, min_size=1, max_size=4).map(lambda lines: "\n".join(f"1. {line}" for line in lines)),
    LINE.map(lambda line: f"> {line}"),
    LINE.map(lambda line: f"### {line[:30].strip()}"),
    st.lists(LINE, min_size=1, max_size=25).map(
        lambda lines: (
            "| Place | What was seen |\n|---|---|\n" + "\n".join(f"| {line[:12]} | {line} |" for line in lines)
        )
    ),
)
PAPER = st.lists(BLOCK, min_size=1, max_size=14).map("\n\n".join)
MINUTE = st.lists(st.tuples(LINE, MARK).map("".join), min_size=1, max_size=6).map("\n\n".join)


@st.composite
def boards(draw: st.DrawFn) -> dict[str, str]:
    """Draw the files of a board with one meeting behind it and one to come."""
    items = ["  - minutes_of: 2024-01-10"]
    files = {}
    for number in range(draw(st.integers(1, 4))):
        names = [f"paper-{number}-{place}" for place in range(draw(st.integers(0, 2)))]
        items.append(f"  - title: {draw(LINE)}\n    papers: [{', '.join(f'{name}.md' for name in names)}]")
        for name in names:
            files[f"meetings/2024-03-06/{name}.md"] = f"---\nkind: paper\ntitle: {draw(LINE)}\n---\n{draw(PAPER)}\n"
    minutes = draw(st.lists(MINUTE, min_size=1, max_size=4))
    points = count(1)  # so that the words of no two paragraphs are alike
    minutes = [re.sub(r"^(?=\w)", lambda _: f"Point{next(points)} ", text, flags=re.MULTILINE) for text in minutes]
    body = "\n\n".join(f"## {number} {draw(LINE)[:40]}\n\n{text}" for number, text in enumerate(minutes, start=1))
    files["meetings/2024-01-10/minutes.md"] = f"---\npresent: [RS]\n---\n{_numbered(body)}\n"
    files["meetings/2024-01-10/meeting.yaml"] = 'time: "10:00"\nagenda:\n  - title: Business\n'
    duplex = draw(st.booleans())
    files["meetings/2024-03-06/meeting.yaml"] = (
        f'time: "10:00"\nduplex: {str(duplex).lower()}\nagenda:\n' + "\n".join(items) + "\n"
    )
    return files


def _numbered(body: str) -> str:
    """Number the marks as `sbpack fix` does."""
    minutes = re.split(r"^(?=## )", body, flags=re.MULTILINE)
    return "".join(_with_numbers(minute) for minute in minutes)


def _with_numbers(minute: str) -> str:
    heading = re.match(r"## (\d+)", minute)
    counter = count(1)
    return re.sub(r"\[@", lambda _: f"[{heading[1]}.{next(counter)} @", minute) if heading else minute


@settings(max_examples=examples(8))
@given(boards())
def test_a_made_up_board(files: dict[str, str]) -> None:
    base = Path(__file__).parent / "cases" / "base" / "members.yaml"
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {"members.yaml": base.read_text(), **files}.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        built = pack_proofs.build(Path(folder), date(2024, 3, 6))
        pack_proofs.prove(built)
