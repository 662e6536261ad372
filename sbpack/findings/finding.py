"""One problem, its place and what to do about it."""

from dataclasses import dataclass
from enum import Enum

from sbpack.findings.span import Span


class Severity(Enum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Related:
    """A second place that explains a finding, such as the minute that recorded an action."""

    span: Span
    label: str


@dataclass(frozen=True)
class Replacement:
    """A repair that is certain: what `sbpack fix` writes in place of some characters."""

    span: Span
    """What is replaced, within one line; a place without extent where something is only put in."""
    text: str
    """What stands there afterwards."""
    before: str = ""
    """What stands there now. The file is left alone where it holds anything else."""


@dataclass(frozen=True)
class Finding:
    """A problem found in the sources.

    The message is one clause without a full stop, names in backticks; `help` says what to do.
    A rule leaves `rule` empty: whoever runs the rule fills it in. Readers name the rule themselves.
    """

    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    rule: str = ""
    """The name of the rule that found it, such as `dropped-action`."""
    also: tuple[Span, ...] = ()
    """Further places with the same cause, in order: one cause is one finding, however often it shows."""
    severity: Severity | None = None
    """How much it matters where that is not what its rule says: what nobody can change any more is a note."""
    fixes: tuple[Replacement, ...] = ()
    """The repair, at each place where only one is possible."""
