"""What an officer sends to each owner: what is open, since when, and by when an answer is wanted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sbpack.model.action_list import ListedAction, ListedOwner, Told
from sbpack.model.board import Contact
from sbpack.model.dates import long_date, weekday_date

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
