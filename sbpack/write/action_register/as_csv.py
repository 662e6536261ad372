"""The action register for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from sbpack.model.action_list import ListedAction

COLUMNS = (
    "action",
    "meeting",
    "minute",
    "title",
    "words",
    "owners",
    "due",
    "status",
    "overdue",
    "told on",
    "told",
    "said on",
    "said",
    "group members",
    "part 2",
)
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet would take for the beginning of a formula, spaces before it or not."""


def as_csv(actions: Iterable[ListedAction]) -> str:
    """Return one line an action below a line of headings; dates are ISO dates."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe_value(value) for value in _row(action)] for action in actions)
    return text.getvalue().rstrip("\n")


def _row(action: ListedAction) -> Sequence[str]:
    last = action.told[-1] if action.told else None
    said = action.said[-1] if action.said else None
    return (
        action.reference,
        action.meeting.isoformat(),
        action.minute,
        action.title,
        action.words,
        " ".join(owner.key for owner in action.owners),
        action.due_day.isoformat() if action.due_day else action.due,
        action.state.value,
        "overdue" if action.is_overdue else "",
        last.meeting.isoformat() if last else "",
        last.update if last else "",
        said.meeting.isoformat() if said else "",
        said.change if said else "",
        " ".join(member.key for owner in action.owners for member in owner.members),
        str(action.part_2) if action.part_2 else "update" if last and last.is_part_2 else "",
    )


def safe_value(value: str) -> str:
    """Return a value that no spreadsheet runs: partners write the words."""
    return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
