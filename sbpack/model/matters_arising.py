"""What a meeting is told about each open action."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from sbpack.findings.span import Span
from sbpack.model.paper import Paper
from sbpack.sources.mark import ActionReference
from sbpack.sources.prose import Prose
from sbpack.sources.wording import Wording

Status = Literal["open", "done", "oral", "superseded", "withdrawn"]
STATUSES: tuple[Status, ...] = ("open", "done", "oral", "superseded", "withdrawn")


@dataclass(frozen=True)
class Row:
    """One row of Appendix A as the officer wrote it."""

    references: tuple[ActionReference, ...]
    """The actions it answers; empty when it is about a minute that was never an action."""
    minute: str
    """The number of that minute, else nothing."""
    minute_meeting: date | None
    """Its meeting, where numbers were used twice and the full form says which is meant."""
    status: Status
    matter: Prose
    """The quoted matter of a minute that was never an action, else empty."""
    update: Prose
    span: Span
    is_part_2: bool = False
    """Whether it answers exempt actions, and only members read it."""


@dataclass(frozen=True)
class SeenWords:
    """Which minuted words the officer saw when an update was written."""

    reference: ActionReference
    digest: str
    """Of the words, as `words_digest` makes it."""
    span: Span


def words_digest(words: str) -> str:
    """Return a digest of minuted words that white space does not change, long enough to notice any other change."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class MattersArising:
    """The report and its rows."""

    paper: Paper
    """The report that carries the rows, its body without them."""
    rows: tuple[Row, ...]
    broken: tuple[ActionReference, ...] = ()
    """Actions named by headings that cannot be read as rows, which have a finding of their own."""
    seen: tuple[SeenWords, ...] = ()
    """What stands under `seen` in the front matter, written by `sbpack fix`."""
    head_was_read: bool = True
    """False when the front matter cannot be read, which then has a finding of its own."""
    part_2: Paper | None = None
    """The report that carries the exempt rows; None where there are none, and always in public."""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of the report and of every row."""
        rows = (wording for row in self.rows for wording in (*row.matter.wordings, *row.update.wordings))
        return (*self.paper.wordings, *(self.part_2.wordings if self.part_2 else ()), *rows)

    @property
    def proses(self) -> tuple[Prose, ...]:
        """The text of the report, then what each row says."""
        bodies = (self.paper.body, self.part_2.body) if self.part_2 else (self.paper.body,)
        return (*bodies, *(prose for row in self.rows for prose in (row.matter, row.update)))
