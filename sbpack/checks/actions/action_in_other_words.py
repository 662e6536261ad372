"""Action that is written in other words than a mark."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minute
from sbpack.checks._grouped import together
from sbpack.checks.members._people import initials_of_somebody
from sbpack.findings.finding import Finding
from sbpack.text.dates import meant_date
from sbpack.text.tables import Table
from sbpack.text.wording import LEFT_OUT, Wording

_LABEL = re.compile(
    r"(?:^|(?<=[.;!?)]\s)|[\[(]\s*)"
    r"(?P<label>(?i:actions?(?:\s+points?|\s+items?)?(?:\s+(?:no\.?\s*)?\d+)?(?:\s+for\s+[^:.;\n]{1,40})?(?:\s*\([^()\n]{1,40}\))?))"
    r"(?:\s*[:\u2013\u2014]\s*|\s+-+\s+|(?<=ACTION)\s+(?=[A-Z])|(?<=[(\[][Aa]ction)\s+(?=[A-Z]))(?P<said>.*)"
)
_TO_ACTION = re.compile(r"(?P<said>\b[A-Z][A-Za-z]{1,3}\s+to\s+action\b)")
_BOX = re.compile(r"^\s*(?:\[[ xX]?\]|[\u2610-\u2612\u25a1\u2713\u2714])\s+(?P<said>\S.*)")
_NAMED = re.compile(
    r"\b(?i:owner|lead|who|assigned to|assignee|due|by whom)\b\s*:|[(\u2013\u2014-]\s*[A-Z]{2,3}\)?\s*$"
)
"""Who is to do what a box asks for: a label, or initials at the end."""
_TO_DO = re.compile(
    r"(?:^|(?<=[.;!?]\s))(?P<said>(?:The\s+)?(?P<who>Clerk|Chair(?:man|woman|person)?|Secretary|Treasurer"
    r"|(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\s+[A-Z][\w'-]+|[A-Z][A-Za-z]{1,3}(?:\s*(?:/|&|and)\s*[A-Z][A-Za-z]{1,3})?)"
    r"\s+to\s+(?!be\b|the\b|an?\b|date\b|wh|its\b|this\b|that\b|all\b)[a-z]{2,}[^.\n]*)"
)
"""A sentence such as `Clerk to write to the County` or `PM to speak to the farmer`."""
_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
_BY = re.compile(r"\b(?i:by|due|before|deadline|on)\b:?\s+(?P<day>[\w\s,/-]{4,40})")
_NO_ACTION = re.compile(r"^\W*(?i:none|nil|no\b|n/a|not\b|\d|taken|noted|complete|closed|open)")
_TASK = re.compile(r"(?i:actions?|tasks?|to do|what)\b.*")
_OWNER = re.compile(r"(?i:owners?|who|leads?|assigned to|assignee|responsible|responsibility|by whom|action by)\b.*")
_LONGEST_INITIALS = 4
_SHOWN = 60
"""Letters of such words that a message repeats."""
_MOST_WORDS = 40
"""Words in which an owner is looked for."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    yield from together(found for minute in meeting.minuted for found in _in_minute(minute, board, meeting.date))


def _in_minute(minute: Minute, board: Board, day: date) -> Iterator[Finding]:
    example = initials_of_somebody(board, day)
    for token in minute.body.tokens:
        if token.type == "table_block" and _is_action_table(token.meta["table"]) and not minute.actions:
            yield Finding(
                token.meta["span"],
                "a table of actions and owners is printed as a table, and none of them is in the register",
                f"write each action as a sentence with its owner's mark at the end, such as `[@{example}]`",
            )
    wordings = (one for one in minute.body.wordings if one.where in ("paragraph", "item", "cell"))
    for wording in (one for one in wordings if LEFT_OUT not in one.text):  # that is: no mark beside the words
        for start, match in _in_words(wording, board, day):
            shown = " ".join(match[0].split())
            yield Finding(
                wording.place(start + match.start(), start + match.end()),
                f"`{shown[:_SHOWN]}` is printed as it stands, and no action is in the register",
                _help(match[0], board, day),
            )


def _in_words(wording: Wording, board: Board, day: date) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the words of each line that ask somebody for something, and where the line begins."""
    for start, line in _lines(wording):
        box = _BOX.match(line)
        match = (box if box and _NAMED.search(box["said"]) else None) or _LABEL.search(line) or _TO_ACTION.search(line)
        if match is None and (asked := _TO_DO.search(line)) and _is_somebody(asked["who"], board, day):
            match = asked
        if match and match["said"].strip(" *])") and not _NO_ACTION.match(match["said"]):
            yield start, match


def _lines(wording: Wording) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text as they stand in its source, each with its offset."""
    start, text = 0, wording.text
    if wording.span.line != wording.span.end_line:
        for space in re.finditer(r"\s", text):
            before, after = space.span()
            if before > 0 and wording.place(before - 1, before).line < wording.place(after, after + 1).line:
                yield start, text[start:before]
                start = after
    yield start, text[start:]


def _is_somebody(who: str, board: Board, day: date) -> bool:
    """Whether words name an office, a person with a title, or initials on the register."""
    is_name = len(who.split(maxsplit=1)[0]) > _LONGEST_INITIALS
    return is_name or all(board.owner(part, day) for part in re.split(r"\s*(?:/|&|\band\b)\s*", who))


def _is_action_table(table: Table) -> bool:
    """Whether its first row names actions and owners; in a minute with marks it may be a summary of them."""
    heads = [cell.text.strip(" *") for cell in table.rows[0]] if len(table.rows) > 1 else []
    return any(map(_TASK.fullmatch, heads)) and any(map(_OWNER.fullmatch, heads))


def _help(said: str, board: Board, day: date) -> str:
    """Return which mark to write, with the owner and the day that the words name where the register knows them."""
    owners = dict.fromkeys(_owners(said, board, day))
    stated = _BY.search(said)
    due = meant_date(stated["day"].strip(" .,*)]")) if stated else None
    ending = f" due {due.isoformat()}" if due else ""
    if owners:
        names = " ".join(f"@{owner}" for owner in owners)
        return f"write `[{names}{ending}]` at the end of what is to be done, and run `sbpack fix`"
    example = initials_of_somebody(board, day)
    return f"write a mark with the owner's initials at the end of what is to be done, such as `[@{example}{ending}]`"


def _owners(said: str, board: Board, day: date) -> Iterator[str]:
    """Yield the keys of those whom words name: by initials, by the label of a group, or by a surname that one has."""
    yield from (group.key for group in board.groups if group.label in said)
    for word in _WORD.findall(said)[:_MOST_WORDS]:
        if board.owner(word, day) is not None:
            yield word
        elif len(named := [one.initials for one in board.members_on(day) if one.name.split()[-1] == word]) == 1:
            yield named[0]
