"""One person's post given in two ways."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.people_names import PersonName, is_same_post, person_name
from sbpack.checks.members._people import by_name
from sbpack.checks.members.initials_for_a_name import FIELDS
from sbpack.findings.finding import Finding, Related, Span

_NAMED = re.compile(r"(?P<name>[^,(]+?)(?:,\s*|\s+\()(?P<post>[^;]+?)\)?")
_OFFICE = re.compile(r"(?:(?:joint|vice|co|deputy)[ -])?chair\w*(?: of the board)?", re.IGNORECASE)
_REACHED_AT = re.compile(r"[,;(\s]*(?:\b(?:tel(?:ephone)?|phone|e-?mail)\b|\d{5}|\d{3} \d{4}|\S+@).*", re.IGNORECASE)
_MOST_WORDS = 4


class _Post(NamedTuple):
    name: PersonName
    text: str
    span: Span


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    settled = _on_the_register(board, meeting.date)
    others: dict[tuple[str, str], list[_Post]] = {}
    for post in _given(meeting):
        known = settled.setdefault(post.name.key, [post])
        if not any(is_same_post(post.text, one.text, board.council) for one in known):
            others.setdefault((post.name.key, post.text.casefold()), []).append(post)
    for (key, _), posts in others.items():
        first, other = posts[0], settled[key][0]
        is_registered = other.span.path == board.span.path
        where = "on the register" if is_registered else "elsewhere"
        yield Finding(
            first.span,
            f"{first.name.written} is `{first.text}` here, and `{other.text}` {where}",
            "give one post in one form" + (", or correct the register" if is_registered else ""),
            (Related(other.span, "given here"),),
            also=tuple(post.span for post in posts[1:]),
        )


def _on_the_register(board: Board, day: date) -> dict[str, list[_Post]]:
    """Return the posts that members.yaml gives people on a day, by name."""
    found: dict[str, list[_Post]] = {}
    members = ((one.name, (one.role, one.organisation), one.span) for one in board.members_on(day))
    contacts = ((one.name, (one.role,), one.span) for one in board.contacts if one.period.covers(day))
    for written, parts, span in (*members, *contacts):
        name, text = person_name(written), ", ".join(part for part in parts if part)
        if name and text:
            found.setdefault(name.key, []).append(_Post(name, text, span))
    return found


def _given(meeting: Meeting) -> Iterator[_Post]:
    for wording in meeting.wordings:
        match = _NAMED.fullmatch(wording.text) if wording.key in FIELDS else None
        name = person_name(match["name"]) if match else None
        if match is None or name is None or len(name.words) > _MOST_WORDS:
            continue
        text = _REACHED_AT.sub("", match["post"])
        if text and not _OFFICE.fullmatch(text):
            start = match.start("post")
            yield _Post(name, text, wording.place(start, start + len(text)))
    minutes = meeting.minutes
    moved = minutes.moved if minutes else ()
    named = [(one, name) for one in moved if (name := person_name(one.name))]
    for attendee, name in (*by_name(minutes), *named) if minutes else ():
        if attendee.role and not _OFFICE.fullmatch(attendee.role):
            yield _Post(name, attendee.role, attendee.span)
