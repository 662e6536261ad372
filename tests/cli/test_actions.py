"""`sbpack actions`: the register as officers, spreadsheets, programs and owners read it."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console
from typer.testing import CliRunner

from sbpack.board.action_list import ActionFilter, list_actions
from sbpack.board.read_board import model_board
from sbpack.cli.app import app
from sbpack.cli.exit import CannotRun
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.write.register_formats import as_table
from tests.boards import MEMBERS, meeting, minutes, model

JANUARY, MARCH, MAY = "meetings/2024-01-10", "meetings/2024-03-06", "meetings/2024-05-01"
MATTERS = meeting("minutes_of: 2024-01-10", "matters_arising: {report: EV24001}")
FIRST = """\
## 2 Lights

The lamps would be mended, [2.1 @RS due 2024-02-01] and a *map* shared. [2.2 @TO @LEADS]

**RESOLVED** that =1+1 be asked of all. [2.3 @TO due next meeting]
"""
TOLD = "---\ntitle: Matters\n---\n## 2.1 open\n\nHalf of them.\n\n## 2.2, 2.3 done\n\nShared.\n"
SECOND = "## 3 Matters arising\n\nMore was wanted. [2.3 stays open]\n\nThe map would be printed. [3.1 @TO]\n"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes(FIRST),
            f"{MARCH}/meeting.yaml": MATTERS,
            f"{MARCH}/matters-arising.md": TOLD,
            f"{MARCH}/minutes.md": minutes(SECOND),
            f"{MAY}/meeting.yaml": meeting(),
        },
        MEMBERS + "contacts:\n  - name: Priya Shah\n    role: Clerk\n    email: clerk@example.gov.uk\n",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["actions", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def states(*arguments: str) -> dict[str, tuple[str, bool]]:
    listed = json.loads(printed("--format", "json", *arguments))
    return {action["action"]: (action["status"], action["overdue"]) for action in listed}


@pytest.mark.usefixtures("board")
def test_the_register_as_at_each_stage() -> None:
    assert states("--as-of", "2024-01-09") == {}
    assert states("--as-of", "2024-02-01") == {"2.1": ("open", False), "2.2": ("open", False), "2.3": ("open", False)}
    assert states("--as-of", "2024-02-02")["2.1"] == ("open", True)
    assert states("--as-of", "2024-03-05")["2.3"] == ("open", False)
    after = {"2.1": ("open", True), "2.2": ("done", False), "2.3": ("open", False), "3.1": ("open", False)}
    assert states("--as-of", "2024-03-06") == after
    assert states("--as-of", "2024-03-07")["2.3"] == ("open", True)


@pytest.mark.usefixtures("board")
def test_what_is_asked_for() -> None:
    assert list(states("--as-of", "2024-04-01", "--open")) == ["2.1", "2.3", "3.1"]
    assert list(states("--as-of", "2024-04-01", "--overdue")) == ["2.1", "2.3"]
    assert list(states("--as-of", "2024-04-01", "--owner", "leads")) == ["2.2"]
    assert list(states("--as-of", "2024-04-01", "--owner", "TO", "--open")) == ["2.3", "3.1"]


@pytest.mark.usefixtures("board")
def test_an_unknown_owner_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(app, ["actions", "--owner", "LEAD"])
    assert isinstance(result.exception, CannotRun)
    assert result.exception.help_line == "the nearest known name is `LEADS`"


@pytest.mark.usefixtures("board")
def test_a_spreadsheet_gets_every_action_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(printed("--format", "csv", "--as-of", "2024-04-01"))))
    assert [row["action"] for row in rows] == ["2.1", "2.2", "2.3", "3.1"]
    assert rows[1]["owners"] == "TO LEADS"
    assert rows[1]["words"] == "And a map shared."
    assert rows[2]["words"] == "'=1+1 be asked of all."
    assert (rows[0]["due"], rows[2]["due"]) == ("2024-02-01", "2024-03-06")
    assert (rows[0]["told on"], rows[0]["told"]) == ("2024-03-06", "Half of them.")


@pytest.mark.usefixtures("board")
def test_an_owner_is_asked_about_what_is_open() -> None:
    letter = printed("--owner", "TO", "--format", "md", "--as-of", "2024-04-01")
    headings = [line for line in letter.splitlines() if line.startswith("#")]
    assert headings == ["# Actions of Tom Okafor", "## Action 2.3: Lights", "## Action 3.1: Matters arising"]
    assert "- Due 6 March 2024 (**overdue**)" in letter
    assert "- Last reported on 6 March 2024: Shared." in letter
    assert letter.rstrip().endswith(
        "Please tell Priya Shah (Clerk, clerk@example.gov.uk), in a sentence or two, what has been done, "
        "before the meeting on Wednesday 1 May 2024."
    )


@pytest.mark.usefixtures("board")
def test_every_owner_has_a_letter() -> None:
    letters = printed("--format", "md", "--as-of", "2024-02-01")
    owners = [line for line in letters.splitlines() if line.startswith("# ")]
    assert owners == ["# Actions of Rosa Silva", "# Actions of Tom Okafor", "# Actions of The leads of all sub-groups"]
    assert "- Together with Tom Okafor" in letters


def test_markup_in_minuted_words_is_shown_as_it_is(board: Path) -> None:
    (board / JANUARY / "minutes.md").write_text(minutes("## 2 A\\*b\\*\n\nA \\<b> \\[x](y) and \\# z. [2.1 @TO]\n"))
    (board / MARCH / "minutes.md").unlink()
    html = MarkdownIt().render(printed("--format", "md", "--as-of", "2024-02-01"))
    assert "<blockquote>\n<p>A &lt;b&gt; [x](y) and # z.</p>\n</blockquote>" in html


@pytest.mark.parametrize("words", ["1\\. A rota", "\\- A rota", "\\+ A rota", "A \\~~rota~~", "&amp;lt; rota"])
def test_words_that_look_like_markup_are_words(board: Path, words: str) -> None:
    (board / JANUARY / "minutes.md").write_text(minutes(f"## 2 Roads\n\n{words} [2.1 @TO]\n"))
    (board / MARCH / "minutes.md").unlink()
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(printed("--format", "md", "--as-of", "2024-02-01"))
    start = next(place for place, token in enumerate(tokens) if token.type == "blockquote_open")
    quoted = tokens[start : start + 5]
    assert [token.type for token in quoted[1:]] == ["paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    shown = words.replace("\\", "").replace("&amp;", "&")
    assert "".join(token.content for token in quoted[2].children or []) == shown
    assert all(not token.nesting for token in quoted[2].children or [])


@pytest.mark.parametrize("words", ["=1+1", "\uff1d1+1", "@SUM(A1)", "\\+1"])
def test_no_spreadsheet_runs_words(board: Path, words: str) -> None:
    (board / JANUARY / "minutes.md").write_text(minutes(f"## 2 Roads\n\n{words} [2.1 @TO]\n"))
    (row,) = (row for row in csv.DictReader(io.StringIO(printed("--format", "csv"))) if row["action"] == "2.1")
    assert row["words"] == "'" + words.replace("\\", "")


@pytest.mark.usefixtures("board")
def test_the_table_holds_words_and_what_was_told() -> None:
    table = printed("--as-of", "2024-04-01")
    assert "2024-03-06: Half of them." in table
    assert "TO SUB GROUP LEADS" in table
    assert table.count("overdue") == 2


def test_a_number_used_again_is_shown_in_full(board: Path) -> None:
    (board / MAY / "minutes.md").write_text(minutes("## 2 Roads\n\nA rota. [2.1 @RS]\n"))
    assert list(states("--as-of", "2024-05-01")) == ["2024-01-10/2.1", "2.2", "2.3", "3.1", "2.1"]


@pytest.fixture
def exempt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board with an action in Part 2, and one in Part 1 of which members alone were told."""
    model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting("title: Land\n    part_2: 3", "title: Lights"),
            f"{JANUARY}/minutes.md": minutes(
                "## 2 Land\n\n## 3 Lights\n\nThey would be mended. [3.1 @RS]\n", "present: [RS]\npart_2: {2: 3}"
            ),
            f"{JANUARY}/minutes-part-2.md": "## 2 Land at Fernhill\n\nFernhill House would be bought. [2.1 @TO]\n",
            f"{MARCH}/meeting.yaml": meeting("matters_arising: {report: EV24001}\n    part_2: 3"),
            f"{MARCH}/matters-arising.md": "---\ntitle: Matters\n---\n## 3.1 open\n\nSoon.\n",
            f"{MARCH}/matters-arising-part-2.md": "---\ntitle: Matters\n---\n## 2.1 open\n\nAt auction.\n",
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("exempt")
def test_what_is_exempt_is_marked_in_every_form() -> None:
    land, lights = json.loads(printed("--format", "json"))
    assert "paragraph 3 of Schedule 12A" in land["part_2"]
    assert land["told"][0]["part_2"]
    assert lights["part_2"] is None
    rows = list(csv.DictReader(io.StringIO(printed("--format", "csv"))))
    assert "paragraph 3" in rows[0]["part 2"]
    assert not rows[1]["part 2"]
    assert printed().count("Part 2, exempt") == 1
    letters = printed("--format", "md").split("# Actions of ")
    assert sum("Part 2, exempt and not to be passed on" in letter for letter in letters) == 1


@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
@pytest.mark.usefixtures("exempt")
def test_the_public_register_says_nothing_of_part_2(form: str) -> None:
    said = printed("--public", "--format", form)
    assert "They would be mended" in said
    assert not any(word in said for word in ("Fernhill", "auction", "2.1", "Part 2"))


@pytest.mark.usefixtures("board")
def test_on_a_narrow_terminal_the_matter_has_most_of_the_line() -> None:
    listed = list_actions(
        model_board(read_sources(FolderRepository(Path.cwd()))[0])[0], date(2024, 3, 6), ActionFilter()
    )
    console = Console(width=80, file=io.StringIO())
    console.print(as_table([replace(action, words="lamps " * 40) for action in listed], console.width))
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].index("Owner") - lines[0].index("Matter") > 30
