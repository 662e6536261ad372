"""What rules about agreed minutes must not find, and what else they find than their cases show."""

import hashlib
from pathlib import Path

import pytest

from sbpack.board.minutes_agreed import statements_of
from tests.boards import meeting, minutes, model
from tests.findings_of import findings_of

JANUARY, MARCH = "meetings/2024-01-10", "meetings/2024-03-06"
CARRIES = meeting("minutes_of: 2024-01-10")
LIGHTS = "## 7 Lights\n\nA lamp was out.\n\n## 8 A house\n"
EXEMPT = {
    f"{JANUARY}/minutes.md": minutes(LIGHTS, "present: [RS]\npart_2: {8: 3}"),
    f"{JANUARY}/minutes-part-2.md": "## 8 Quarry House\n\nIt was seen.\n",
}
GAP = "archive: {gaps: [{minutes: 1-6, meeting: 2024-01-10, reason: Lost in a fire.}]}\n"


def board(
    body: str, head: str = "present: [RS]", title: str = "Minutes of the meeting held on 10 January 2024"
) -> dict[str, str]:
    return {
        f"{JANUARY}/meeting.yaml": meeting(),
        f"{JANUARY}/minutes.md": minutes(LIGHTS),
        f"{MARCH}/meeting.yaml": CARRIES,
        f"{MARCH}/minutes.md": minutes(f"## 9 {title}\n\n{body}\n", head),
    }


def without(files: dict[str, str], path: str) -> dict[str, str]:
    return {name: text for name, text in files.items() if name != path}


@pytest.mark.parametrize(
    ("files", "members"),
    [
        (board("The minutes were agreed."), ""),
        (board("The minutes were agreed.", title="Minutes of the meeting held on 5 July 2023"), ""),
        (board("The minutes were agreed.", "agreed: [2023-07-05]"), ""),
        (without(board("The minutes were deferred."), f"{JANUARY}/minutes.md"), ""),
        (without(board("The minutes were agreed."), f"{JANUARY}/minutes.md"), GAP),
    ],
    ids=["here", "older than the archive", "older, in the head", "not agreed", "in a gap"],
)
def test_minutes_that_are_here_or_known_to_be_lost_may_be_agreed(
    tmp_path: Path, files: dict[str, str], members: str
) -> None:
    assert findings_of("agreed-but-missing", tmp_path, files, members=members) == ()


def test_the_agenda_alone_is_asked_about_another_day_in_the_words(tmp_path: Path) -> None:
    files = board("The minutes were agreed.", title="Minutes of the meeting held on 17 January 2024")
    assert findings_of("agreed-but-missing", tmp_path, files) == ()
    assert len(findings_of("minutes-of-other-date", tmp_path, files)) == 1


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("The minutes were agreed as a correct record.", "present: [RS]"),
        ("The minutes were agreed, subject to a correction.", "agreed: {2024-01-10: [7: a lamp was lit]}"),
        ("The minutes were agreed, subject to a correction.", "agreed: [2024-01-10]"),
        ("The minutes were not agreed, since they needed corrections.", "present: [RS]"),
    ],
)
def test_corrections_that_are_listed_or_not_made_are_not_missed(tmp_path: Path, body: str, head: str) -> None:
    assert findings_of("unlisted-correction", tmp_path, board(body, head)) == ()


def test_a_correction_to_an_exempt_minute_is_for_members(tmp_path: Path) -> None:
    public = board("The minutes were agreed.", "agreed: {2024-01-10: [7: a lamp was lit, 8: it was sold]}") | EXEMPT
    (finding,) = findings_of("exempt-in-part-1", tmp_path, public)
    assert finding.message == "minute 8 is exempt, and this correction to it is read by the public"
    exempt = {f"{MARCH}/minutes-part-2.md": "---\nagreed: {2024-01-10: [8: it was sold]}\n---\n"}
    files = board("The minutes were agreed.") | EXEMPT | exempt
    assert findings_of("exempt-in-part-1", tmp_path / "moved", files) == ()


def test_a_correction_for_members_names_a_minute_too(tmp_path: Path) -> None:
    exempt = {f"{MARCH}/minutes-part-2.md": "---\nagreed: {2024-01-10: [18: it was sold]}\n---\n"}
    (finding,) = findings_of("unknown-correction", tmp_path, board("The minutes were agreed.") | EXEMPT | exempt)
    assert finding.span.path.endswith("minutes-part-2.md")


def record(files: dict[str, str], *, of: str, volume: str = "pack", listed: bool = True) -> str:
    """Return a record of minutes with a table that they show: as papers of a pack, or as minutes of their own."""
    paths = [f"{JANUARY}/minutes.md", f"{JANUARY}/lamps.csv"]
    digests = [hashlib.sha256(files[path].encode()).hexdigest() for path in paths]
    entry = f"published:\n- volume: {volume}\n  date: {of}\n  commit: {'0' * 40}\n"
    entry += f"  sources_sha256: {'0' * 64}\n  pages: 1-6\n"
    if not listed:
        return f"{entry}  made_from:\n  - file: {paths[0]}\n    sha256: {digests[0]}\n"
    shows = f"      shows:\n      - file: {paths[1]}\n        sha256: {digests[1]}\n"
    paper = f"    - title: Minutes\n      file: {paths[0]}\n      pages: 3-4\n      sha256: {digests[0]}\n{shows}"
    return f"{entry}  items:\n  - number: 1\n    title: Minutes\n    papers:\n{paper}"


