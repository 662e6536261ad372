"""What the public may read of a board's history: nothing that is exempt, whenever it was made so."""

import pytest
from typer.testing import CliRunner

from sbpack.cli.app import app
from sbpack.cli.exit import CannotRun
from tests.history.clerk import Clerk, agenda, minutes, paper
from tests.history.conftest import Told

SECRETS = ("Tenancy", "Quarry", "fraud.md", "Names", "names.md", "Secretly", "78.1", "landlord", "exempt-subject")
EXEMPT = """\
time: "10:00"
agenda:
  - title: Apologies
  - title: Housing
    part_2:
      reason: 3
      title: Tenancy fraud at Quarry Ward
      papers: [fraud.md]
"""
FRAUD = paper("Names of the tenants", "The landlord of the block.", "Secretly he paid.")


def everything(*arguments: str) -> str:
    """Return all that a command prints in any format, in public."""
    printed = []
    for output_format in ("table", "csv", "json"):
        result = CliRunner().invoke(app, [*arguments, "--public", "--format", output_format])
        assert result.exit_code == 0, result.output
        printed.append(result.output)
    return "\n".join(printed)


def assert_silent(text: str) -> None:
    """Hold a text against every secret."""
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.fixture
def exempt(clerk: Clerk) -> Clerk:
    """A meeting with exempt business, its exempt minutes, and an update on their action at the next one."""
    clerk.write(meeting=EXEMPT, fraud=FRAUD)
    clerk.commit("Tenancy fraud: exempt-subject", "2024-01-03")
    clerk.write(fraud=FRAUD.replace("Secretly", "Quietly and secretly"))
    clerk.commit("Only the exempt paper: exempt-subject", "2024-01-04")
    clerk.write(minutes="---\npresent: [RS]\npart_2: {78: 3}\n---\n## 77 Parks\n\nNoted. [77.1 @RS]\n\n## 78 Housing\n")
    clerk.put(
        "meetings/2024-03-06/minutes-part-2.md",
        "## 78 Tenancy fraud at Quarry Ward\n\nThe landlord would be written to. [78.1 @TO]\n",
    )
    clerk.commit("Minutes: exempt-subject", "2024-03-08")
    return clerk


@pytest.mark.usefixtures("exempt")
def test_members_are_told_what_is_exempt_and_that_it_is(told: Told) -> None:
    entries = told("log", "2024-03-06")
    words = {change["words"]: change["part_2"] for entry in entries for change in entry["changes"]}
    assert words["paper “Names of the tenants” added to item 2"] is True
    assert words["action 78.1 recorded for TO: The landlord would be written to."] is True
    assert words["action 77.1 recorded for RS: Noted."] is False
    assert words["item 1 added: Apologies"] is False
    (change,) = told("diff", "2024-03-06", "HEAD~2", "HEAD~1")
    assert change["part_2"]


@pytest.mark.usefixtures("exempt")
def test_the_public_log_holds_no_word_of_part_2(told: Told) -> None:
    assert_silent(everything("log", "2024-03-06"))
    assert_silent(everything("log", "--member", "RS"))
    assert_silent(everything("log", "--member", "TO"))
    entries = told("log", "2024-03-06", "--public")
    assert len(entries) == 3  # the commit that touched Part 2 alone is not there at all
    assert all("subject" not in entry for entry in entries)
    assert "item 2 added: Housing" in [change["words"] for change in entries[1]["changes"]]
    assert "action 77.1 recorded for RS: Noted." in [change["words"] for change in entries[2]["changes"]]


@pytest.mark.usefixtures("exempt")
def test_an_exempt_action_was_never_recorded_as_far_as_the_public_knows() -> None:
    error = CliRunner().invoke(app, ["log", "--action", "78.1", "--public"]).exception
    assert isinstance(error, CannotRun)
    assert error.message == "no minutes ever recorded action `78.1`"


@pytest.mark.usefixtures("exempt")
def test_public_differences_hold_no_word_of_part_2() -> None:
    for revisions in (("HEAD~3",), ("HEAD~3", "HEAD~2"), ("HEAD~1", "HEAD"), ("HEAD", "HEAD~3")):
        assert_silent(everything("diff", "2024-03-06", *revisions))


