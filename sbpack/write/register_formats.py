"""The action register as a table, as CSV or JSON, or as a letter to each owner."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sbpack.board.action_list import ListedAction, ListedOwner, Told, is_owner
from sbpack.board.board import Contact
from sbpack.board.dates import long_date, weekday_date
from sbpack.findings.suggest import visible
from sbpack.write.formats import safe_value

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


def as_json(actions: Iterable[ListedAction]) -> str:
    """Return a list with one object an action; dates are ISO dates, null where there is none."""
    return json.dumps([_object(action) for action in actions], indent=2)


def _object(action: ListedAction) -> dict[str, object]:
    return {
        "action": action.reference,
        "meeting": action.meeting.isoformat(),
        "minute": action.minute,
        "title": action.title,
        "words": action.words,
        "owners": [_as_json_owner(owner) for owner in action.owners],
        "due": action.due_day.isoformat() if action.due_day else None,
        "due_words": action.due,
        "status": action.state.value,
        "overdue": action.is_overdue,
        "told": [
            {
                "meeting": told.meeting.isoformat(),
                "status": told.status,
                "update": told.update,
                "part_2": told.is_part_2,
            }
            for told in action.told
        ],
        "said": [
            {"meeting": said.meeting.isoformat(), "minute": said.minute, "change": said.change, "words": said.words}
            for said in action.said
        ],
        "part_2": str(action.part_2) if action.part_2 else None,
        "path": action.span.path,
        "line": action.span.line,
    }


def _as_json_owner(owner: ListedOwner) -> dict[str, object]:
    members = [member.key for member in owner.members]
    return {"key": owner.key, "label": owner.label, "name": owner.name, **({"members": members} if members else {})}


_MARKUP = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;))")
_BEGINS_A_LIST = re.compile(r"^([-+]|\d{1,9}(?=[.)]))")


@dataclass(frozen=True)
class Sender:
    """On whose behalf the letters are written."""

    body: str
    contact: Contact | None
    next_meeting: date | None
    """When the board sits next, as far as anybody has called it."""


def as_letters(actions: Iterable[ListedAction], as_of: date, sender: Sender, owner: str = "") -> str:
    """Return Markdown, a letter to each owner of an action, or to one of them alone.

    What a group owes is in the letters to its members; the group has one where it is asked for, or nobody is in it.
    """
    by_owner: dict[ListedOwner, list[ListedAction]] = {}
    for action in actions:
        for one in dict.fromkeys(person for each in action.owners for person in each.members or (each,)):
            if owner.casefold() in ("", one.key.casefold()):
                by_owner.setdefault(one, []).append(action)
        for group in action.owners:
            if group.members and owner.casefold() == group.key.casefold():
                by_owner.setdefault(group, []).append(action)
    letters = ("\n".join(_letter(one, listed, as_of, sender)) for one, listed in by_owner.items())
    return "\n\n".join(letters)


def _letter(owner: ListedOwner, actions: Sequence[ListedAction], as_of: date, sender: Sender) -> Iterator[str]:
    count = "one action" if len(actions) == 1 else f"{len(actions)} actions"
    yield f"# Actions of {_plain(owner.name)}"
    yield ""
    yield f"On {long_date(as_of)} the minutes of the {_plain(sender.body or 'board')} record {count} for you."
    for action in actions:
        yield ""
        yield f"## Action {action.reference}: {_plain(action.title)}"
        yield ""
        yield f"> {_plain(action.words)}"
        yield ""
        yield f"- Minuted on {long_date(action.meeting)}, minute {action.minute}"
        if action.part_2:
            yield f"- Part 2, exempt and not to be passed on: {_plain(str(action.part_2))}"
        if action.due:
            yield f"- Due {_due(action)}"
        groups = [other for other in action.owners if owner in other.members]
        if groups:
            yield f"- Owned by {_plain(', '.join(group.name for group in groups))}, of whom you are one"
        if others := [other.name for other in action.owners if other != owner and other not in groups]:
            yield f"- Together with {_plain(', '.join(others))}"
        for said in action.said[-1:]:
            yield f"- By minute {said.minute} of {long_date(said.meeting)}: {_plain(said.change)}"
        if action.told:
            told = action.told[-1]
            yield f"- Last reported on {long_date(told.meeting)}: {_plain(told.update) or told.status}{_kept(told)}"
    yield ""
    yield _reply(sender)


def _kept(told: Told) -> str:
    return " (Part 2, not to be passed on)" if told.is_part_2 else ""


def _due(action: ListedAction) -> str:
    due = "at the next meeting" if action.due_day is None else action.due
    return f"{due} (**overdue**)" if action.is_overdue else due


def _reply(sender: Sender) -> str:
    """Ask for an answer: of whom, and before which day."""
    contact = sender.contact
    about = ", ".join(part for part in (contact.role, contact.email) if part) if contact else ""
    whom = contact.name + (f" ({about})" if about else "") if contact else "the clerk"
    when = f"meeting on {weekday_date(sender.next_meeting)}" if sender.next_meeting else "next meeting"
    return f"Please tell {_plain(whom)}, in a sentence or two, what has been done, before the {when}."


def _plain(text: str) -> str:
    """Return words that Markdown shows as they are."""
    words = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _BEGINS_A_LIST.sub(lambda found: f"\\{found[1]}" if found[1] in "-+" else f"{found[1]}\\", words)
