"""Workflow commands, read back as GitHub's runner reads them."""

from dataclasses import dataclass, replace

from sbpack.findings.finding import Finding, Span
from sbpack.findings.formats.github import SHOWN, format_github
from tests.findings.sample import ERROR, FINDINGS, HOSTILE, NOTES, REPEATED, RULES


@dataclass(frozen=True)
class Annotation:
    """What the runner takes from a line."""

    command: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Annotation:
    """Split at the second `::`, at commas and at the first `=`; undo the escapes, that of `%` last."""
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    command, _, written = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in written.strip().split(","))
    escapes = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    return Annotation(
        command,
        {name: undo(value, {"%3A": ":", "%2C": ","} | escapes) for name, value in properties.items()},
        undo(data, escapes),
    )


def undo(text: str, escapes: dict[str, str]) -> str:
    for escaped, character in escapes.items():
        text = text.replace(escaped, character)
    return text


def annotations(*findings: Finding, prefix: str = "") -> list[Annotation]:
    return [read(line) for line in format_github(findings, RULES, prefix).splitlines()]


def test_a_file_without_a_line_and_its_related_place() -> None:
    assert annotations(ERROR) == [
        Annotation(
            "error",
            {"file": "meetings/2024-03-06/matters-arising.md", "title": "ACT004 dropped-action"},
            "action `2.2` was not reported back\n"
            "recorded here: meetings/2024-01-10/minutes.md:9:5\n"
            "help: add a heading `## 2.2 open`",
        )
    ]


def test_whatever_stands_in_a_source_comes_back_whole_and_harmless() -> None:
    assert annotations(HOSTILE) == [
        Annotation(
            "warning",
            {"file": NOTES, "line": "3", "endLine": "3", "col": "2", "endColumn": "7", "title": "ODD001 odd"},
            "`50% [more](1)\nand: �[31mred�[0m,\r�::warning::→next`\nhelp: write\nit, 100%: plainly",
        )
    ]


def test_the_escapes_letter_by_letter() -> None:
    (line,) = format_github([HOSTILE], RULES).split("\n")
    assert line == (
        "::warning file=meetings/2024-03-06/Übung 100%25%2C a%3Ab.md,line=3,endLine=3,col=2,endColumn=7"
        ",title=ODD001 odd::`50%25 [more](1)%0Aand: �[31mred�[0m,%0D�::warning::→next`"
        "%0Ahelp: write%0Ait, 100%25: plainly"
    )


def test_a_name_that_already_looks_escaped_stays_what_it_is() -> None:
    (found,) = annotations(replace(HOSTILE, span=Span("100%2C%0A.md", 1, 1, 1, 2), message="%0A%250D"))
    assert found.properties["file"] == "100%2C%0A.md"
    assert found.data.startswith("%0A%250D\n")


def test_columns_only_within_one_line() -> None:
    first, *_ = annotations(REPEATED)
    assert first.command == "notice"
    assert first.properties == {"file": NOTES, "line": "4", "endLine": "6", "title": "ODD001 odd"}
    (line_only,) = annotations(replace(HOSTILE, span=Span("a.md", 3)))
    assert line_only.properties == {"file": "a.md", "line": "3", "endLine": "3", "title": "ODD001 odd"}


def test_further_places_follow_all_findings_with_the_same_message() -> None:
    found = annotations(REPEATED, HOSTILE)
    assert [(note.properties["file"], note.properties["line"]) for note in found] == [
        (NOTES, "4"),
        (NOTES, "3"),
        (NOTES, "9"),
        ("meetings/2024-01-10/minutes.md", "2"),
    ]
    assert {note.data for note in found if note.command == "notice"} == {
        f"`that` stands twice\nthe same at {NOTES}:9:4, meetings/2024-01-10/minutes.md:2:3"
    }


def test_further_places_take_no_room_from_findings() -> None:
    also = tuple(Span(NOTES, line, 1, line, 2) for line in range(20, 60))
    many = [replace(HOSTILE, span=Span(NOTES, line, 1, line, 2), also=also) for line in range(1, SHOWN - 1)]
    found = annotations(*many)
    assert [int(note.properties["line"]) for note in found] == [*range(1, SHOWN - 1), 20, 21]
    assert len(annotations(*many, *many)) == 2 * len(many), "no finding is left out"


def test_paths_begin_at_the_top_of_the_repository() -> None:
    for prefix in ("", "boards/a, b/"):
        for note, finding in zip(annotations(*FINDINGS, prefix=prefix), FINDINGS, strict=False):
            assert note.properties["file"] == (prefix + finding.span.path).replace("\udce9", "�")
    (found,) = annotations(ERROR, prefix="board/")
    assert "recorded here: board/meetings/2024-01-10/minutes.md:9:5" in found.data


def test_nothing_found_is_nothing_printed() -> None:
    assert format_github((), RULES) == ""
