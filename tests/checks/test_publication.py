"""Rules about what must not be published: what they find, and what is no person's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.checks.publication import personal_email, personal_identifier, personal_telephone
from sbpack.findings.finding import Finding, Severity
from tests.boards import meeting, model
from tests.effort import examples

FOLDER = "meetings/2024-03-06"
HEAD = "kind: council-report\ntitle: Lamps\n"
MEMBERS = """\
names:
  - name: Elmbridge Vale Safety Board
contacts:
  - name: Priya Shah
    telephone: 020 7946 0316
    email: priya.shah@example.gov.uk
members:
  - initials: RS
    name: Rosa Silva
  - initials: NO
    name: Niamh O'Brien
"""
Find = Callable[..., list[Finding]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return a way to ask a rule about the text of one paper, with more lines of its head."""

    def found(rule: ModuleType, text: str, head: str = "") -> list[Finding]:
        files = {
            f"{FOLDER}/meeting.yaml": meeting("{title: Lamps, papers: [lamps.md]}"),
            f"{FOLDER}/lamps.md": f"---\n{HEAD}{head}---\n{text}\n",
        }
        board, _ = model(tmp_path, files, MEMBERS)
        return list(rule.check(board.meetings[0], board, date(2024, 3, 1)))

    return found


def weights(findings: list[Finding], default: Severity = Severity.ERROR) -> list[Severity]:
    """Return how much each finding matters."""
    return [finding.severity or default for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "rosa.silva@example.org",
        "rsilva@example.org",
        "silva.r@example.org",
        "n.o'brien@example.org",
        "niamhobrien@example.org",
        "Jane Doe, jane.doe@example.org",
        "(Jane Doe: jdoe@example.org, J.Doe@example.org)",
        "quarry9@gmail.com",
        "[write to her](mailto:rosa.silva@example.org)",
        "| Who |\n|---|\n| Rosa.Silva@example.org |",
        "<rosa.silva@example.org>",
    ],
)
def test_addresses_of_persons(find: Find, text: str) -> None:
    assert weights(find(personal_email, text)) == [Severity.ERROR]


@pytest.mark.parametrize("text", ["jane.doe@example.org", "j.doe2@example.gov.uk"])
def test_addresses_that_look_like_a_persons(find: Find, text: str) -> None:
    assert weights(find(personal_email, text)) == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "info@example.org, democratic.services@example.gov.uk, quarry.SNT@example.org, refuge@example.org",
        "Market Square: market.square@example.org, friends.moor@example.org",
        "hate.crime@example.org, DAsupport@example.org, quarry@example.org",
        "priya.shah@example.gov.uk, Priya.Shah@EXAMPLE.gov.uk",
        "quarry.team@gmail.com",
        "@example, 3 @ 4, a@b, [2.1 @RS], rosa.silva at example.org",
        "`rosa.silva@example.org`",
    ],
)
def test_addresses_of_nobody(find: Find, text: str) -> None:
    assert find(personal_email, text) == []


def test_an_address_is_one_finding_that_does_not_print_it(find: Find) -> None:
    (finding,) = find(personal_email, "Rosa.Silva@example.org\n\nrosa.silva@example.org and rosa.silva@example.org")
    assert len(finding.also) == 2
    assert "silva" not in finding.message


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123",
        "07700900123",
        "+44 7700 900 123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "(07700) 900123",
        "07700-900-123",
    ],
)
def test_mobile_numbers(find: Find, number: str) -> None:
    (finding,) = find(personal_telephone, f"Ring {number}, in the evening.")
    assert weights([finding]) == [Severity.ERROR]
    assert finding.span.end_column - finding.span.column == len(number)
    assert number[-7:] not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Silva, 020 7946 0101",
        "Sgt Pryce on (020) 7946 0101",
        "Cllr Marsh: +44 20 7946 0101",
        "Ms Doe 01632 960123",
        "Contact: Ann Lee, Principal Housing and Community Safety Partnership Manager, 020 8464 3333",
        "Xiomara Quispe, Clerk to the Board, Town Hall, High Street, Elmbridge, 020 8464 3333",
        "Ann Lee (Community Safety Officer) \u2013 020 8464 3333, ext. 4",
        "020 8464 3333, Victoria Roberts",
        "| Who | Telephone |\n|---|---|\n| Victoria Roberts | 020 8464 3333 |",
        "| Who | Post | Where | Telephone |\n|---|---|---|---|\n| Ann Lee | Clerk | Room 3 | 020 8464 3333 |",
    ],
)
def test_numbers_beside_a_name(find: Find, text: str) -> None:
    assert weights(find(personal_telephone, text)) == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "the control room, 020 7946 0101",
        "Victoria Road Surgery, 020 8464 3333; Rose Cottage Nursing Home, 020 8464 3334",
        "Rosa Silva reported at length that residents can always reach the wardens' team on 020 8464 3333",
        "Ann Lee will attend. The library is on 020 8464 3333",
        "Ann Lee can be reached through the switchboard, 020 8464 3333",
        "| Where | Tel. |\n|---|---|\n| Crystal Palace | 020 8464 3333 |\n| King George Hospital | 020 8464 3334 |",
        "| Who | Telephone |\n|---|---|\n| Ann Lee | 020 8464 3333 |\n| Victoria Roberts | 020 8464 3333 |",
        "Ms Doe rang 101, 999, 0800 555111, 0300 123 1234, 020 7946 0316 and +44 20 7946 0316",
        "2023-12-06 07:30, 06/07/2023, 07-10-2023 10:30, 2023/24, 2010-2023",
        "ISBN 978-0-7475-3269-9 and 0-7475-3269-9",
        "£07700900123, ES07700900123, TQ 07700 12345, 1.07700 900123, 07700 900123 456",
        "07 12 15 20 25 30 and 077,009,001,23",
        "https://example.org/07700900123",
        "| 07700 | 900123 |\n|---|---|",
        "`07700 900123`",
    ],
)
def test_numbers_of_nobody(find: Find, text: str) -> None:
    assert find(personal_telephone, text) == []


