"""Minutes.md becomes the minutes of a meeting."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from string import ascii_lowercase

from markdown_it.token import Token

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.minute import Action, ActionChange, Minute
from sbpack.model.minuted_words import marks_with_words, wrap_resolutions
from sbpack.model.minutes import Minutes
from sbpack.model.passages import wrap_passages
from sbpack.model.read_agenda import read_next_meeting
from sbpack.model.read_attendance import read_attendees, read_movements, with_substitutes
from sbpack.model.read_paper_entries import Shelf, read_minute_annexes
from sbpack.sources.fields import Fields
from sbpack.sources.mark import ActionMark, ChangeMark
from sbpack.sources.prose import HeadedProse, MarkdownFile, Prose, plain_text, split_by_heading
from sbpack.sources.reference import MINUTE_NUMBER
from sbpack.sources.yaml_node import YamlMap

_NUMBERED = re.compile(rf"({MINUTE_NUMBER})[.\s]\s*(\S.*)")
_REPORT = re.compile(r"Report(?: No\.?)? ([A-Z]{2,}\s?\d+\w*)")


def read_minutes(file: MarkdownFile, day: date, board: Board, shelf: Shelf) -> Minutes:
    """Return the minutes; what is wrong in the file goes to the shelf's findings."""
    findings = shelf.findings
    head = file.head or YamlMap((), Span(file.path, 1, 1))
    fields = Fields(head, findings)
    next_meeting = fields.map("next_meeting", only="date")
    before, parts = split_by_heading(file.body, 2)
    minutes = Minutes(
        meeting=day,
        path=file.path,
        span=Span(file.path),
        present=read_attendees(fields, "present", day, board, findings),
        also_present=read_attendees(fields, "also_present", day, board, findings),
        apologies=with_substitutes(
            read_attendees(fields, "apologies", day, board, findings),
            fields.map("substitutes", example="{LB: Zuzanna Krzemien}"),
            day,
            board,
            findings,
        ),
        began=fields.time("time"),
        closed=fields.time("closed"),
        minutes=_minutes(parts, day, findings),
        head=file.head,
        text=file.body,
        used_files=file.used_files,
        head_was_read=file.head_was_read,
        annexes=read_minute_annexes(fields.node("annexes"), shelf),
        next_meeting=read_next_meeting(Fields(next_meeting, findings)) if next_meeting else None,
        arrived=read_movements(fields, "arrived", day, board, findings),
        left=read_movements(fields, "left", day, board, findings),
    )
    fields.close()
    if not before.is_empty:
        findings.append(
            Finding(
                before.span,
                "the text belongs to no minute",
                "put it below a heading such as `## 71 Apologies for absence`",
                rule="minute-without-number",
            )
        )
    return minutes


def _minutes(parts: Iterable[HeadedProse], day: date, findings: list[Finding]) -> tuple[Minute, ...]:
    """Return every minute, those under another after it."""
    minutes: list[Minute] = []
    for part in parts:
        numbered = _NUMBERED.fullmatch(part.title)
        if numbered is None:
            findings.append(
                Finding(
                    part.span,
                    f"the heading `{part.title[:60]}` does not begin with the number of a minute",
                    "write number and title, such as `## 76 Police update`; headings within a minute begin at `###`",
                    rule="minute-without-number",
                )
            )
            continue
        number = numbered[1]
        body, below = _parts_below(part, number)
        minutes.append(_minute(part, numbered, body, day))
        minutes += [_minute(sub, sub_number, prose, day, under=number) for sub, sub_number, prose in below]
    return tuple(minutes)


def _parts_below(part: HeadedProse, number: str) -> tuple[Prose, list[tuple[HeadedProse, re.Match[str], Prose]]]:
    """Divide a minute at deeper headings that carry on its numbering; any other heading stays where it is."""
    lead, headed = split_by_heading(part.body, 3)
    bodies: list[tuple[HeadedProse, re.Match[str], Prose]] = []
    for sub in headed:
        numbered = _NUMBERED.fullmatch(sub.title)
        if numbered is not None and _carries_on(numbered[1], bodies[-1][1][1] if bodies else number):
            bodies.append((sub, numbered, sub.body))
        elif bodies:
            heading, matched, prose = bodies[-1]
            bodies[-1] = heading, matched, replace(prose, tokens=prose.tokens + sub.tokens)
        else:
            lead = replace(lead, tokens=lead.tokens + sub.tokens)
    return lead, bodies


def _carries_on(number: str, last: str) -> bool:
    """Whether a number is the next one, or the last one with a later letter; one left out is for a rule to find."""
    digits, letters = _in_parts(last)
    next_digits, next_letters = _in_parts(number)
    if next_digits == digits:
        return next_letters > letters
    return (next_digits, next_letters) == (digits + 1, "")


def _in_parts(number: str) -> tuple[int, str]:
    digits = number.rstrip(ascii_lowercase)
    return int(digits), number.removeprefix(digits)


def _minute(part: HeadedProse, numbered: re.Match[str], body: Prose, day: date, under: str = "") -> Minute:
    number, title = numbered[1], numbered[2]
    report, body = _report_number(body)
    body, resolutions = wrap_resolutions(body)
    body = wrap_passages(body)
    actions = []
    changes = []
    for mark, words in marks_with_words(body):
        match mark:
            case ActionMark():
                actions.append(
                    Action(
                        meeting=day,
                        minute=number,
                        number=mark.reference.number if mark.reference else None,
                        owners=mark.owners,
                        words=words,
                        due=mark.due,
                        span=mark.span,
                        written=mark.reference,
                    )
                )
            case ChangeMark():
                changes.append(ActionChange(day, number, mark.reference, mark.change, mark.span))
    return Minute(
        meeting=day,
        number=number,
        title=title,
        body=body,
        span=part.span,
        report=report,
        under=under,
        actions=tuple(actions),
        changes=tuple(changes),
        resolutions=resolutions,
    )


def _report_number(body: Prose) -> tuple[str, Prose]:
    """Take a first paragraph that is nothing but a report number out of the body."""
    tokens: tuple[Token, ...] = body.tokens
    if len(tokens) >= 3 and tokens[0].type == "paragraph_open":
        match = _REPORT.fullmatch(plain_text([tokens[1]]))
        if match and all(child.type == "text" for child in tokens[1].children or []):
            return match[1], Prose(body.path, tokens[3:], body.span)
    return "", body
