"""The action register for a terminal."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sbpack.findings.visible import visible
from sbpack.model.action_list import ListedAction


def as_table(actions: Iterable[ListedAction]) -> Table | Group:
    """Return a table for the console: an action a row, with what was last told of it below its words."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Action", no_wrap=True)
    table.add_column("Minuted", no_wrap=True)
    table.add_column("Matter", ratio=1)
    table.add_column("Owner")
    table.add_column("Due", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    for action in actions:
        table.add_row(
            action.reference,
            action.meeting.isoformat(),
            _matter(action),
            visible(" ".join(owner.label for owner in action.owners)),
            action.due_day.isoformat() if action.due_day else action.due,
            Text("overdue", "bold red") if action.is_overdue else action.state.value,
        )
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
