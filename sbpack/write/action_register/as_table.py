"""The action register for a terminal."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sbpack.findings.visible import visible
from sbpack.model.action_list import ListedAction

_NARROW = 110
"""Columns below which the days stand under what they belong to, so that the words keep most of the line."""


_NARROW_OWNER = 12
"""Columns of who it is on, on such a terminal; the label of a group goes over to the next line."""


def as_table(actions: Iterable[ListedAction], width: int) -> Table | Group:
    """Return a table for a console of so many columns: an action a row, what was last told of it below its words."""
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
        minuted, owner = action.meeting.isoformat(), visible(" ".join(owner.label for owner in action.owners))
        due = action.due_day.isoformat() if action.due_day else action.due
        status = Text("overdue", "bold red") if action.is_overdue else Text(action.state.value)
        if is_narrow:
            status.append(f"\n{due}" if due else "", "default not bold")
            table.add_row(f"{action.reference}\n{minuted}", _matter(action), owner, status)
        else:
            table.add_row(action.reference, minuted, _matter(action), owner, due, status)
    return table


def _matter(action: ListedAction) -> Text:
    text = Text(visible(action.words))
    if action.part_2:
        text.append("\nPart 2, exempt", "bold")
    if action.told and action.told[-1].update:
        told = action.told[-1]
        text.append(
            f"\n{told.meeting.isoformat()}: {visible(told.update)}{' (Part 2)' if told.is_part_2 else ''}", "dim"
        )
    return text
