"""Boards that nobody wrote, with Part 2 that nobody wrote either."""

import re
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.made_up_prose import LINE, PICTURE, SHORT, TABLE_FILE, proses
from tests.part_2.boards import BEHIND, DRAWING, HERE, Files, Watchwords, slides
from tests.proofs.whole_board import BASE

_SUMMARIES = ("", "The board was told.", "It **RESOLVED** to wait. [@TO]", "Thanks were sent. [@RS due next meeting]")
REASONS = st.sampled_from("1234567")
KINDS = st.sampled_from(["paper", "officer-report", "thematic-report"])


@dataclass(frozen=True)
class Stubs:
    """What the public reads, and where it is told that there is more."""

    files: Files
    items: tuple[str, ...]
    """The numbers of the items with Part 2."""
    minutes: tuple[str, ...]


@st.composite
def public_boards(draw: st.DrawFn) -> Stubs:
    """Draw a board, some items and minutes of which say that they have more in Part 2."""
    text = draw(proses())
    files: Files = {f"{HERE}/{TABLE_FILE}": "Street,Lamps\nMill,7\n", f"{HERE}/{PICTURE}": DRAWING}
    items = ["minutes_of: 2024-01-10"]
    marked = []
    for number in range(2, draw(st.integers(2, 4)) + 1):
        listed = f"\n    papers: [paper-{number}.md]" if draw(st.booleans()) else ""
        if listed:
            files[f"{HERE}/paper-{number}.md"] = f"---\nkind: {draw(KINDS)}\ntitle: Paper {number}\n---\n{text}\n"
        mark = f"\n    part_2: {draw(REASONS)}" if draw(st.booleans()) else ""
        marked += [str(number)] if mark else []
        items.append(f"title: {draw(SHORT)} {number}{listed}{mark}")
    numbers = [str(number) for number in range(1, draw(st.integers(1, 4)) + 1)]
    exempt = [number for number in numbers if draw(st.booleans())]
    reasons = ", ".join(f"{number}: {draw(REASONS)}" for number in exempt)
    minutes = (f"## {number} {draw(SHORT)}\n\n{draw(st.sampled_from(_SUMMARIES))}\n" for number in numbers)
    files[f"{HERE}/meeting.yaml"] = 'time: "10:00"\nagenda:\n' + "".join(f"  - {item}\n" for item in items)
    files[f"{BEHIND}/meeting.yaml"] = 'time: "10:00"\nagenda:\n  - title: Business\n'
    files[f"{BEHIND}/minutes.md"] = _numbered(f"---\npresent: [RS]\npart_2: {{{reasons}}}\n---\n" + "\n".join(minutes))
    files["members.yaml"] = BASE.read_text(encoding="utf-8") + "public_repository: true\n"
    return Stubs(files, tuple(marked), tuple(exempt))


def _numbered(minutes: str) -> str:
    """Number the marks as `sbpack fix` does."""
    parts = re.split(r"(?m)^## (\d+)", minutes)
    return parts[0] + "".join(
        f"## {number}{text.replace('[@', f'[{number}.1 @')}"
        for number, text in zip(parts[1::2], parts[2::2], strict=True)
    )


@st.composite
def private_parts(draw: st.DrawFn, stubs: Stubs, word: Watchwords) -> Files:
    """Draw the Part 2 of such a board, each paper and minute of it with words that are found again."""
    files: Files = {}
    blocks = []
    text = draw(proses())
    for number in stubs.items:
        papers = [_paper(draw, word, files, text) for _ in range(draw(st.integers(1, 2)))]
        papers += [_attachment(draw, word, files)] if draw(st.integers(0, 3)) == 0 else []
        keys = draw(st.sets(st.sampled_from(["title", "note", "presenter"])))
        said = "".join(f"    {key}: {draw(SHORT)} {word(f'the {key} of an item')}\n" for key in sorted(keys))
        blocks.append(f'  "{number}":\n{said}    papers:{"".join(papers)}\n')
    if blocks:
        files[f"{HERE}/part-2.yaml"] = "items:\n" + "".join(blocks)
    records = [_record(draw, word, number) for number in stubs.minutes]
    if records:
        files[f"{BEHIND}/minutes-part-2.md"] = "\n".join(records)
    return files


def _paper(draw: st.DrawFn, word: Watchwords, files: Files, text: str) -> str:
    name, table, picture = word("a file"), word("a table", is_printed=False), word("a picture", is_printed=False)
    text = text.replace(TABLE_FILE, f"{table}.csv").replace(PICTURE, f"{picture}.svg")
    files[f"{HERE}/{name}.md"] = (
        f"---\nkind: {draw(KINDS)}\ntitle: {draw(SHORT)} {word('a title')}\n---\n"
        f"First {word('a first paragraph')}.\n\n{text}\n\nLast {word('a last paragraph')}.\n"
    )
    if table in text:
        files[f"{HERE}/{table}.csv"] = f"Street,Lamps\nMill,{word('a cell')}\n"
    if picture in text:
        files[f"{HERE}/{picture}.svg"] = DRAWING
    return f"\n      - {name}.md"


def _attachment(draw: st.DrawFn, word: Watchwords, files: Files) -> str:
    name = word("the name of a PDF")
    files[f"{HERE}/{name}.pdf"] = slides(word("its page"), Title=word("its own title", is_printed=False))
    title, summary = f"{draw(SHORT)} {word('its title')}", f"{draw(LINE)} {word('its summary')}"
    return f"\n      - {{file: {name}.pdf, title: {title}, summary: {summary}}}"


def _record(draw: st.DrawFn, word: Watchwords, number: str) -> str:
    due = draw(st.sampled_from(["", " due next meeting"]))
    return (
        f"## {number} {draw(SHORT)} {word('the title of a minute')}\n\n{draw(LINE)} {word('a minute')}. "
        f"[{number}.91 @RS{due}]\n\n**RESOLVED** that {word('a resolution')} be done. [{number}.92 @TO]\n"
    )
