"""The papers of a meeting: a report, a delivery plan with its table, once a quarter an update."""

from collections.abc import Iterator
from datetime import date

from archive.speech import Speech
from archive.words import PLACES, PLAN, SEATS, SUBJECTS


def draw_papers(speech: Speech, day: date, author: str, most: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of every file of at most so many papers."""
    if most > 0:
        yield "community-safety-report.md", _report(speech, day, author)
    if most > 1:
        yield "delivery-plan.md", _plan(day)
        yield "delivery-plan.csv", _plan_table(speech)
    if most > 2 and day.month % 3 == 0:
        yield "quarterly-update.md", _quarterly(speech, day)


def _report(speech: Speech, day: date, author: str) -> str:
    lines = ["---", "kind: officer-report", f"title: Community safety in {day:%B %Y}", f"author: {author}", "---"]
    for subject in speech.random.sample(SUBJECTS, 4):
        lines += [f"## {subject}", "", speech.paragraph(4), "", speech.paragraph(3), ""]
        lines += [*(f"- {speech.statement()}" for _ in range(3)), ""]
    return "\n".join(lines)


def _plan(day: date) -> str:
    head = ["---", "kind: delivery-plan", f"title: Delivery plan of {day.year}", "---"]
    body = "Progress and RAG are as the lead officers reported them."
    table = f"![Delivery plan of {day.year}](delivery-plan.csv){{header-rows=1 page=landscape rag=RAG}}"
    return "\n".join([*head, body, "", table, ""])


def _plan_table(speech: Speech) -> str:
    rows = ["Outcome,Action,Lead,Progress,RAG,Update"]
    for outcome, action in PLAN:
        lead, _ = speech.one(SEATS)
        progress, letter = 10 * speech.random.randrange(11), speech.one("RAG")
        rows.append(f'{outcome},"{action}","{lead}",{progress}%,{letter},"{speech.statement()}"')
    return "\n".join([*rows, ""])


def _quarterly(speech: Speech, day: date) -> str:
    quarter = day.month // 3
    head = [f"title: Quarter {quarter} of {day.year}", "strategy: Safer Together", f"quarter: Quarter {quarter}"]
    lines = ["---", "kind: quarterly-update", *head, "---"]
    for number, (outcome, _) in enumerate(PLAN[:3], start=1):
        lines += [f"## Priority {number}", "", "### Aim", "", outcome, "", "### Update", "", speech.paragraph(4), ""]
        lines += ["| Place | Visits |", "|-------|-------:|"]
        lines += [f"| {where} | {speech.random.randrange(40)} |" for where in PLACES[:4]]
        lines += [f'{{caption="Visits under priority {number}"}}', ""]
    return "\n".join(lines)
