"""Papers, attachments and annexes as an item lists them."""

from dataclasses import replace

import pytest

from sbpack.board.agenda import PaperEntry
from sbpack.board.read_paper_entries import Shelf, read_minute_annexes, read_paper_entries
from sbpack.findings.finding import Finding
from sbpack.sandbox.probe import Probe
from sbpack.text.yaml_file import read_yaml_map

FOLDER = "meetings/2024-03-06"
DECK = Probe(page_count=12, width=960, height=540)
PICTURE = Probe(page_count=1, width=600, height=800)
LOCKED = replace(DECK, problem="it has a password", help="save a copy without one")


def read(text: str) -> tuple[tuple[PaperEntry, ...], list[Finding]]:
    """Read the papers of one item of a meeting that has a deck, a locked deck and a picture."""
    node, findings = read_yaml_map(f"{FOLDER}/meeting.yaml", f"papers:\n{text}")
    assert node is not None
    assert findings == []
    probes = {f"{FOLDER}/deck.pdf": DECK, f"{FOLDER}/locked.pdf": LOCKED, f"{FOLDER}/map.png": PICTURE}
    shelf = Shelf(FOLDER, probes, [])
    return read_paper_entries(node.get("papers"), shelf), shelf.findings


def test_an_attachment_has_its_title_and_summary_from_the_agenda() -> None:
    (entry,), findings = read(
        "  - {file: deck.pdf, title: Inspection, summary: All must improve., received: 2024-02-20}\n"
    )
    assert findings == []
    assert entry.attachment is not None
    assert (entry.attachment.title, entry.attachment.summary) == ("Inspection", "All must improve.")
    assert entry.attachment.is_wide
    assert entry.attachment.pages == ()
    assert entry.received is not None


@pytest.mark.parametrize(
    ("written", "pages"),
    [("3", (3,)), ("3-5", (3, 4, 5)), ("3–5", (3, 4, 5)), ("1-2, 5", (1, 2, 5)), ("12", (12,))],
)
def test_pages_of_an_attachment(written: str, pages: tuple[int, ...]) -> None:
    (entry,), findings = read(f"  - {{file: deck.pdf, title: A, summary: B, pages: '{written}'}}\n")
    assert findings == []
    assert entry.attachment is not None
    assert entry.attachment.pages == pages


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("13", "has no page 13, its last is 12"),
        ("2-99", "has no page 99"),
        ("5-3", "`5-3` is not a range of pages"),
        ("0", "`0` is not a range"),
        ("all", "`all` is not a range"),
    ],
)
def test_pages_that_are_not_there(written: str, message: str) -> None:
    _, (found,) = read(f"  - {{file: deck.pdf, title: A, summary: B, pages: '{written}'}}\n")
    assert message in found.message
    assert (found.span.path, found.span.line) == (f"{FOLDER}/meeting.yaml", 2)


def test_what_the_probe_says_stands_at_its_line() -> None:
    _, (found,) = read("  - overview.md\n  - {file: locked.pdf, title: A, summary: B, pages: 99}\n")
    assert (found.rule, found.message) == ("bad-attachment", "`locked.pdf`: it has a password")
    assert found.help == "save a copy without one"
    assert found.span.line == 3


def test_an_attachment_by_its_name_alone_lacks_what_a_reader_needs() -> None:
    (entry,), (found,) = read("  - deck.pdf\n")
    assert "needs a title, and a summary" in found.message
    assert entry.attachment is not None


@pytest.mark.parametrize("missing", ["title", "summary"])
def test_title_and_summary_are_needed(missing: str) -> None:
    keys = {"title": "A", "summary": "B"} | {missing: ""}
    _, (found,) = read(f"  - {{file: map.png, title: '{keys['title']}', summary: '{keys['summary']}'}}\n")
    assert found.message == f"`{missing}` is empty"


