"""The action register for programs."""

import json
from collections.abc import Iterable

from sbpack.model.action_list import ListedAction, ListedOwner


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
        "owners": [_owner(owner) for owner in action.owners],
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


def _owner(owner: ListedOwner) -> dict[str, object]:
    members = [member.key for member in owner.members]
    return {"key": owner.key, "label": owner.label, "name": owner.name, **({"members": members} if members else {})}
