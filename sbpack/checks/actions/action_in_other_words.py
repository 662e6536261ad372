"""Action that is written in other words than a mark.

## What it does
Looks in minutes for actions as people type them: `Action: KL`, `ACTION – KL to ask the ramblers`, `(Action KL)`, a
check box with an owner, and a table with columns for actions and their owners.

## Why it matters
The words are printed, but the register of actions knows nothing of them: nobody is asked, and no later meeting is told.

## Example
    The gate would be mended. **Action: KL by 1 March 2025**

Use instead:
    The gate would be mended. [@KL due 2025-03-01]

then run `sbpack fix`, which numbers the action.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sbpack.checks.members.initials_to_use import initials_of_somebody
from sbpack.checks.written import together
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Minute
from sbpack.sources.spoken_date import meant_date
from sbpack.sources.table import Table
from sbpack.sources.wording import LEFT_OUT, Wording

_LABEL = re.compile(
    r"(?:^|(?<=[.;!?)]\s)|[\[(]\s*)(?P<label>(?i:actions?(?:\s+points?|\s+items?|\s+for\s+[^:.;]{1,40})?))"
    r"(?:\s*[:\u2013\u2014]\s*|\s+-+\s+|(?<=ACTION)\s+(?=[A-Z])|(?<=[(\[][Aa]ction)\s+(?=[A-Z]))(?P<said>.*)"
)
_TO_ACTION = re.compile(r"(?P<said>\b[A-Z][A-Za-z]{1,3}\s+to\s+action\b)")
_BOX = re.compile(r"^\s*\[[ xX]?\]\s+(?P<said>.*\b(?i:owner|lead|who|assigned to|assignee|due|by whom)\b\s*:.*)")
_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
_BY = re.compile(r"\b(?i:by|due|before|deadline|on)\b:?\s+(?P<day>[\w\s,/-]{4,40})")
_NO_ACTION = re.compile(r"^\W*(?i:none|nil|no\b|n/a|not\b|\d|taken|noted|complete|closed|open)")
_TASK = re.compile(r"(?i:actions?|tasks?|to do|what)\b.*")
_OWNER = re.compile(r"(?i:owners?|who|leads?|assigned to|assignee|responsible|responsibility|by whom|action by)\b.*")
_SHOWN = 60
"""Letters of such words that a message repeats."""
_MOST_WORDS = 40
"""Words in which an owner is looked for."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield one finding for each way in which minutes ask for something without a mark."""
    minutes = meeting.minutes.minutes if meeting.minutes else ()
    yield from together(found for minute in minutes for found in _in_minute(minute, board, meeting.date))


def _in_minute(minute: Minute, board: Board, day: date) -> Iterator[Finding]:
    example = initials_of_somebody(board, day)
    for token in minute.body.tokens:
        if token.type == "table_block" and _is_action_table(token.meta["table"]) and not minute.actions:
            yield Finding(
                token.meta["span"],
                "a table of actions and owners is printed as a table, and none of them is in the register",
                f"write each action as a sentence with its owner's mark at the end, such as `[@{example}]`",
            )
    for wording in minute.body.wordings:
        match = _in_words(wording)
        if match is not None:
            shown = " ".join(wording.text[match.start() : match.end()].split())
            yield Finding(
                wording.place(match.start(), match.end()),
                f"`{shown[:_SHOWN]}` is printed as it stands, and no action is in the register",
                _help(match[0], board, day),
            )


def _in_words(wording: Wording) -> re.Match[str] | None:
    """Return the words that ask somebody for something; not what has a mark beside it, a heading or a quotation."""
    if wording.where not in ("paragraph", "item", "cell") or LEFT_OUT in wording.text:
        return None
    match = _BOX.search(wording.text) or _LABEL.search(wording.text) or _TO_ACTION.search(wording.text)
    return None if match is None or not match["said"].strip(" *])") or _NO_ACTION.match(match["said"]) else match


def _is_action_table(table: Table) -> bool:
    """Whether its first row names actions and owners; in a minute with marks it may be a summary of them."""
    heads = [cell.text.strip(" *") for cell in table.rows[0]] if len(table.rows) > 1 else []
    return any(map(_TASK.fullmatch, heads)) and any(map(_OWNER.fullmatch, heads))


def _help(said: str, board: Board, day: date) -> str:
    """Say which mark to write: with the owner and the day that the words name, where the register knows them."""
    owners = list(dict.fromkeys(_owners(said, board, day)))
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
    words = _WORD.findall(said)[:_MOST_WORDS]
    members = board.members_on(day)
    for group in board.groups:
        if group.label in said:
            yield group.key
    for word in words:
        if board.owner(word, day) is not None:
            yield word
        else:
            yield from _only(member.initials for member in members if member.name.split()[-1] == word)


def _only(found: Iterable[str]) -> tuple[str, ...]:
    initials = tuple(found)
    return initials if len(initials) == 1 else ()
