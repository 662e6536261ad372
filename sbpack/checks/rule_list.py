"""What kinds of rule there are, and how each is asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from sbpack.findings.finding import Finding, Severity
from sbpack.findings.rule import Rule
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.wording import Wording

Settled = Literal["", "held", "agreed", "printed"]
"""From when nobody can change any more what a rule looks at: once the meeting was held, or once its minutes were
agreed; what is printed, agenda and papers with the former and minutes with the latter. Never, where nothing is said.
From then on findings are notes."""


@dataclass(frozen=True)
class FoundWhileReading(Rule):
    """A rule whose findings come from a step other than the check, where what is wrong was met."""


@dataclass(frozen=True)
class BoardRule(Rule):
    """A rule that looks at the whole board at once."""

    check: Callable[[Board, date], Iterator[Finding]] = lambda _board, _as_of: iter(())
    settled: Literal["", "printed"] = ""


@dataclass(frozen=True)
class MeetingRule(Rule):
    """A rule that looks at one meeting, with the board behind it."""

    check: Callable[[Meeting, Board, date], Iterator[Finding]] = lambda _meeting, _board, _as_of: iter(())
    settled: Settled = ""


@dataclass(frozen=True)
class WordsRule(Rule):
    """A rule that looks at words alone: those of members.yaml, then those of each meeting. It is settled as printed."""

    check: Callable[[Sequence[Wording]], Iterator[Finding]] = lambda _wordings: iter(())


AnyRule = FoundWhileReading | BoardRule | MeetingRule | WordsRule


class RulePage(Protocol):
    """A module whose docstring is the rule's page."""

    __name__: str
    __doc__: str | None


class BoardCheck(RulePage, Protocol):
    """A rule's module that checks the board."""

    def check(self, board: Board, as_of: date) -> Iterator[Finding]:
        """Yield what is wrong."""


class MeetingCheck(RulePage, Protocol):
    """A rule's module that checks a meeting."""

    def check(self, meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
        """Yield what is wrong."""


class WordsCheck(RulePage, Protocol):
    """A rule's module that checks words."""

    def check(self, wordings: Sequence[Wording]) -> Iterator[Finding]:
        """Yield what is wrong."""


def reading(
    code: str, module: RulePage, severity: Severity = Severity.ERROR, *, blocks: bool = False, loses_words: bool = False
) -> AnyRule:
    """Return the rule of a module that only documents it."""
    return FoundWhileReading(code, _name(module), severity, module.__doc__ or "", blocks, loses_words)


def board(
    code: str,
    module: BoardCheck,
    severity: Severity = Severity.ERROR,
    *,
    blocks: bool = False,
    settled: Literal["", "printed"] = "",
) -> AnyRule:
    """Return the rule of a module that checks the board."""
    return BoardRule(code, _name(module), severity, module.__doc__ or "", blocks, check=module.check, settled=settled)


def meeting(
    code: str,
    module: MeetingCheck,
    severity: Severity = Severity.ERROR,
    *,
    blocks: bool = False,
    settled: Settled = "",
) -> AnyRule:
    """Return the rule of a module that checks a meeting."""
    return MeetingRule(code, _name(module), severity, module.__doc__ or "", blocks, check=module.check, settled=settled)


def record(code: str, module: MeetingCheck) -> AnyRule:
    """Return the rule of a module that holds a meeting that is still to come against its publication record."""
    name, page = _name(module), module.__doc__ or ""
    return MeetingRule(code, name, Severity.ERROR, page, of_record=True, check=module.check, settled="held")


def words(code: str, module: WordsCheck, severity: Severity = Severity.WARNING) -> AnyRule:
    """Return the rule of a module that checks words."""
    return WordsRule(code, _name(module), severity, module.__doc__ or "", check=module.check)


def _name(module: RulePage) -> str:
    return module.__name__.rsplit(".", 1)[-1].replace("_", "-")