def test_a_markdown_paper_has_its_title_in_its_own_head() -> None:
    _, findings = read("  - {file: overview.md, title: Overview}\n")
    assert [found.message for found in findings] == ["a Markdown paper has no `title` here"]


def test_annexes_are_lettered_in_order_those_to_follow_too() -> None:
    entries, findings = read(
        "  - strategy.md\n"
        "  - {file: assessment.md, annex_of: strategy.md}\n"
        "  - {title: Draft strategy, annex_of: strategy.md, to_follow: true}\n"
        "  - {file: deck.pdf, annex_of: strategy.md, title: Slides, summary: What was said.}\n"
        "  - {file: map.png, annex_of: strategy.md, label: Map 1, title: Wards, summary: The wards.}\n"
    )
    assert findings == []
    assert [entry.label for entry in entries] == ["", "Appendix A", "Appendix B", "Appendix C", "Map 1"]
    assert [entry.to_follow for entry in entries] == [False, False, True, False, False]
    assert entries[2].path == ""


@pytest.mark.parametrize(
    "papers",
    [
        "  - {file: assessment.md, annex_of: strategy.md}\n  - strategy.md\n",
        "  - strategy.md\n  - {file: assessment.md, annex_of: stratgy.md}\n",
        "  - {title: Later, to_follow: true}\n  - {file: assessment.md, annex_of: later.md}\n",
    ],
)
def test_an_annex_names_a_paper_listed_before_it(papers: str) -> None:
    _, (found,) = read(papers)
    assert "which is not a paper listed before it" in found.message
    line = f"papers:\n{papers}".splitlines()[found.span.line - 1]
    assert line[found.span.column - 1 :].startswith(found.message.split("`")[1]), "the caret stands under the name"


def test_a_paper_cannot_be_here_and_to_follow() -> None:
    _, (found,) = read("  - {file: overview.md, title: Overview, to_follow: true}\n")
    assert "is said to follow, and is here" in found.message


def test_what_is_to_follow_has_a_title() -> None:
    _, (found,) = read("  - {to_follow: true}\n")
    assert found.message == "`title` is missing"


def test_annexes_of_minutes_are_called_so_and_may_name_a_minute() -> None:
    node, _ = read_yaml_map(
        f"{FOLDER}/minutes.md", "annexes:\n  - {file: deck.pdf, title: A, summary: B, minute: 55}\n"
    )
    assert node is not None
    shelf = Shelf(FOLDER, {f"{FOLDER}/deck.pdf": DECK}, [])
    (entry,) = read_minute_annexes(node.get("annexes"), shelf)
    assert shelf.findings == []
    assert (entry.label, entry.minute) == ("Minute Annex", "55")


def test_a_list_or_a_word_in_the_place_of_a_paper() -> None:
    _, findings = read("  - [a.md, b.md]\n")
    assert [found.message for found in findings] == ["a list stands where a paper belongs"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{file: deck.pdf, title: A, summary: B, pages: '1-2, 2-3'}", "`2-3` names a page a second time"),
        ("{file: map.png, title: A, summary: B, pages: 1}", "a picture has no pages"),
        ("{title: Later, to_follow: true, summary: B}", "a paper that is to follow has no `summary` yet"),
    ],
)
def test_what_makes_no_sense_is_said(written: str, message: str) -> None:
    _, findings = read(f"  - {written}\n")
    assert [found.message for found in findings] == [message]


def test_a_wrong_range_of_any_length_is_one_finding() -> None:
    _, findings = read("  - {file: deck.pdf, title: A, summary: B, pages: '" + "1-12," * 20_000 + "'}\n")
    assert [found.rule for found in findings] == ["bad-attachment"]


def test_an_annex_has_no_annexes() -> None:
    _, (found,) = read("  - strategy.md\n  - {file: b.md, annex_of: strategy.md}\n  - {file: c.md, annex_of: b.md}\n")
    assert found.help == "an annex has no annexes: name the paper that both belong to"