def test_what_was_public_by_mistake_is_not_repeated(clerk: Clerk, told: Told) -> None:
    clerk.write(
        meeting='time: "10:00"\nagenda:\n  - title: Apologies\n  - title: Tenancy fraud at Quarry Ward\n'
        "    papers: [fraud.md]\n",
        fraud=FRAUD,
    )
    clerk.commit("By mistake", "2024-01-03")
    clerk.write(fraud=FRAUD.replace("block", "blocks"))
    clerk.commit("Another landlord", "2024-01-04")
    clerk.write(meeting=EXEMPT)
    clerk.commit("Made exempt", "2024-01-05")
    assert_silent(everything("log", "2024-03-06"))
    assert_silent(everything("diff", "2024-03-06", "HEAD~1"))
    assert [change["words"] for change in told("diff", "2024-03-06", "HEAD~1", "--public")] == [
        "item removed: not told, since business of the meeting was made exempt",
        "item 2 added: Housing",
        "paper withdrawn: not told, since business of the meeting was made exempt",
    ]


def test_an_exempt_paper_that_changes_hushes_nothing_public(exempt: Clerk, told: Told) -> None:
    parks = EXEMPT.replace("title: Apologies", "{title: Parks, papers: [parks.md]}")
    exempt.write(meeting=parks, parks=paper("Parks", "They are green.", "They are many."))
    exempt.commit("Parks", "2024-03-09")
    exempt.write(parks=paper("Parks", "They are green.", "They are few."), fraud=FRAUD.replace("block", "blocks"))
    exempt.commit("Both papers", "2024-03-10")
    last = told("log", "2024-03-06", "--public")[-1]
    assert [change["words"] for change in last["changes"]] == ["paper “Parks” of item 1 changed: 1 paragraph changed"]


def test_other_words_for_what_became_exempt_are_not_repeated_either(clerk: Clerk, told: Told) -> None:
    public = 'time: "10:00"\nagenda:\n  - title: Apologies\n  - title: {}\n    papers: [draft.md]\n'
    clerk.write(meeting=public.format("A landlord in Quarry"), draft=paper("Secretly paid", "Names of all."))
    clerk.write(minutes=minutes("## 78 Tenancy\n\nThe landlord was heard. [78.1 @TO]\n"))
    clerk.commit("By mistake", "2024-01-03")
    clerk.write(meeting=public.format("A tenant in Quarry"), draft=paper("Secretly taken", "Names of some."))
    clerk.commit("Other words", "2024-01-04")
    clerk.git("rm", "-q", "meetings/2024-03-06/draft.md")
    clerk.write(meeting=EXEMPT, fraud=paper("Wholly else", "Nothing alike."))
    clerk.write(minutes="---\npresent: [RS, TO]\npart_2: {78: 3}\n---\n## 78 Housing\n")
    clerk.put("meetings/2024-03-06/minutes-part-2.md", "## 78 Wholly else\n\nNothing alike. [78.1 @RS]\n")
    clerk.commit("Made exempt", "2024-01-05")
    assert_silent(everything("log", "2024-03-06"))
    assert_silent(everything("log", "--member", "TO"))
    assert_silent(everything("diff", "2024-03-06", "HEAD~1"))
    assert_silent(everything("diff", "2024-03-06", "HEAD", "HEAD~1"))
    mistake = told("log", "2024-03-06", "--public")[1]
    assert "paper added: not told, since business of the meeting was made exempt" in [
        change["words"] for change in mistake["changes"]
    ]
    assert "attendance recorded: 2 present, 0 apologies" in [change["words"] for change in mistake["changes"]]


def test_members_see_that_business_was_made_exempt(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting='time: "10:00"\nagenda:\n  - title: Apologies\n  - title: Tenancy fraud at Quarry Ward\n')
    clerk.commit("By mistake", "2024-01-03")
    clerk.write(meeting=EXEMPT, fraud=FRAUD)
    renamed, exempt, _ = told("diff", "2024-03-06", "HEAD")
    assert renamed["words"] == "item 2 renamed: Housing, was Tenancy fraud at Quarry Ward"
    assert exempt["words"] == "item 2 changed, its reason to be exempt and title in Part 2: Housing"


