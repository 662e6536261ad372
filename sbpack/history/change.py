"""A change of a board, as a clause that a clerk can read aloud, and the commit that made it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from sbpack.repository.commits import Commit
from sbpack.text.marks import ActionReference

Kind = Literal[
    "meeting called", "meeting removed", "meeting moved", "meeting postponed", "meeting cancelled",
    "meeting inquorate", "meeting reinstated", "time changed", "place changed", "date of publication changed",
    "pack published", "supplement published", "minutes published",
    "item added", "item removed", "item moved", "item renamed", "item changed",
    "paper added", "paper replaced", "paper changed", "paper renamed", "paper moved", "paper withdrawn",
    "update written", "update changed", "update removed",
    "minutes written", "minutes removed", "minutes changed", "minutes agreed",
    "minute added", "minute changed", "minute renamed", "minute removed",
    "resolution added", "resolution changed", "resolution removed",
    "action recorded", "action numbered", "action changed", "action owners changed", "action due date changed",
    "action removed",
    "action closed", "action stays open", "action becomes a rule", "action superseded", "action withdrawn",
    "action done in part",
    "action record removed",
    "attendance recorded", "attendance changed",
    "member joined", "member left", "member changed", "member renamed", "member removed", "office changed",
    "group added", "group changed", "group removed",
    "board renamed", "contact changed", "usual venue changed", "rule of procedure changed", "standard text changed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

OF_THE_RECORD: tuple[Kind, ...] = ("pack published", "supplement published", "minutes published")
"""What is no change of what was published, but that it was."""
MINUTES = "Minutes"
"""What changes of a meeting's own minutes stand under."""

RunKind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Run:
    """Some words that stayed, came or went."""

    kind: RunKind
    text: str
    """With the space before it, if there is one."""

    @property
    def lead(self) -> str:
        """The space before it, or nothing."""
        return self.text[: len(self.text) - len(self.words)]

    @property
    def words(self) -> str:
        """The text without that space."""
        return self.text.lstrip()


@dataclass(frozen=True)
class Rewording:
    """A title or a passage word by word."""

    of: str
    """What was reworded, such as `title`."""
    runs: tuple[Run, ...]

    @property
    def before(self) -> str:
        """All the words as they were."""
        return "".join(run.text for run in self.runs if run.kind != "added").strip()

    @property
    def after(self) -> str:
        """All the words as they are."""
        return "".join(run.text for run in self.runs if run.kind != "removed").strip()

    @property
    def outcome(self) -> str:
        """The field with its words as they are."""
        return f"{self.of}: {self.after}"


@dataclass(frozen=True)
class Change:
    """One change, as the minutes of a clerk would put it."""

    kind: Kind
    words: str
    """A clause that can be read aloud, such as `item 6 added: Crime update`."""
    outcome: tuple[str, ...] = ()
    """What it is about and how that is afterwards, without numbers that other changes move: two parents of a merge that
    differ from it in the same outcome differ by what the merge itself did."""
    item: str = ""
    """The number of its agenda item, as printed afterwards; before, for what is gone."""
    heading: str = ""
    """What it stands under in a list by items."""
    meeting: date | None = None
    """Of whose folder it is; none for a change of members.yaml alone."""
    path: str = ""
    """The file of the paper or minutes."""
    action: ActionReference | None = None
    is_part_2: bool = False
    """Whether the public edition of the sources does not show it, or shows it otherwise."""
    people: tuple[str, ...] = ()
    """Initials or keys of those whom it is about: the member, the owners before and after."""
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True)
class LogEntry:
    """One commit with what it changed."""

    commit: Commit
    changes: tuple[Change, ...]
    broken: tuple[str, ...] = ()
    """Files that cannot be read in it; they count as they were before."""
    begins_clone: bool = False
    """Whether a shallow clone begins with it, so that nobody can say what it changed."""
