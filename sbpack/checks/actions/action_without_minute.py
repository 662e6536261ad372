"""Action under a heading without a number.

## What it does
Checks that every action mark in minutes stands in a minute that has a number.

## Why it matters
An action is known by its minute: 76.2 is the second of minute 76. Without that number no later meeting can be told what
became of it, and the register would lose it.

## Example
    ## Any other business

    The gate would be mended. [@RS]

Use instead:
    ## 77 Any other business

    The gate would be mended. [77.1 @RS]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each record without a number that holds actions."""
    for minute in meeting.minutes.minutes if meeting.minutes else ():
        actions = minute.actions if not minute.number else ()
        if actions:
            yield Finding(
                actions[0].span,
                f"this action stands under {minute.name}, which has no number that sbpack can read",
                "begin the heading above it with the number of its minute, then run `sbpack fix`",
                also=tuple(action.span for action in actions[1:]),
            )