def test_a_broken_exempt_file_is_not_named(exempt: Clerk) -> None:
    exempt.write(fraud="---\ntitle: [Names\n---\n")
    exempt.commit("Broken: exempt-subject", "2024-03-09")
    assert_silent(everything("log", "2024-03-06"))
    result = CliRunner().invoke(app, ["diff", "2024-03-06", "HEAD~1", "--public"])
    assert result.exit_code == 1
    assert_silent(result.output)


def test_minutes_of_part_1_are_compared_as_ever(clerk: Clerk, told: Told) -> None:
    clerk.write(minutes=minutes("## 1 Parks\n\nThey are green.\n"))
    clerk.commit("Minutes", "2024-03-08")
    clerk.write(minutes=minutes("## 1 Parks\n\nThey are brown.\n"))
    (change,) = told("diff", "2024-03-06", "HEAD", "--public")
    assert change["words"] == "minute 1 Parks changed: 1 paragraph changed"


def test_what_was_exempt_and_is_public_now_is_told(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=EXEMPT, fraud=FRAUD)
    clerk.commit("Exempt", "2024-01-03")
    clerk.write(meeting=EXEMPT.partition("    part_2")[0] + "    papers: [fraud.md]\n")
    clerk.commit("Public", "2024-01-04")
    for arguments in (("diff", "2024-03-06", "HEAD~1"), ("diff", "2024-03-06", "HEAD~1", "HEAD")):
        words = [change["words"] for change in told(*arguments, "--public")]
        assert words[-1] == "paper “Names of the tenants” added to item 2"
    last = told("log", "2024-03-06", "--public")[-1]
    assert last["changes"][-1]["words"] == "paper “Names of the tenants” added to item 2"


def test_a_draft_that_nothing_lists_makes_nothing_public(exempt: Clerk) -> None:
    exempt.put("meetings/2024-03-06/draft.md", FRAUD)
    exempt.write(meeting="# Tenancy fraud at Quarry Ward\n" + EXEMPT)
    exempt.commit("A draft", "2024-03-09")
    exempt.write(meeting=EXEMPT.replace("Apologies", "Names of the tenants"))
    exempt.commit("By mistake", "2024-03-10")
    exempt.write(meeting=EXEMPT)
    exempt.commit("Taken out", "2024-03-11")
    assert_silent(everything("log", "2024-03-06"))
    assert_silent(everything("diff", "2024-03-06", "HEAD~1"))


HIDDEN = """\
time: "10:00"
agenda:
  - title: Housing
    part_2: {reason: 3, title: Names of those who owe}
  - title: Tenancy fraud at Quarry Ward
"""
SWAPPED = """\
time: "10:00"
agenda:
  - title: Those who owe
  - title: Housing
    part_2: {reason: 3, title: What was found}
"""


def test_one_item_made_public_while_another_is_made_exempt_gives_nothing_away(clerk: Clerk) -> None:
    clerk.write(meeting=HIDDEN)
    clerk.commit("By mistake", "2024-01-03")
    clerk.write(meeting=SWAPPED)
    clerk.commit("Swapped", "2024-01-04")
    assert_silent(everything("log", "2024-03-06"))
    assert_silent(everything("diff", "2024-03-06", "HEAD~1"))
    assert_silent(everything("diff", "2024-03-06", "HEAD", "HEAD~1"))


def test_an_item_that_was_taken_away_first_and_made_exempt_later_is_not_told(clerk: Clerk, told: Told) -> None:
    public = ("title: Apologies", "title: Parks")
    clerk.write(meeting=agenda(*public, "title: Tenancy fraud at Quarry Ward"))
    clerk.commit("By mistake", "2024-01-03")
    clerk.write(meeting=agenda(*public))
    clerk.commit("Taken out", "2024-01-04")
    clerk.write(meeting=agenda(*public, "{title: Housing, part_2: {reason: 3, title: What was found}}"))
    clerk.commit("Made exempt", "2024-01-05")
    assert_silent(everything("log", "2024-03-06"))
    assert "item 3 added: Housing" in [
        change["words"] for change in told("log", "2024-03-06", "--public")[-1]["changes"]
    ]


