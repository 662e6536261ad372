"""Writes passages of a paper on one subject: paragraphs, lists and tables, the same ones for the same seed."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.speech import Speech
from archive.words import PLACES, SEATS

from large.phrases import (
    ACTIONS,
    DETAILS,
    FURTHER,
    GROUPS,
    MEASURES,
    MONTHS,
    OPENINGS,
    OUTCOMES,
    PARTNERS,
    POINTS,
    REASONS,
    ROWS,
)

RAG = "RAG"
"""The letters, as a column of a delivery plan has them."""
_LINK = "The guidance [on {subject}](https://www.example.gov.uk/guidance/{slug}) was followed."


@dataclass
class Writer:
    """A partner's officer, who knows what the minutes say and writes of one subject in one place."""

    speech: Speech
    subject: str
    place: str
    references: Sequence[str]
    """To what the minutes of the last meeting hold, such as `minute 12` and `action 12.1`; none in most papers."""

    def sentence(self, pattern: str) -> str:
        """Return a sentence or a few words with everything put in."""
        draw = self.speech.random
        place = self.place if self.speech.happens(0.5) else self.speech.one(PLACES)
        partner, group = self.speech.one(PARTNERS), self.speech.one(GROUPS)
        return pattern.format(
            subject=_small(self.subject),
            Subject=self.subject,
            place=place,
            partner=partner,
            Partner=_large(partner),
            group=group,
            Group=_large(group),
            measure=self.speech.one(MEASURES),
            month=self.speech.one(MONTHS),
            number=draw.randrange(5, 30),
            more=draw.randrange(31, 190),
            percent=draw.randrange(6, 94),
        )

    def paragraph(self, sentences: int = 6) -> str:
        """Return a paragraph: what is so, more of it, why, and what comes next; some papers refer to the minutes."""
        details = self.speech.random.sample(DETAILS, sentences - 3)
        patterns = [self.speech.one(OPENINGS), *details, self.speech.one(REASONS), self.speech.one(FURTHER)]
        lines = [self.sentence(pattern) for pattern in patterns]
        if self.references and self.speech.happens(0.25):
            lines.append(f"This takes up {self.speech.one(self.references)}.")
        if self.speech.happens(0.1):
            lines.append(_LINK.format(subject=_small(self.subject), slug=slug(self.subject)))
        return "\n".join(lines)

    def noted(self, name: str) -> list[str]:
        """Return a paragraph with a footnote, and the note."""
        return [f"{self.paragraph(5)}[^{name}]", "", f"[^{name}]: {self.sentence(self.speech.one(REASONS))}", ""]

    def points(self, ordered: bool = False) -> list[str]:
        """Return a list with a list below one of its points."""
        first, *others = (self.sentence(pattern) for pattern in self.speech.random.sample(POINTS, 6))
        one, two, *rest = others
        sign, indent = ("1.", "   ") if ordered else ("-", "  ")
        lines = [f"{sign} {first}, that is", f"{indent}{sign} {one}, and", f"{indent}{sign} {two};"]
        return ["Those who took part agreed on:", "", *lines, *(f"{sign} {point};" for point in rest[:-1]),
                f"{sign} {rest[-1]}.", ""]  # fmt: skip

    def figures(self, caption: str) -> list[str]:
        """Return a table of figures by month, its first column headers."""
        lines = [f"| Measure | {' | '.join(MONTHS)} |", "|---|" + "---:|" * len(MONTHS)]
        for row in self.speech.random.sample(ROWS, 7):
            lines.append(f"| {row} | {' | '.join(str(self.speech.random.randrange(200)) for _ in MONTHS)} |")
        return [*lines, f'{{caption="{caption}" header-columns=1}}', ""]

    def rated(self, caption: str, rows: int = 6) -> list[str]:
        """Return a table of actions with a RAG letter for each."""
        lines = ["| No. | Action | Lead | RAG |", "|---|---|---|---|"]
        for number in range(1, rows + 1):
            action, (lead, _) = self.sentence(self.speech.one(ACTIONS)), self.speech.one(SEATS)
            lines.append(f"| {number} | {action} | {lead} | {self.speech.one(RAG)} |")
        return [*lines, f'{{caption="{caption}" header-columns=1 rag=RAG}}', ""]

    def plan(self, rows: int) -> str:
        """Return a delivery plan as CSV, for landscape pages."""
        lines = ["No.,Outcome,Action,Lead,Timescale,Progress,RAG,Update"]
        for number in range(1, rows + 1):
            outcome, action = self.sentence(self.speech.one(OUTCOMES)), self.sentence(self.speech.one(ACTIONS))
            (lead, _), progress = self.speech.one(SEATS), 10 * self.speech.random.randrange(11)
            update = " ".join(self.sentence(one) for one in self.speech.random.sample(DETAILS, 2))
            due = f"{self.speech.one(MONTHS)} 2026"
            lines.append(
                f'{number},"{outcome}","{action}","{lead}",{due},{progress}%,{self.speech.one(RAG)},"{update}"'
            )
        return "\n".join([*lines, ""])


def slug(title: str) -> str:
    """Return a title as the name of a file."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title.lower()).split())


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _large(text: str) -> str:
    return text[0].upper() + text[1:]
