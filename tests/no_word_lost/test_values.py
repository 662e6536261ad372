"""A value of any shape is printed, or has a finding that cannot be allowed."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import ascii_lowercase

import pytest

from sbpack.board.agenda import Edition
from sbpack.build.checked import CheckOptions, check_meetings, model
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository
from tests.no_word_lost.spellings import PAPER_FIELDS
from tests.no_word_lost.words import words_of_html
from tests.proofs.whole_board import BASE, write_board

DAY, HERE, BEHIND = date(2024, 3, 6), "meetings/2024-03-06", "meetings/2024-01-10"
SHAPES = {
    "words": "qaa$ qbb$",
    "list": "[qaa$, qbb$]",
    "list of lines": "\n      - qaa$\n      - qbb$",
    "map": "{qaa$: qbb$}",
    "block": "|\n      qaa$\n      qbb$",
    "folded block": ">-\n      qaa$\n\n      qbb$",
    "quoted": '"qaa$: qbb$ # qcc$"',
    "nested": "[[qaa$], {qbb$: qcc$}]",
    "marks of Markdown": "'*qaa$* **qbb$** [qcc$](https://example.org)'",
    "signs": "qaa$ & qbb$ – <qcc$>",
}
AGENDA_FIELDS = ("note", "presenter", "for", "urgent")
MINUTES_FIELDS = ("also_present", "apologies", "substitutes", "arrived", "left", "next_meeting", "closed", "time")


def _values(names: tuple[str, ...], shape: str, indent: str = "") -> str:
    """Return a line or more for each field; `$` gives each its own words."""
    return "".join(
        f"{indent}{name}: {shape.replace('$', ascii_lowercase[number])}\n" for number, name in enumerate(names)
    )


def _fields(kind: str) -> tuple[str, ...]:
    return tuple(line.split(":")[0] for line in PAPER_FIELDS[kind])


def _board(**files: str) -> dict[str, str]:
    meeting = 'time: "10:00"\nagenda:\n  - minutes_of: 2024-01-10\n  - title: Other\n'
    return {
        "members.yaml": BASE.read_text(encoding="utf-8"),
        f"{BEHIND}/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Business\n',
        f"{BEHIND}/minutes.md": f"---\npresent: [RS]\n{files.get('minutes', '')}---\n## 1 Lamps\n\nText.\n",
        f"{HERE}/meeting.yaml": files.get("before", "") + meeting + files.get("agenda", ""),
        **({f"{HERE}/paper.md": files["paper"]} if "paper" in files else {}),
    }


def _left_out(root: Path, files: Mapping[str, str]) -> set[str]:
    """Return the words that are neither printed nor in a value with a finding that cannot be allowed."""
    repository = FolderRepository(write_board(root, files))
    modelled = model(*read_sources(repository))
    findings = check_meetings(repository, [DAY], CheckOptions(as_of=DAY))[1]
    told = [one for one in findings if not RULES_BY_NAME[one.rule].can_be_allowed]
    meeting = modelled.board.meeting(DAY)
    assert meeting is not None
    pack = modelled.volume(meeting.date, Edition.PUBLIC)
    environment, kinds, pages = make_environment(repository.read), modelled.sources.kinds, PageNumbers()
    printed: set[str] = set()
    for section in pack.sections:
        printed |= set(words_of_html(section_html(section, pack, kinds, pages, environment).html))
    places = [(place.path, place.line) for one in told for place in (one.span, *one.also)]
    return {
        word
        for path, text in files.items()
        for word, start, end in _tokens(text)
        if word not in printed and not any(file == path and start <= line <= end for file, line in places)
    }


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the made-up words of a text, each with the first and the last line of its field."""
    fields = re.split(r"(?m)^(?= *(?:- )?\w+:)", text)
    found, start = [], 1
    for field in fields:
        end = start + field.count("\n")
        found += [(word, start, end - 1) for word in re.findall(r"q[abc]{2}[a-z]\b", field)]
        start = end
    return found


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", PAPER_FIELDS)
def test_a_field_of_a_paper(kind: str, shape: str, tmp_path: Path) -> None:
    paper = f"---\nkind: {kind}\ntitle: A paper\n{_values(_fields(kind), SHAPES[shape])}---\nText.\n"
    assert _left_out(tmp_path, _board(paper=paper, agenda="  - papers: [paper.md]\n")) == set()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_field_of_the_agenda(shape: str, tmp_path: Path) -> None:
    title = f"  - title: {SHAPES[shape].replace('$', 'y')}\n"
    files = _board(
        before=f"urgency: {SHAPES[shape].replace('$', 'z')}\n",
        agenda=f"{title}{_values(AGENDA_FIELDS, SHAPES[shape], '    ')}",
    )
    assert _left_out(tmp_path, files) == set()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_field_of_minutes(shape: str, tmp_path: Path) -> None:
    assert _left_out(tmp_path, _board(minutes=_values(MINUTES_FIELDS, SHAPES[shape]))) == set()
