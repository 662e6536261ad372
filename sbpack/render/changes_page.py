"""The page that tells members what changed since a pack was published, item by item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jinja2 import Environment

from sbpack.history.change import MINUTES, OF_THE_RECORD, Change
from sbpack.model.pack import Section
from sbpack.render.environment import template_name
from sbpack.sources.repository import MEETINGS

CHANGES = "changes"
"""The template."""
TITLE = "What has changed"


@dataclass(frozen=True)
class ChangesPage:
    """What the page says besides the changes."""

    body: str
    """The board's name on the day of the meeting."""
    meeting: date
    since: str
    """From when on, such as `the agenda pack of 23 November 2023`."""
    language: str = "en-GB"


@dataclass(frozen=True)
class ChangedPart:
    """An item, or the meeting itself, with what changed of it."""

    heading: str
    changes: tuple[Change, ...]


def changes_html(changes: Sequence[Change], page: ChangesPage, environment: Environment) -> str:
    """Return the page; of the meeting's own minutes, which no pack of it holds, it says nothing.

    What the public may not read must not be among the changes: they come of comparing public boards.
    """
    told = [change for change in changes if change.heading != MINUTES and change.kind not in OF_THE_RECORD]
    parts = [ChangedPart(heading, tuple(group)) for heading, group in groupby(told, key=lambda change: change.heading)]
    template = environment.get_template(template_name(CHANGES))
    section = Section(CHANGES, CHANGES, TITLE, f"{MEETINGS}/{page.meeting.isoformat()}/meeting.yaml")
    return template.render(language=page.language, section=section, page=page, parts=parts, notes="")