RECORDED = board("The minutes were agreed.") | {
    f"{JANUARY}/minutes.md": minutes(f"{LIGHTS}\n![Lamps](lamps.csv)\n"),
    f"{JANUARY}/lamps.csv": "Street,Lamps\nMill Lane,26\n",
}
DEFERRED = {
    f"{MARCH}/minutes.md": minutes("## 9 Minutes of the meeting held on 10 January 2024\n\nThey were deferred.\n")
}
IN_THE_PACK = {f"{MARCH}/publication.yaml": record(RECORDED, of="2024-02-26")}
BY_THEMSELVES = {f"{JANUARY}/publication.yaml": record(RECORDED, of="2024-03-07", volume="minutes", listed=False)}
AS_A_DRAFT = {f"{JANUARY}/publication.yaml": record(RECORDED, of="2024-01-20", volume="minutes", listed=False)}
REWRITTEN = {f"{JANUARY}/minutes.md": RECORDED[f"{JANUARY}/minutes.md"].replace("A lamp was", "Two lamps were")}
RECOUNTED = {f"{JANUARY}/lamps.csv": RECORDED[f"{JANUARY}/lamps.csv"].replace("26", "62")}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (IN_THE_PACK, ""),
        (IN_THE_PACK | REWRITTEN, "these minutes have changed since they were agreed on 6 March 2024"),
        (IN_THE_PACK | RECOUNTED, "`lamps.csv`, which came with the minutes, has changed since they were agreed on"),
        (IN_THE_PACK | REWRITTEN | DEFERRED, ""),
        (BY_THEMSELVES | REWRITTEN, "these minutes have changed since they were agreed on 6 March 2024"),
        (AS_A_DRAFT | REWRITTEN, ""),
        (REWRITTEN, ""),
    ],
)
def test_agreed_minutes_stay_as_they_were_agreed(files: dict[str, str], said: str, tmp_path: Path) -> None:
    found = findings_of("rewritten-minutes", tmp_path, RECORDED | files)
    assert [one.message[: len(said)] for one in found] == ([said] if said else [])
    assert not [one for one in findings_of("changed-paper", tmp_path, RECORDED | files) if said]


AGREED = """\
The minutes of the meeting held on 5 July 2023 were agreed as a correct record.
The minutes of the last meeting were approved.
The minutes of 5 July 2023 were confirmed and signed by the Chair.
The minutes of the meeting held on 5 July 2023 were taken as read and signed.
The minutes were taken as read.
RESOLVED that the minutes of the meeting held on 5 July 2023 be approved.
RESOLVED: that the minutes of 5 July 2023 be confirmed as a true record and signed.
It was proposed by Mr Lee, seconded by Ms Ray and resolved that the minutes be accepted.
The Board received and approved the minutes of the meeting held on 5 July 2023.
The Board agreed the minutes of 5 July 2023.
The Chairman signed the minutes of 5 July 2023 as a correct record.
Minutes of the meeting on 5 July 2023: agreed.
Minutes of 5 July 2023 – approved.
The minutes of the meeting held on 5 July 2023, having been circulated, were agreed.
The minutes, copies of which had been circulated, were approved as a true and accurate record.
Members confirmed the accuracy of the minutes of 5 July 2023.
The minutes of the previous meeting were agreed to be an accurate record.
The minutes of 5 July 2023 were noted as a correct record.
The record of the meeting of 5 July 2023 was agreed.
Motion to approve the minutes of 5 July 2023 carried.
The minutes of the meeting held on 5 July 2023 were ratified.
The minutes of the meeting held on 5 July 2023 were passed as correct.
The Board agreed that the minutes of its meeting on 2 June 2023 were a true account, and they were signed.
AGREED the minutes of 5 July 2023.
That the minutes of the meeting held on 5 July 2023 be signed by the Chair as a correct record.
The minutes of the meeting held on 5 July 2023 were read and endorsed.
The minutes of 5 July 2023 were reviewed and approved with no changes.
There being no amendments, the minutes were approved.
"""
NOT_AGREED = """\
The minutes were circulated.
The minutes would be agreed in March.
The minutes of the sub-group were noted.
The minutes could not be agreed.
It was agreed that minutes be kept of the working group.
The minutes of 5 July 2023 had not been circulated, and would be agreed at the next meeting.
The Board agreed to read the minutes again.
Ms Ray asked that the minutes show who was there, and this was agreed.
The minutes taken by the clerk were long.
The minutes were to be approved by e-mail.
"""


def said_of_july(folder: Path, sentence: str) -> list[bool]:
    """Return, for each sentence that agrees the minutes of 5 July 2023, whether it speaks of corrections."""
    body = f"## 7 Minutes of the meeting held on 5 July 2023\n\n{sentence}\n"
    files = {f"{MARCH}/meeting.yaml": meeting(), f"{MARCH}/minutes.md": minutes(body)}
    read, _ = model(folder, files)
    return [statement.has_corrections for one in read.meetings for statement in statements_of(one)]


@pytest.mark.parametrize("sentence", AGREED.splitlines())
def test_minutes_are_agreed_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert said_of_july(tmp_path, sentence) == [False]


@pytest.mark.parametrize("sentence", NOT_AGREED.splitlines())
def test_minutes_may_be_spoken_of_and_not_agreed(tmp_path: Path, sentence: str) -> None:
    assert said_of_july(tmp_path, sentence) == []
