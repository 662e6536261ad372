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
