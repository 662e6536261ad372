"""The numbers that `sbpack fix` gives: above every number that anything mentions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sbpack.board.matters_arising import words_digest
from sbpack.board.publication import Publication
from sbpack.board.read_board import model_board
from sbpack.checks.repairs import Repair, repairs
from sbpack.checks.run_checks import run_checks
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.write.repaired import Repaired, repaired_files
from tests.boards import meeting, minutes, model

JANUARY = "meetings/2024-01-10"
MARCH = "meetings/2024-03-06"
BODY = "## 2 Lights\n\nA map would be shared. [2.1 @TO]\n\nA rota. [@RS]\n\n## 3 Roads\n\nNoted.\n"


def found(folder: Path, files: dict[str, str]) -> tuple[Repair, ...]:
    model(
        folder,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes(BODY),
            f"{MARCH}/meeting.yaml": meeting(),
            **files,
        },
    )
    sources, _ = read_sources(FolderRepository(folder))
    board, _ = model_board(sources)
    return repairs(board, sources.texts, date(2024, 6, 1))


@pytest.mark.parametrize(
    "mention",
    [
        "See action 2.9.",
        "See actions 2.9 and 2.4.",
        "See actions 2.4, 2.9 or 2.5.",
        "ACTIONS 2.4 AND 2.9",
        "The **actions** *2.9*",
        "> the last\n> action\n> 2.9",
        "<!-- action 2.9 -->",
        "<!-- [2.9 @RS] -->",
        "[2.9 @RS, @TO]",
        "\\[2.9 @RS]",
        "`[2.9 @RS]`",
        "[2.9 clsed]",
        "[2.4, 2.9 closed]",
        "As 2024-01-10/2.9 has it.",
    ],
)
def test_a_number_is_above_every_one_mentioned(tmp_path: Path, mention: str) -> None:
    papers = {f"{MARCH}/paper.md": f"---\nkind: paper\ntitle: Paper\n---\n{mention}\n"}
    assert [repair.what for repair in found(tmp_path, papers)] == ["numbered 2.10"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"{JANUARY}/minutes.md", minutes(BODY + "\nMisplaced. [2.9 @RS]\n")),
        (f"{JANUARY}/meeting.yaml", meeting("{title: Lights, note: See action 2.9}")),
        (f"{MARCH}/minutes.md", minutes("## 4 Roads\n\n[2.9 closed]\n")),
        (f"{MARCH}/matters-arising.md", "## 2.4, 2.9 finished\n"),
        (f"{MARCH}/matters-arising.md", "<!--\n## 2.9 done\n-->\n"),
    ],
)
def test_a_number_is_mentioned_in_any_file(tmp_path: Path, path: str, text: str) -> None:
    assert [repair.what for repair in found(tmp_path, {path: text})] == ["numbered 2.10"]


@pytest.mark.parametrize(
    "text",
    [
        "Inflation is 2.75%, the cost £2.9m or £2.9 in total.",
        "An action 2.75% above, [2.9 million](https://x.org), [£2.9 for all; @RS is thanked].",
        "## 2.9 Background",
        "As 2017-07-06/2.9 has it, and 2024-02-30/2.9.",
        "action 2." + "9" * 5000,
    ],
)
def test_a_figure_is_no_number_of_an_action(tmp_path: Path, text: str) -> None:
    papers = {f"{MARCH}/paper.md": f"---\nkind: paper\ntitle: Paper\n---\n{text}\n"}
    assert [repair.what for repair in found(tmp_path, papers)] == ["numbered 2.2"]


def test_what_was_written_before_the_meeting_means_older_actions(tmp_path: Path) -> None:
    older = {"meetings/2023-11-01/meeting.yaml": meeting(), "meetings/2023-11-01/minutes.md": minutes("[2.9 closed]")}
    assert [repair.what for repair in found(tmp_path, older)] == ["numbered 2.2"]


def test_a_mark_in_a_table_that_is_shown_twice_has_one_number(tmp_path: Path) -> None:
    files = {
        f"{JANUARY}/minutes.md": minutes("## 2 Lights\n\n![One](t.csv)\n\n![Two](t.csv)\n"),
        f"{JANUARY}/t.csv": "Thing,Who\nA map,[@TO]\n",
    }
    (repair,) = found(tmp_path, files)
    assert (str(repair.replacement.span), repair.replacement.text) == (f"{JANUARY}/t.csv:2:8", "2.1 @")


WITH_MATTERS = {
    f"{MARCH}/meeting.yaml": meeting("minutes_of: 2024-01-10", "matters_arising: {report: EV24001}"),
    f"{JANUARY}/minutes.md": minutes("## 2 Lights\n\nA map. [2.1 @TO]\n\nA rota. [2.2 @RS]\n"),
}
ROWS = "## 2.1 done\n\nShared.\n\n## 2.2 open\n\nSoon.\n"
A_MAP, A_ROTA = words_digest("A map."), words_digest("A rota.")


def fixed(folder: Path, text: str, today: date) -> str:
    """Return matters arising after `sbpack fix`."""
    model(folder, {f"{JANUARY}/meeting.yaml": meeting(), **WITH_MATTERS, f"{MARCH}/matters-arising.md": text})
    repository = FolderRepository(folder)
    sources, _ = read_sources(repository)
    board, _ = model_board(sources)
    found = repairs(board, sources.texts, today)
    files = repaired_files((repair.replacement for repair in found), sources.texts, repository.read)
    for path, file in files.items():
        assert isinstance(file, Repaired), file
        (folder / path).write_bytes(file.data)
    return (folder / MARCH / "matters-arising.md").read_bytes().decode()


@pytest.mark.parametrize(
    ("head", "entries"),
    [
        ("", {"2.1": A_MAP, "2.2": A_ROTA}),
        ("---\ntitle: Matters\n---\n", {"2.1": A_MAP, "2.2": A_ROTA}),
        ("---\r\ntitle: Matters\r\n---\r\n", {"2.1": A_MAP, "2.2": A_ROTA}),
        ("---\nseen:\ntitle: Matters\n---\n", {"2.1": A_MAP, "2.2": A_ROTA}),
        (f'---\nseen: # words\n    "2.2": {A_ROTA}\ntitle: Matters\n---\n', {"2.1": A_MAP, "2.2": A_ROTA}),
        ("---\nseen:\n  2024-01-10/2.1: 00000000\n---\n", {"2024-01-10/2.1": "00000000", "2.2": A_ROTA}),
        (f'---\n"seen" :\n  "2.2": {A_ROTA}\n---\n', {"2.1": A_MAP, "2.2": A_ROTA}),
    ],
)
def test_the_words_that_updates_answer_are_noted_once(tmp_path: Path, head: str, entries: dict[str, str]) -> None:
    text = fixed(tmp_path, head + ROWS, date(2024, 3, 6))
    model(tmp_path, {f"{MARCH}/matters-arising.md": text})
    sources, _ = read_sources(FolderRepository(tmp_path))
    board, findings = model_board(sources)
    matters = board.meetings[1].matters_arising
    assert matters is not None
    assert {str(seen.reference): seen.digest for seen in matters.seen} == entries
    assert [finding.message for finding in findings] == []
    assert fixed(tmp_path, text, date(2024, 3, 6)) == text


def test_matters_arising_of_a_meeting_that_was_held_stay(tmp_path: Path) -> None:
    assert fixed(tmp_path, ROWS, date(2024, 3, 7)) == ROWS


def test_an_action_without_an_update_has_none_to_be_suspect(tmp_path: Path) -> None:
    assert "2.2" not in fixed(tmp_path, "## 2.1 done\n\nShared.\n\n## 2.2 oral\n", date(2024, 3, 1)).split("---")[1]


@pytest.mark.parametrize(
    ("today", "repaired"),
    [
        (date(2024, 3, 5), ["agenda", "minutes"]),
        (date(2024, 3, 7), []),
    ],
)
def test_what_was_before_a_meeting_that_was_held_is_not_repaired(
    tmp_path: Path, today: date, repaired: list[str]
) -> None:
    files = {
        f"{JANUARY}/meeting.yaml": meeting("title: Lights"),
        f"{JANUARY}/minutes.md": minutes("## 2 Lights\n\nA map  of Penge.\n"),
        f"{MARCH}/meeting.yaml": "published: 2024-02-28\n"
        + meeting("minutes_of: 2024-01-10", "title: Lights  for Penge"),
    }
    model(tmp_path, files)
    sources, _ = read_sources(FolderRepository(tmp_path))
    board, _ = model_board(sources)
    findings = run_checks(board, board.meetings, today)
    found = repairs(board, sources.texts, today, findings)
    names = {f"{JANUARY}/minutes.md": "minutes", f"{MARCH}/meeting.yaml": "agenda"}
    assert sorted(names[repair.replacement.span.path] for repair in found) == repaired


def test_a_mark_that_stands_in_another_minute_counts_there_too(tmp_path: Path) -> None:
    body = "## 1 Apologies\n\nA map would be shared. [2.1 @TO]\n\nA rota. [@RS]\n"
    assert [repair.what for repair in found(tmp_path, {f"{JANUARY}/minutes.md": minutes(body)})] == ["numbered 1.2"]


@pytest.mark.parametrize(
    ("papers", "repaired"),
    [
        ({f"{MARCH}/a.md": "See EV 24002 and EV 24003."}, ["a.md"]),  # the minutes of January decide
        ({f"{MARCH}/a.md": "See EV24002."}, []),
        ({}, []),
    ],
)
def test_a_draft_never_changes_how_minutes_that_were_held_are_written(
    tmp_path: Path, papers: dict[str, str], repaired: list[str]
) -> None:
    model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes("## 2 Lights\n\nReport EV24001\n\nNoted.\n"),
            f"{MARCH}/meeting.yaml": meeting("matters_arising: {report: EV 24002}", "{title: A, papers: [a.md]}"),
            **{path: f"---\nkind: paper\ntitle: A\n---\n{text}\n" for path, text in papers.items()},
        },
    )
    sources, _ = read_sources(FolderRepository(tmp_path))
    board, _ = model_board(sources)
    today = date(2024, 2, 1)
    found = repairs(board, sources.texts, today, run_checks(board, board.meetings, today))
    assert not [one for one in found if one.replacement.span.path.startswith(JANUARY)]
    assert {one.replacement.span.path.split("/")[-1] for one in found} >= set(repaired)


def test_a_published_paper_is_not_repaired(tmp_path: Path) -> None:
    files = {f"{MARCH}/meeting.yaml": meeting("{title: Lights  for Penge}")}
    model(tmp_path, files)
    sources, _ = read_sources(FolderRepository(tmp_path))
    board, _ = model_board(sources)
    today = date(2024, 2, 1)
    findings = run_checks(board, board.meetings, today)
    assert len(repairs(board, sources.texts, today, findings)) == 1
    record = Publication(f"{MARCH}/publication.yaml", ())
    published = replace(board, meetings=tuple(replace(one, publication=record) for one in board.meetings))
    assert repairs(published, sources.texts, today, findings) == ()


@pytest.mark.parametrize(
    ("rows", "numbered"),
    [
        ("## 2.2 done\n\nSent.\n", ["numbered 2.2"]),
        ("## 2.1 done\n\nSent.\n\n## 2.7 open\n\nNot yet.\n", ["numbered 2.7"]),
        ("## 2.3 done\n\nSent.\n\n## 2.4 done\n\nSent.\n", ["numbered 2.5"]),
        ("## 3.1 done\n\nSent.\n", ["numbered 2.2"]),
    ],
)
def test_whoever_spoke_of_an_action_before_it_had_a_number_meant_this_one(
    tmp_path: Path, rows: str, numbered: list[str]
) -> None:
    matters = {
        f"{MARCH}/meeting.yaml": meeting("{title: Matters arising, matters_arising: {report: EV24001}}"),
        f"{MARCH}/matters-arising.md": f"---\n---\n{rows}",
    }
    told = [repair.what for repair in found(tmp_path, matters)]
    assert [one for one in told if one.startswith("numbered")] == numbered
