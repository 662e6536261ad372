"""Boards that nobody wrote: whatever papers they have, the pack holds together and says what they say."""

import re
import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import attachments, pack_proofs
from tests.effort import SOAKING, examples
from tests.made_up_prose import COUNTS, LINE, MINUTED, PICTURE, SHORT, TABLE_FILE, proses
from tests.proofs.whole_board import BASE, FILES, write_board

MARK = st.sampled_from(["", "", " [@RS]", " [@TO @ALL]", " [@RS due next meeting]"])
MINUTE = st.lists(st.tuples(LINE, MARK).map("".join) | MINUTED, min_size=1, max_size=6).map("\n\n".join)
KINDS = st.sampled_from(["paper", "paper", "officer-report", "thematic-report"])
SLIDES, SHEETS = attachments.slides(2), attachments.papers((attachments.A4, (400, 300)))
FOLDER = "meetings/2024-03-06"
_WITHOUT_SHRINKING = set(Phase) - {Phase.shrink, Phase.explain}
"""A pack takes seconds: to find the smallest board that fails would take longer than all other tests together."""


@st.composite
def boards(draw: st.DrawFn) -> dict[str, str | bytes]:
    """Draw the files of a board with one meeting behind it and one to come."""
    picture = FILES[f"{FOLDER}/lamps.svg"]
    files: dict[str, str | bytes] = {f"{FOLDER}/{TABLE_FILE}": COUNTS, f"{FOLDER}/{PICTURE}": picture}
    items = ["  - minutes_of: 2024-01-10"]
    for number in range(draw(st.integers(1, 3))):
        papers = [f"paper-{number}-{place}.md" for place in range(draw(st.integers(0, 2)))]
        for name in papers:
            head = f"---\nkind: {draw(KINDS)}\ntitle: {draw(SHORT)} {name[6]}\n---\n"
            files[f"{FOLDER}/{name}"] = f"{head}{draw(proses())}\n"
        listed = "".join(f"\n      - {name}" for name in papers)
        if draw(st.integers(0, 4)) == 0:
            name = f"annex-{number}.pdf"
            files[f"{FOLDER}/{name}"] = draw(st.sampled_from([SLIDES, SHEETS]))
            listed += f"\n      - file: {name}\n        title: Slides {number}\n        summary: What was {draw(SHORT)}"
        items.append(f"  - title: {draw(LINE)}\n    papers:{listed or ' []'}")
    minutes = draw(st.lists(MINUTE, min_size=1, max_size=4))
    points = count(1)  # so that the words of no two paragraphs are alike
    minutes = [re.sub(r"^(?=\w)", lambda _: f"Point{next(points)} ", text, flags=re.MULTILINE) for text in minutes]
    body = "\n\n".join(f"## {number} {draw(LINE)[:40]}\n\n{text}" for number, text in enumerate(minutes, start=1))
    files["meetings/2024-01-10/minutes.md"] = f"---\npresent: [RS]\n---\n{_numbered(body)}\n"
    files["meetings/2024-01-10/meeting.yaml"] = 'time: "10:00"\nagenda:\n  - title: Business\n'
    files["meetings/2024-01-10/lamps.svg"] = picture
    duplex = draw(st.booleans())
    files[f"{FOLDER}/meeting.yaml"] = (
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


@settings(max_examples=examples(4), phases=set(Phase) if SOAKING else _WITHOUT_SHRINKING)
@given(boards())
def test_a_made_up_board(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write_board(Path(folder), {"members.yaml": BASE.read_text(encoding="utf-8"), **files})
        built = pack_proofs.build(root, date(2024, 3, 6))
        pack_proofs.prove(built)
