"""What a clerk does to an agenda, a paper, an action or the members, as `sbpack diff` tells it."""

import pytest

from tests.history.clerk import BOARD, Clerk, agenda, minutes, paper
from tests.history.conftest import Told

LONG = [f"Paragraph {number} says what the wardens of ward {number} found there." for number in range(1, 9)]


def clauses(told: Told) -> list[str]:
    """Say what changed of the March meeting since the last commit."""
    return [change["words"] for change in told("diff", "2024-03-06", "HEAD")]


def words(told: Told, kind: str) -> list[str]:
    """Return the words that went and came in a kind of change."""
    found = [change for change in told("diff", "2024-03-06", "HEAD") if change["change"] == kind]
    runs = [run for change in found for rewording in change["rewordings"] for run in rewording["words"]]
    return [f"{run['kind']}: {run['text'].strip()}" for run in runs if run["kind"] != "same"]


def test_nothing_changed(clerk: Clerk, told: Told) -> None:
    assert clauses(told) == []


def test_items_come_go_and_are_renamed(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks and open spaces", "title: Libraries"))
    assert clauses(told) == ["item 2 renamed: Parks and open spaces, was Parks", "item 3 added: Libraries"]
    assert words(told, "item renamed") == ["added: and open spaces"]
    clerk.write(meeting=agenda("title: Parks"))
    assert clauses(told) == ["item 1 removed: Apologies"]


def test_an_item_that_moves_is_told_and_those_that_make_room_are_not(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Libraries", "title: Roads"))
    clerk.commit("More items", "2024-01-03")
    clerk.write(meeting=agenda("title: Roads", "title: Apologies", "title: Parks", "title: Libraries"))
    assert clauses(told) == ["item 1 moved, was item 4: Roads"]
    clerk.write(meeting=agenda("title: Apologies", "title: Rivers", "title: Parks", "title: Libraries", "title: Roads"))
    assert clauses(told) == ["item 2 added: Rivers"]


def test_an_item_says_more_or_less_than_before(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "{title: Parks, presenter: Tom Okafor, for: decision}"))
    assert clauses(told) == ["item 2 changed, its presenter and purpose: Parks"]


def test_a_paper_comes_is_reworded_is_rewritten_and_goes(clerk: Clerk, told: Told) -> None:
    with_paper = agenda("title: Apologies", "{title: Parks, papers: [parks.md]}")
    clerk.write(meeting=with_paper, parks=paper("Safer parks", *LONG))
    assert clauses(told) == ["paper “Safer parks” added to item 2"]
    clerk.commit("A paper", "2024-01-03")
    clerk.write(parks=paper("Much safer parks", LONG[0].replace("found", "saw"), *LONG[1:], "A last word."))
    told_of_it = "paper “Much safer parks” of item 2 changed: 1 paragraph changed and 1 paragraph added"
    assert clauses(told) == ["paper “Much safer parks” renamed, was “Safer parks”", told_of_it]
    assert words(told, "paper changed") == ["removed: found", "added: saw", "added: A last word."]
    clerk.write(parks=paper("Safer parks", *(f"Wholly other words, number {number}." for number in range(8))))
    (change,) = told("diff", "2024-03-06", "HEAD")
    assert change["change"] == "paper replaced"
    clerk.write(meeting=agenda("title: Apologies", "title: Parks"))
    assert clauses(told) == ["paper “Safer parks” withdrawn from item 2"]


def test_a_line_broken_elsewhere_is_no_change(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "{title: Parks, papers: [parks.md]}"), parks=paper("Parks", *LONG))
    clerk.commit("A paper", "2024-01-03")
    clerk.write(parks=paper("Parks", *(line.replace("what the", "what\nthe") for line in LONG)))
    assert clauses(told) == []


