"""The action register for a terminal."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sbpack.findings.visible import visible
from sbpack.model.action_list import ListedAction, ListedOwner, is_owner

_NARROW = 110
"""Columns below which the days stand under what they belong to, so that the words keep most of the line."""


_NARROW_OWNER = 12
"""Columns of who it is on, on such a terminal; the label of a group goes over to the next line."""


def as_table(actions: Iterable[ListedAction], width: int, owner: str = "") -> Table | Group:
    """Return a table for a console of so many columns: an action a row, what was last told of it below its words.

    `owner` is the key of the one that was asked for: what a group owes shows that they are in it.
    """
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    is_narrow = width < _NARROW
    table.add_column("Action", no_wrap=True)
    if not is_narrow:
        table.add_column("Minuted", no_wrap=True)
    table.add_column("Matter", ratio=1)
    table.add_column("Owner", max_width=_NARROW_OWNER if is_narrow else None)
    if not is_narrow:
        table.add_column("Due", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    for action in actions:
        minuted, on = action.meeting.isoformat(), visible(" ".join(_owner(one, owner) for one in action.owners))
        due = action.due_day.isoformat() if action.due_day else action.due
        status = Text("overdue", "bold red") if action.is_overdue else Text(action.state.value)
        if is_narrow:
            status.append(f"\n{due}" if due else "", "default not bold")
            table.add_row(f"{action.reference}\n{minuted}", _matter(action), on, status)
        else:
            table.add_row(action.reference, minuted, _matter(action), on, due, status)
    return table


def _owner(owner: ListedOwner, wanted: str) -> str:
    """Return what the Action column prints; of a group that somebody asked for is in, with their initials."""
    member = next((one.label for one in owner.members if is_owner(one, wanted)), "")
    return f"{owner.label} ({member})" if member else owner.label


def _matter(action: ListedAction) -> Text:
    text = Text(visible(action.words))
    if action.part_2:
        text.append("\nPart 2, exempt", "bold")
    if action.said:
        said = action.said[-1]
        text.append(f"\n{said.meeting.isoformat()}, minute {said.minute}: {visible(said.change)}", "dim")
    if action.told and action.told[-1].update:
        told = action.told[-1]
        text.append(
            f"\n{told.meeting.isoformat()}: {visible(told.update)}{' (Part 2)' if told.is_part_2 else ''}", "dim"
        )
    return text
