"""A documented check: its code, name, severity, function and page; and how to select rules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from sbpack.findings.finding import Finding, Severity
from sbpack.findings.suggest import suggestion

EXAMPLE = "    "
"""What the lines of an example begin with where a page is printed."""
HEADING = "## "
_FENCE = "```"
Settled = Literal["", "held", "agreed", "printed"]
"""From when nobody can change any more what a rule looks at: once the meeting was held, or once its minutes were
agreed; what is printed, agenda and papers with the former and minutes with the latter. Never, where nothing is said.
From then on findings are notes."""
Check = Callable[..., Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule. One that asks nothing has its findings from whoever reads the sources or lays out the pages."""

    code: str
    """Family and number, such as `ACT004`."""
    name: str
    """In words joined by hyphens, such as `dropped-action`."""
    severity: Severity = Severity.ERROR
    board: Check | None = None
    """Called with the board and the day as of which it is judged."""
    meeting: Check | None = None
    """Called with a meeting, the board behind it and the day."""
    words: Check | None = None
    """Called with the words of members.yaml, and with those of each meeting; it is settled as printed."""
    settled: Settled = ""
    blocks_build: bool = False
    """Whether a pack with this finding could only be laid out wrongly, so that none is made."""
    loses_words: bool = False
    """Whether what it finds is left out of the pack."""
    of_record: bool = False
    """Whether it asks the publication record, which makes no other file of a pack: no draft for these findings."""
    text: str = ""
    """Its page, if that stands in no file."""

    @cached_property
    def page(self) -> str:
        """Its documentation, Markdown, beginning with a one-line summary. Raises OSError."""
        written = self.text or (_pages() / f"{self.name}.md").read_text(encoding="utf-8")
        return written.partition("\n")[2].strip() if written.startswith("# ") else written

    @property
    def can_be_allowed(self) -> bool:
        """Whether a reason can let its findings stand: none makes up for what no reader would see."""
        return not (self.blocks_build or self.loses_words)

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.strip().splitlines()[0]

    @property
    def family(self) -> str:
        """The letters of the code, such as `ACT`."""
        return self.code.rstrip("0123456789")

    def severity_of(self, finding: Finding) -> Severity:
        """Return how much one of this rule's findings matters."""
        return finding.severity or self.severity


def _pages() -> Path:
    """Return the folder of the pages: inside the package in a wheel, in docs/ in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "docs" / "rules"


def page_parts(page: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines of a page in groups, each with whether it is an example."""
    lines: list[str] = []
    is_example = False
    for line in page.strip().splitlines():
        if not line.startswith(_FENCE):
            lines.append(line)
            continue
        if lines:
            yield is_example, lines
        lines, is_example = [], not is_example
    if lines:
        yield is_example, lines


def plain_page(page: str) -> str:
    """Return a page as plain text, its examples indented."""
    parts = page_parts(page)
    return "\n".join(EXAMPLE + line if is_example and line else line for is_example, lines in parts for line in lines)


def section(page: str, title: str) -> str:
    """Return the prose below a heading in one line, or nothing."""
    _, _, below = f"{page}\n".partition(f"{HEADING}{title}\n")
    return " ".join(below.partition(f"\n{HEADING}")[0].split())


class UnknownRule(Exception):  # noqa: N818 - said of a name
    """Raised for a name that no rule and no family has; `help_line` says what to write instead."""

    def __init__(self, name: str, help_line: str) -> None:
        self.name = name
        self.help_line = help_line
        super().__init__(f"there is no rule `{name}`")


@dataclass(frozen=True)
class Selection:
    """The rules to use, by code, family or name: all if none is named, without those to leave out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def of(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Return the rules of the selection in their order; raises UnknownRule."""
        chosen = {rule.name for name in self.select for rule in find_rules(name, rules)}
        refused = {rule.name for name in self.ignore for rule in find_rules(name, rules)}
        wanted = (rule for rule in rules if not self.select or rule.name in chosen)
        return tuple(rule for rule in wanted if rule.name not in refused)


def find_rules(name: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rule of a code or name, or all rules of a family such as `ACT`; raises UnknownRule."""
    wanted = name.strip().casefold()
    found = tuple(rule for rule in rules if wanted in (rule.code.casefold(), rule.name, rule.family.casefold()))
    if not found:
        raise UnknownRule(
            name,
            suggestion(
                wanted,
                [known for rule in rules for known in (rule.name, rule.code, rule.family)],
                "`sbpack explain` lists the rules",
            ),
        )
    return found
