"""What is issued after a pack was published."""

from dataclasses import dataclass
from datetime import date

from sbpack.findings.span import Span


@dataclass(frozen=True)
class Issue:
    """A new version of the pack, or a supplement to it, as meeting.yaml announces it."""

    date: date
    note: str
    """What is new in it; printed on its front sheet."""
    span: Span
