"""One problem, its place and what to do about it.

- Where in the sources something stands.
- Findings as plain values, to be kept and read again.
- Findings as they are named from a folder further up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of one source file; lines and columns count from 1, line 0 means the file as a whole.

    A tuple, because every word of an archive has one: it is made and compared in half the time of a dataclass.
    """

    path: str
    """The file, relative to the root, with forward slashes."""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    """The column after the last character."""

    def __str__(self) -> str:
        """`file:line:column`, as compilers write it."""
        return self.path if self.line == 0 else f"{self.path}:{self.line}:{self.column}"

    def to(self, last: "Span") -> "Span":
        """Return the stretch from the beginning of this one to the end of a later one in the same file."""
        return Span(self.path, self.line, self.column, last.end_line, last.end_column)


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


def plain(finding: Finding) -> dict[str, object]:
    """Return a finding as values that JSON can hold."""
    return asdict(finding) | {"severity": finding.severity.value if finding.severity else None}


def finding_of(values: Mapping[str, Any]) -> Finding:
    """Return the finding that `plain` made values of; raises ValueError, TypeError or KeyError for any others."""
    return Finding(
        span=_span(values["span"]),
        message=str(values["message"]),
        help=str(values["help"]),
        related=tuple(Related(_span(one["span"]), str(one["label"])) for one in values["related"]),
        rule=str(values["rule"]),
        also=tuple(map(_span, values["also"])),
        severity=Severity(values["severity"]) if values["severity"] else None,
        fixes=tuple(Replacement(_span(one["span"]), str(one["text"]), str(one["before"])) for one in values["fixes"]),
    )


def _span(values: Sequence[Any]) -> Span:
    path, *places = values
    return Span(str(path), *map(int, places))


def prefixed(finding: Finding, prefix: str) -> Finding:
    """Return the finding with the path of every place below `prefix`, which is empty or ends with a slash."""

    def move(span: Span) -> Span:
        return span._replace(path=prefix + span.path)

    return replace(
        finding,
        span=move(finding.span),
        also=tuple(map(move, finding.also)),
        related=tuple(replace(related, span=move(related.span)) for related in finding.related),
        fixes=tuple(replace(fix, span=move(fix.span)) for fix in finding.fixes),
    )