def test_a_paper_in_another_file_or_under_another_item_is_the_same_paper(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "{title: Parks, papers: [parks.md]}"), parks=paper("Wardens", *LONG))
    clerk.commit("A paper", "2024-01-03")
    clerk.git("mv", "meetings/2024-03-06/parks.md", "meetings/2024-03-06/wardens.md")
    clerk.write(meeting=agenda("{title: Apologies, papers: [wardens.md]}", "title: Parks"))
    assert clauses(told) == [
        "paper “Wardens” moved to item 1, was under item 2",
        "paper “Wardens” is now in the file wardens.md, was parks.md",
    ]


def test_what_was_to_follow_came(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: A", "{title: Parks, papers: [{title: Wardens, to_follow: true}]}"))
    clerk.commit("To follow", "2024-01-03")
    clerk.write(meeting=agenda("title: A", "{title: Parks, papers: [wardens.md]}"), wardens=paper("Wardens", *LONG))
    assert clauses(told) == ["paper “Wardens” added to item 2, where it was to follow"]


def test_a_table_changes_by_rows(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("{title: A, papers: [a.md]}"), a=paper("Figures", "![Figures](f.csv)", *LONG))
    clerk.put("meetings/2024-03-06/f.csv", "ward,cases\nQuarry,1\nMill,2\n")
    clerk.commit("Figures", "2024-01-03")
    clerk.put("meetings/2024-03-06/f.csv", "ward,cases\nQuarry,1\nMill,3\n")
    assert clauses(told) == ["paper “Figures” of item 1 changed: 1 row of a table changed"]


def test_a_slide_deck_is_replaced_without_being_opened(clerk: Clerk, told: Told) -> None:
    deck = "{file: deck.pdf, title: Slides, summary: What the slides show.}"
    clerk.write(meeting=agenda("title: Apologies", f"{{title: Parks, papers: [{deck}]}}"))
    clerk.put("meetings/2024-03-06/deck.pdf", "no PDF at all")
    clerk.commit("Slides", "2024-01-03")
    clerk.put("meetings/2024-03-06/deck.pdf", "no PDF either")
    assert clauses(told) == ["paper “Slides” of item 2 replaced by another version"]


def test_updates_are_written_changed_and_removed(clerk: Clerk, told: Told) -> None:
    rows = "---\ntitle: Matters\n---\n## 2.1 open\n\nHalf of the lamps.\n\n## 2.2 oral\n"
    clerk.write(meeting=agenda("matters_arising: {report: EV1}"))
    clerk.put("meetings/2024-03-06/matters-arising.md", rows)
    assert [clause for clause in clauses(told) if clause.startswith("action")] == [
        "action 2.1 reported open: Half of the lamps.",
        "action 2.2 reported orally at the meeting",
    ]
    clerk.commit("Matters", "2024-01-03")
    clerk.put("meetings/2024-03-06/matters-arising.md", "---\ntitle: Matters\n---\n## 2.1 done\n\nAll of the lamps.\n")
    assert clauses(told) == ["update on action 2.2 removed", "update on action 2.1 changed, now done, was open"]
    assert words(told, "update changed") == ["removed: Half", "added: All"]


def test_minutes_actions_and_resolutions(clerk: Clerk, told: Told) -> None:
    text = (
        "## 3 Lights\n\nThe lamps would be mended. [@RS]\n\n**RESOLVED** that the plan be noted.\n\nAll were thanked.\n"
    )
    clerk.write(minutes=minutes(text))
    assert clauses(told) == [
        "minutes written: 1 minute",
        "attendance recorded: 2 present, 0 apologies",
        "action 3.? recorded for RS: The lamps would be mended.",
    ]
    clerk.commit("Minutes", "2024-03-08")
    changed = (
        text.replace("[@RS]", "[3.1 @RS @TO due 2024-05-01]")
        .replace("noted", "agreed")
        .replace("All were", "Everybody was")
    )
    clerk.write(minutes=minutes(changed + "\nIt was late. [1.4 closed]\n", present="RS"))
    assert clauses(told) == [
        "attendance changed: Tom Okafor (TO) not recorded, was present",
        "minute 3 Lights changed: 1 paragraph changed and 1 paragraph added",
        "resolution of minute 3 changed",
        "action 3.1 numbered, was 3.?: The lamps would be mended.",
        "action 3.1 given to RS and TO, was RS",
        "action 3.1 due 1 May 2024, was not dated",
        "action 1.4 closed, by minute 3",
    ]
    assert words(told, "resolution changed") == ["removed: noted", "added: agreed"]


def test_minutes_that_the_pack_carries_are_told_under_their_item(clerk: Clerk, told: Told) -> None:
    clerk.put("meetings/2024-01-10/meeting.yaml", agenda("title: Lights"))
    clerk.put("meetings/2024-01-10/minutes.md", minutes("## 1 Lights\n\nThey were dark.\n"))
    clerk.write(meeting=agenda("minutes_of: 2024-01-10"))
    clerk.commit("Minutes of January", "2024-01-12")
    clerk.put("meetings/2024-01-10/minutes.md", minutes("## 1 Lights\n\nThey were bright.\n"))
    (change,) = told("diff", "2024-03-06", "HEAD")
    assert (change["words"], change["item"]) == ("minute 1 Lights changed: 1 paragraph changed", "1")
    assert change["heading"] == "Item 1: Minutes of the meeting held on 10 January 2024"


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (
            "    name: Tom Okafor\n",
            "    name: Tom Okafor\n    to: 2024-04-30\n",
            ["Tom Okafor (TO) left on 30 April 2024"],
        ),
        ("office: chairman", "office: vice-chairman", ["Rosa Silva (RS) has the office vice-chairman, was chairman"]),
        ("role: Superintendent", "role: Inspector", ["Tom Okafor (TO) has the role Inspector, was Superintendent"]),
        (
            "  - initials: TO",
            "  - initials: AB\n    name: Ann Bell\n    from: 2024-02-01\n  - initials: TO",
            ["Ann Bell (AB) joined from 1 February 2024"],
        ),
        (
            "    offices:\n",
            "    to: 2024-02-29\n    offices:\n      - office: chairman\n"
            "  - initials: RS\n    name: Rosa Silva\n    role: Director of Housing\n    from: 2024-03-01\n"
            "    offices:\n"
            "      - office: vice-chairman\n  - initials: XY\n    name: Xa Yo\n    to: 2020-01-01\n    offices:\n",
            ["Rosa Silva (RS) changed from 1 March 2024: office vice-chairman"],
        ),
        ("Safety Board", "Safety Partnership", None),
    ],
)
def test_members_as_the_day_of_the_meeting_has_them(
    clerk: Clerk, told: Told, was: str, now: str, expected: list[str] | None
) -> None:
    clerk.put("members.yaml", BOARD.replace(was, now))
    renamed = "board renamed to Elmbridge Vale Safety Partnership, was Elmbridge Vale Safety Board"
    assert clauses(told) == ([renamed] if expected is None else expected)