def test_minutes_taken_away_first_and_made_exempt_later_are_not_told(clerk: Clerk) -> None:
    clerk.write(minutes=minutes("## 77 Parks\n\nNoted.\n\n## 78 Tenancy\n\nThe landlord was heard. [78.1 @TO]\n"))
    clerk.commit("By mistake", "2024-03-08")
    clerk.write(minutes=minutes("## 77 Parks\n\nNoted.\n"))
    clerk.commit("Taken out", "2024-03-09")
    clerk.write(minutes="---\npresent: [RS, TO]\npart_2: {78: 3}\n---\n## 77 Parks\n\nNoted.\n\n## 78 Housing\n")
    clerk.put("meetings/2024-03-06/minutes-part-2.md", "## 78 Wholly else\n\nNothing alike. [78.1 @RS]\n")
    clerk.commit("Made exempt", "2024-03-10")
    assert_silent(everything("log", "2024-03-06"))
    assert_silent(everything("log", "--member", "TO"))


def test_an_exempt_item_that_comes_later_hushes_nothing_that_still_stands(clerk: Clerk, told: Told) -> None:
    public = ("title: Apologies", "title: Parks", "title: Youth justice")
    clerk.write(meeting=agenda(*public))
    clerk.commit("Youth justice", "2024-01-03")
    clerk.write(meeting=agenda(*public, "{title: Housing, part_2: {reason: 3, title: Tenancy fraud}}"))
    clerk.commit("And more", "2024-01-04")
    words = [change["words"] for entry in told("log", "2024-03-06", "--public") for change in entry["changes"]]
    assert "item 3 added: Youth justice" in words
    assert "item 4 added: Housing" in words


def test_the_old_folder_of_a_meeting_that_moved_does_not_tell_either(clerk: Clerk) -> None:
    public = ("title: Apologies", "title: Parks")
    clerk.write(meeting=agenda(*public, "title: Tenancy fraud at Quarry Ward"))
    clerk.commit("By mistake", "2024-01-03")
    clerk.write(meeting=agenda(*public))
    clerk.commit("Taken out", "2024-01-04")
    clerk.git("mv", "meetings/2024-03-06", "meetings/2024-03-13")
    clerk.commit("A week later", "2024-01-05")
    exempt = agenda(*public, "{title: Housing, part_2: {reason: 3, title: What was found}}")
    clerk.put("meetings/2024-03-13/meeting.yaml", exempt)
    clerk.commit("Made exempt", "2024-01-06")
    assert "Housing" in everything("log", "2024-03-13")
    assert_silent(everything("log", "2024-03-13"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ring Ann Lee on 020 8464 3333, or ann.lee@example.org.", "Ring the wardens' team."),
        ("Ring Ann Lee on 020 8464 3333.", "Ring the switchboard on 020 8464 1000."),
        ("The tenant (DOB 12/03/1990, AB 12 34 56 C) was moved to Mill Lane.", "The tenant was moved to Mill Lane."),
        ("Write to ann.lee@example.org.", "Write to parks@example.org."),
    ],
)
def test_what_was_taken_out_of_a_paper_is_not_repeated(clerk: Clerk, told: Told, before: str, after: str) -> None:
    item = agenda("{title: Parks, papers: [parks.md]}")
    for number, text in enumerate((before, f"{before} They are green.", after), start=3):
        clerk.write(meeting=item, parks=paper("Parks", "The parks are many.", text, "The parks are few."))
        clerk.commit("Parks", f"2024-01-0{number}")
    for command in (["log", "2024-03-06"], *(["diff", "2024-03-06", one] for one in ("HEAD~1", "HEAD~2"))):
        public = everything(*command)
        assert [word for word in ("8464 3333", "3333", "ann.lee", "1990", "34 56") if word in public] == []
    assert after.rpartition(" ")[2].rstrip(".") in everything("diff", "2024-03-06", "HEAD~1")
    (change,) = told("diff", "2024-03-06", "HEAD~1")
    assert before.split()[1] in str(change)  # members read what it was


def test_a_team_that_can_still_be_written_to_is_told_of(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("{title: Parks, papers: [parks.md]}"), parks=paper("Parks", "They are green."))
    clerk.commit("Parks", "2024-01-03")
    clerk.write(parks=paper("Parks", "They are green; write to parks@example.org or ring 020 8464 1000."))
    clerk.commit("Whom to ask", "2024-01-04")
    assert "parks@example.org or ring 020 8464 1000" in everything("log", "2024-03-06")
