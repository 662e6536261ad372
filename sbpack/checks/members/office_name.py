"""An office of the board under another name."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.members import takes_the_chair
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.wording import Wording, wordings_in_yaml

_OFFICE = re.compile(
    r"(?<![\w-])(?:(?:(?:[Jj]oint|JOINT|[Cc]o|CO|[Vv]ice|VICE)[ -])?(?:CHAIR|Chair)|(?:Joint|Co|Vice)[ -]chair)"
    r"(?P<end>(?i:man|men|woman|women|persons?|s)?)(?!\w)"
)
_SINGULAR = {"men": "man", "women": "woman", "persons": "person", "s": ""}
_BEFORE = re.compile(r"(?:^|[(,;:\u2013]\s?|[.!?]\s+|\b(?:the|both|and|or|by|to|from|with|as)\s)$", re.IGNORECASE)
"""What may stand before the board's own office; not `its`, nor the name of a body."""
_IDIOM = re.compile(r"\b(?:in|tak\w+|took|leav\w+|left|vacat\w+|resum\w+|occup\w+|through) the $", re.IGNORECASE)
_OTHER_BODY = re.compile(
    r"\b(?:Committees?|Panels?|Forums?|Trusts?|Associations?|Networks?|Governors|Cabinet|Commission|Council)\b"
    r"|\b(?!The |This |Our |That )[A-Z]\w+ (?:Boards?|Groups?|Partnerships?)\b"
)
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_OF_THE_BOARD = re.compile(r" of (?:the|this) (?:Board|Group|Partnership)\b(?! of\b)")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    names = board.office_names_on(meeting.date)
    rule = board.rule_on("office names", meeting.date)
    own = board.name_on(meeting.date)
    if not any(member.office_on(meeting.date) for member in board.members_on(meeting.date)):
        return
    found: dict[str, list[tuple[str, str, Span]]] = {}
    for wording, is_ours in _wordings(meeting):
        if "hair" not in wording.text and "HAIR" not in wording.text:
            continue
        for match in _OFFICE.finditer(wording.text):
            right = _right_name(_plain(match), names)
            if right and _is_of_the_board(wording.text, match, own, is_ours):
                place = match[0], right, wording.place(*match.span())
                found.setdefault(_plain(match), []).append(place)
    for places in found.values():
        written, right, span = places[0]
        yield Finding(
            span,
            f"`{written}` is another name for the board's `{right.title()}`",
            f"write `{right.title()}`"
            + ("" if rule else ", or make another name the rule `office names` of members.yaml"),
            (Related(rule.span, f"made by {rule.made_by}"),) if rule else (),
            also=tuple(place for _, _, place in places[1:]),
        )


def _wordings(meeting: Meeting) -> Iterator[tuple[Wording, bool]]:
    """Yield what may name an office, and whether it speaks of the board's where it says no more."""
    minuted = meeting.minutes.wordings if meeting.minutes else ()
    yield from ((wording, True) for wording in minuted if wording.key != "role")
    yield from ((wording, False) for paper in meeting.papers for wording in paper.body.wordings)
    yield from ((wording, True) for wording in wordings_in_yaml(meeting.written))


def _plain(match: re.Match[str]) -> str:
    """Return an office in small letters and the singular."""
    end = match["end"].casefold()
    text = match[0].casefold()
    return text.removesuffix(end) + _SINGULAR.get(end, end) if end else text


def _right_name(written: str, names: tuple[str, ...]) -> str:
    """Return what an office should have been called; nothing where it is so called, or is another one."""
    known = [name.casefold() for name in names]
    stems = [re.split(r"[ -]", name)[-1] for name in known]
    if written in known or written in stems:
        return ""
    kind = _kind(written)
    return next((name for name in known if _kind(name) == kind), stems[0] if kind == "" else "")


def _kind(office: str) -> str:
    """Return which of the offices one is, by whatever name."""
    if not takes_the_chair(office):
        return "vice"
    return "joint" if office.startswith(("joint", "co ", "co-")) else ""


def _is_of_the_board(text: str, match: re.Match[str], own: str, is_ours: bool) -> bool:
    """Whether an office is surely the board's own."""
    before, after = text[: match.start()], text[match.end() :]
    if _OF_THE_BOARD.match(after) or (own and after.startswith((f" of {own}", f" of the {own}"))):
        return True
    if not is_ours or re.match(r"'?s? (?:of|for|to)\b", after) or not _BEFORE.search(before) or _IDIOM.search(before):
        return False
    begins = max((end.end() for end in _SENTENCE_ENDS.finditer(before)), default=0)
    ends = _SENTENCE_ENDS.search(after)
    sentence = before[begins:] + " " + (after[: ends.start()] if ends else after)
    return not _OTHER_BODY.search(sentence.replace(own, "") if own else sentence)