def test_time_place_and_the_day_itself(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", time="11:30") + "venue: Town Hall\n")
    assert clauses(told) == [
        "time changed to 11.30 am, was 10.00 am",
        "place changed to Town Hall, was the usual place",
    ]
    moved = "postponed: {to: 2024-03-13, reason: Snow}\n"
    clerk.write(meeting=agenda("title: Apologies", "title: Parks") + moved)
    assert clauses(told) == ["meeting postponed to Wednesday 13 March 2024: Snow"]


def test_contacts_that_went_are_not_repeated(clerk: Clerk, told: Told) -> None:
    directory = (
        "---\nkind: contact-directory\ntitle: Contacts\ndirectory:\n  - organisation: Fire\n    contacts:\n"
        "      - {name: Ann Bell, telephone: 07700 900123, public: [name, telephone]}\n---\n"
    )
    clerk.write(meeting=agenda("{title: Contacts, papers: [contacts.md]}"), contacts=directory)
    clerk.commit("Contacts", "2024-01-03")
    clerk.write(contacts=directory.replace(", public: [name, telephone]", ""))
    (change,) = told("diff", "2024-03-06", "HEAD", "--public")
    assert change["words"] == "paper “Contacts” of item 1 changed: its directory changed"
    assert change["rewordings"] == [{"of": "directory", "words": []}]
