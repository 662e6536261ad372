"""A paper of each kind that partners send, six to ten pages long."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from large.phrases import HEADINGS, SMALLER
from large.writer import Writer

MONTHS_OF_A_QUARTER = "July to September"


@dataclass(frozen=True)
class Asked:
    """What the officer asks of a partner."""

    title: str
    name: str
    """Of the file, without its ending."""
    author: str
    day: date
    """Of the meeting."""
    place: int
    """Of the paper among all of them, from 1."""


Files = dict[str, str]
"""The text of each file of a paper, the paper itself first."""


def officer_report(writer: Writer, asked: Asked) -> Files:
    """Return a report under headings with lists, figures and a footnote."""
    head = {"author": asked.author, "period": f"{MONTHS_OF_A_QUARTER} {asked.day.year}", "month": f"{asked.day:%B %Y}"}
    return _paper("officer-report", asked, head, _sections(writer, _several(writer), 2))


def plain_paper(writer: Writer, asked: Asked) -> Files:
    """Return a paper without a form, with a rated table at its end."""
    body = [*_sections(writer, _several(writer), 2), "## Actions in hand", "", *writer.rated("Actions in hand", 8)]
    return _paper("paper", asked, {"author": asked.author}, body)


def council_report(writer: Writer, asked: Asked) -> Files:
    """Return a report in the council's form, with a recommendation."""
    head = {"report": f"EV{asked.day:%y}{asked.place:03}", "contact_officer": asked.author, "ward": "All"}
    body = ["## Reason for report", "", writer.paragraph(), ""]
    body += ["## Recommendation", "", f"That the Board note what was done about {writer.subject.lower()}.", ""]
    body += [*_sections(writer, 8, 2, ordered=True), "## Financial implications", "", writer.paragraph(), ""]
    return _paper("council-report", asked, head, body)


def thematic_report(writer: Writer, asked: Asked) -> Files:
    """Return a report whose sections and paragraphs are numbered, with smaller headings."""
    body = [line for title in _titles(writer, 5) for line in _section(writer, title, 1, ordered=True, smaller=2)]
    return _paper("thematic-report", asked, {"author": asked.author, "purpose": "information"}, body)


def partnership_report(writer: Writer, asked: Asked) -> Files:
    """Return a partner's report with a table on landscape pages."""
    table = f"![Delivery plan on {writer.subject.lower()}]({asked.name}.csv){{header-rows=1 page=landscape rag=RAG}}"
    body = [*_sections(writer, 4, 2, ordered=True), "## Delivery plan", "", writer.paragraph(), "", table, ""]
    head = {"author": asked.author, "classification": "Public", "action": "For information"}
    return {**_paper("partnership-report", asked, head, body), f"{asked.name}.csv": writer.plan(14)}


def quarterly_update(writer: Writer, asked: Asked) -> Files:
    """Return what was done under each priority of a strategy."""
    body: list[str] = []
    for number in range(1, 6):
        body += [f"## Priority {number}", "", "### Aim", "", writer.paragraph(4), "", *writer.points()]
        body += ["### Update", "", writer.paragraph(), "", writer.paragraph(), ""]
        body += writer.figures(f"Figures under priority {number}")
    head = {"strategy": "Safer Together 2024–27", "quarter": "Quarter 2", "author": asked.author}
    return _paper("quarterly-update", asked, head, body)


def sub_group_report(writer: Writer, asked: Asked) -> Files:
    """Return what a sub-group has done, with its rated action plan."""
    body: list[str] = []
    for title in ("Operational", "Strategic", "Communication"):
        body += [f"## {title}", "", writer.paragraph(), ""]
        body += [line for smaller in _smaller(writer, 3) for line in _below(writer, smaller)]
    body += ["## Action plan", "", writer.paragraph(), "", *writer.rated("Action plan of the sub-group", 16)]
    filed = str(asked.day - timedelta(days=20))
    head = {"sub_group": asked.title, "filed": filed, "author": asked.author, "action": "Note the report."}
    return _paper("sub-group-report", asked, head | {"rag_key": "{G: on track, A: late, R: stopped}"}, body)


def delivery_plan(writer: Writer, asked: Asked) -> Files:
    """Return a plan that is one long table on landscape pages."""
    table = f"![Delivery plan on {writer.subject.lower()}]({asked.name}.csv){{header-rows=1 header-columns=1 "
    body = [writer.paragraph(), "", f'{table}page=landscape rag=RAG widths="4 14 18 12 10 8 5 29"}}', ""]
    return {**_paper("delivery-plan", asked, {"period": "2025 to 2027"}, body), f"{asked.name}.csv": writer.plan(44)}


KINDS: Sequence[Callable[[Writer, Asked], Files]] = (
    officer_report,
    thematic_report,
    council_report,
    quarterly_update,
    partnership_report,
    officer_report,
    sub_group_report,
    plain_paper,
    thematic_report,
    delivery_plan,
)
"""In the mixture that packs have."""


def _paper(kind: str, asked: Asked, fields: dict[str, str], body: Sequence[str]) -> Files:
    lines = ["---", f"kind: {kind}", f"title: {asked.title}"]
    values = (f"{name}: {value}" if value.startswith("{") else f'{name}: "{value}"' for name, value in fields.items())
    return {f"{asked.name}.md": "\n".join([*lines, *values, "---", *body, ""])}


def _sections(writer: Writer, count: int, paragraphs: int, ordered: bool = False) -> list[str]:
    """Return sections: each has a list, a footnote or a table in turn, none of them smaller headings."""
    return [line for title in _titles(writer, count) for line in _section(writer, title, paragraphs, ordered)]


def _section(writer: Writer, title: str, paragraphs: int, ordered: bool = False, smaller: int = 0) -> Iterator[str]:
    yield from (f"## {title}", "")
    for _ in range(paragraphs):
        yield from (writer.paragraph(writer.speech.random.randrange(5, 8)), "")
    more = writer.speech.random.randrange(3)
    if more == 0:
        yield from writer.points(ordered)
    elif more == 1:
        yield from writer.noted(_name(title))
    else:
        yield from (writer.paragraph(4), "", *writer.figures(f"{title}: figures by month"))
    for below in _smaller(writer, smaller):
        yield from _below(writer, below)


def _below(writer: Writer, title: str) -> list[str]:
    lines = [f"### {title}", "", writer.paragraph(), ""]
    return lines + writer.points() if writer.speech.happens(0.5) else [*lines, writer.paragraph(5), ""]


def _several(writer: Writer) -> int:
    """Return how many sections a paper without a fixed form has."""
    return writer.speech.random.randrange(8, 13)


def _titles(writer: Writer, count: int) -> list[str]:
    return writer.speech.random.sample(HEADINGS, count)


def _smaller(writer: Writer, count: int) -> list[str]:
    return writer.speech.random.sample(SMALLER, count)


def _name(title: str) -> str:
    return title.rsplit(maxsplit=1)[-1].lower()
