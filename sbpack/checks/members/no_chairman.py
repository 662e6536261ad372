"""A front sheet without a chairman."""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.members import Member, takes_the_chair
from sbpack.findings.finding import Finding, Related
from sbpack.text.yaml_nodes import YamlList, YamlMap


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if not board.members or meeting.move is not None or presiding(board, meeting.date) or _has_unread_offices(board):
        return
    has_offices = any(member.offices for member in board.members)
    # Offices that nobody ever wrote are reported only for packs that are still to be printed.
    if meeting.date < as_of and not (has_offices and _is_last_word(meeting, board, as_of)):
        return
    terms = [(member, office) for member in board.members for office in member.offices if takes_the_chair(office.name)]
    ends = ((min(filter(None, (one.period.end, member.period.end)), default=date.max), member) for member, one in terms)
    last = max((end for end in ends if end[0] < meeting.date), default=None, key=lambda end: end[0])
    chair = board.office_names_on(meeting.date)[0]
    yield Finding(
        meeting.span,
        f"nobody on the register is {chair} on {long_date(meeting.date)}",
        f"write `offices: [{{office: {chair}}}]` under whoever is, with `from:` and `to:`",
        (Related(last[1].span, f"{last[1].full_name} was, until {long_date(last[0])}"),) if last else (),
    )


def _is_last_word(meeting: Meeting, board: Board, as_of: date) -> bool:
    """Whether a past meeting is the first of those in a row without a chairman, and none of them is still to come."""
    sat = [other.date for other in board.meetings if other.move is None]
    place = sat.index(meeting.date)
    if place > 0 and not presiding(board, sat[place - 1]):
        return False
    row = takewhile(lambda day: not presiding(board, day), sat[place:])
    return all(day < as_of for day in row)


def presiding(board: Board, day: date) -> tuple[Member, ...]:
    """Return the members who preside over the board on a day."""
    members = board.members_on(day)
    return tuple(member for member in members if (office := member.office_on(day)) and takes_the_chair(office))


def _has_unread_offices(board: Board) -> bool:
    """Whether something is wrong with an office on the register, which has a finding of its own."""
    written = board.written.get("members") if board.written else None
    entries = written.items if isinstance(written, YamlList) else ()
    offices = [one for entry in entries if isinstance(entry, YamlMap) and (one := entry.get("offices")) is not None]
    count = sum(len(one.items) if isinstance(one, YamlList) else 1 for one in offices)
    read = [office.period for member in board.members for office in member.offices]
    return count != len(read) or any(one.start and one.end and one.end < one.start for one in read)
