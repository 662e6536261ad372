"""What the officer is told of leaks."""

from sbpack.findings.finding import Span
from sbpack.leaks import Leak, leak_findings

MEETING = Span("meetings/2023-12-06/meeting.yaml")


def messages(*leaks: Leak) -> list[str]:
    return [finding.message for finding in leak_findings(leaks, MEETING)]


def test_a_leak_says_what_and_where() -> None:
    leak = Leak("name", "Quarry", "meetings/2023-12-06/fraud.md", "on page 7", "pack.pdf")
    (finding,) = leak_findings([leak], MEETING)
    assert (finding.rule, finding.span) == ("leak", MEETING)
    assert finding.message == "`Quarry` of Part 2 stands on page 7 of pack.pdf"
    assert [related.span for related in finding.related] == [Span("meetings/2023-12-06/fraud.md")]


def test_places_are_counted() -> None:
    leaks = [Leak("name", "Quarry", "fraud.md", "in a bookmark", "pack.pdf", places) for places in (2, 9)]
    assert messages(*leaks) == [
        "`Quarry` of Part 2 stands in a bookmark of pack.pdf, and in one other place",
        "`Quarry` of Part 2 stands in a bookmark of pack.pdf, and in 8 other places",
    ]


def test_what_nobody_can_read() -> None:
    assert messages(
        Leak("unread", "scan.pdf", "scan.pdf", "", "pack.pdf"),
        Leak("unread", "", "", "on page 7", "pack.pdf"),
        Leak("unread", "", "", "", "pack.pdf"),
    ) == [
        "pack.pdf cannot be searched for Part 2: no program can read `scan.pdf` of Part 2",
        "pack.pdf cannot be searched for Part 2: no program can read what stands on page 7",
        "pack.pdf cannot be searched for Part 2: no program can read what stands there",
    ]


def test_a_whole_paper_is_not_told_word_by_word() -> None:
    leaks = [Leak("name", f"Name{number}", "fraud.md", "on page 7", "pack.pdf") for number in range(300)]
    told = messages(*leaks)
    assert len(told) == 21
    assert told[-1] == "280 more passages, names and numbers of Part 2 stand in pack.pdf"
    assert messages(*leaks[:21])[-1] == "one more passage, name or number of Part 2 stands in pack.pdf"


def test_in_a_public_repository_no_finding_repeats_what_part_2_says() -> None:
    leaks = [
        Leak("name", "Holloway", "fraud.md", "on page 7", "pack.pdf"),
        Leak("words", "owes the rent of nineteen homes", "fraud.md", "", "pack.json"),
        Leak("number", "48,213", "fraud.md", "in the embedded file `Holloway.md`, on line 2", "pack.pdf", 3),
        Leak("file name", "fraud.md", "fraud.md", "on line 6", "pack.json"),
        Leak("name", "Holloway", "fraud.md", "on page Holloway", "pack.pdf"),
        Leak("unread", "fraud.pdf", "fraud.pdf", "", "pack.pdf"),
    ]
    findings = list(leak_findings(leaks, MEETING, is_public=True))
    assert [finding.message for finding in findings] == [
        "a name of Part 2 stands on page 7 of pack.pdf",
        "words of Part 2 stand in pack.json",
        "a number of Part 2 stands in the embedded file of some name, on line 2 of pack.pdf, and in 2 other places",
        "the name of a file of Part 2 stands on line 6 of pack.json",
        "a name of Part 2 stands on page of some name of pack.pdf",
        "pack.pdf cannot be searched for Part 2: no program can read an attached file of Part 2",
    ]
    assert not any(secret in repr(findings) for secret in ("Holloway", "nineteen", "48,213", "fraud"))
