"""A documented check: its code, its name, how much it matters, and its page."""

from dataclasses import dataclass

from sbpack.findings.finding import Finding, Severity


@dataclass(frozen=True)
class Rule:
    """One rule as `docs/rules.md` and the messages show it."""

    code: str
    """Family and number, such as `ACT004`."""
    name: str
    """In words joined by hyphens, such as `dropped-action`."""
    severity: Severity
    page: str
    """The rule's documentation, Markdown, beginning with a one-line summary."""
    blocks_build: bool = False
    """Whether a pack with this finding could only be laid out wrongly, so that none is made."""
    loses_words: bool = False
    """Whether what it finds is left out of the pack."""
    of_record: bool = False
    """Whether it asks the publication record, which makes no other file of a pack: no draft for these findings."""

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