def test_numbers_behind_links_and_several_times(find: Find) -> None:
    (finding,) = find(personal_telephone, "[Ring her](tel:+447700900123) on 07700 900123 or +44 7700 900123.")
    assert len(finding.also) == 2


def test_a_report_may_say_whom_to_ask(find: Find) -> None:
    head = "contact_officer: Rosa Silva, Clerk, 020 7946 0101, rosa.silva@example.org\n"
    assert find(personal_telephone, "", head) == []
    assert find(personal_email, "", head) == []
    mobile = "contact_officer: Rosa Silva, 07700 900123\n"
    assert weights(find(personal_telephone, "", mobile)) == [Severity.WARNING]


def test_a_directory_shows_what_its_contacts_made_public(find: Find) -> None:
    directory = """\
directory:
  - organisation: Fire Brigade
    contacts:
      - {name: Rosa Silva, telephone: 07700 900123, email: rosa.silva@example.org, public: [telephone, email]}
"""
    text = "Or ring 07700 900124."
    assert [finding.message for finding in find(personal_telephone, text, directory)] == [
        "a mobile number is published, which ends in `124`"
    ]
    assert find(personal_email, text, directory) == []


@pytest.mark.parametrize(
    "text",
    [
        "AB123456C",
        "his number, AB 12 34 56 C, is known",
        "NHS number 943 476 5919",
        "NHS no: 9434765919",
        "DOB: 12/03/1990",
        "D.O.B. 12.3.90",
        "date of birth 12 March 1990",
        "Jane Doe (born 12 March 1990)",
        "She was born on 1990-03-12",
    ],
)
def test_what_identifies_a_person(find: Find, text: str) -> None:
    assert len(find(personal_identifier, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "NT123456C, AB123456E, XAB123456C, CSD231234, AB12 3456",
        "NHS number 943 476 5918, 943 476 5919",
        "the date of birth is not recorded, born in 1990, a child born on Monday",
        "The Board was born on 1 April 1998",
    ],
)
def test_what_identifies_nobody(find: Find, text: str) -> None:
    assert find(personal_identifier, text) == []


RULES = (personal_email, personal_telephone, personal_identifier)
PIECES = st.sampled_from(
    ("07700 900123", "0", "+44", "(0)", " ", "-", "a.b@c.org", "@", "O'", "Jane Doe", "mailto:", "[x](", ")", "`", "\n")
)


@settings(max_examples=examples(40))
@given(text=st.lists(PIECES, max_size=20).map("".join))
def test_any_prose_is_read_and_every_place_is_in_it(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {
        f"{FOLDER}/meeting.yaml": meeting("{title: Lamps, papers: [lamps.md]}"),
        f"{FOLDER}/lamps.md": f"---\n{HEAD}---\n{text}\n",
    }
    board, _ = model(tmp_path_factory.mktemp("board"), files, MEMBERS)
    lines = files[f"{FOLDER}/lamps.md"].split("\n")
    for rule in RULES:
        for finding in rule.check(board.meetings[0], board, date(2024, 3, 1)):
            for span in (finding.span, *finding.also):
                assert 1 <= span.column < span.end_column <= len(lines[span.end_line - 1]) + 1
