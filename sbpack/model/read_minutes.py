"""Minutes.md becomes the minutes of a meeting."""

import re
from datetime import date

from markdown_it.token import Token

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.member import Attendee
from sbpack.model.minute import Action, ActionChange, Minute
from sbpack.model.minuted_words import marks_with_words, wrap_resolutions
from sbpack.model.minutes import Minutes
from sbpack.model.read_agenda import read_next_meeting
from sbpack.model.read_paper_entries import Shelf, read_minute_annexes
from sbpack.sources.fields import Fields
from sbpack.sources.mark import ActionMark, ChangeMark
from sbpack.sources.prose import HeadedProse, MarkdownFile, Prose, plain_text, split_by_heading
from sbpack.sources.reference import MINUTE_NUMBER
from sbpack.sources.yaml_node import YamlMap, YamlNode, YamlText

_NUMBERED = re.compile(rf"({MINUTE_NUMBER})[.\s]\s*(\S.*)")
_REPORT = re.compile(r"Report(?: No\.?)? ([A-Z]{2,}\s?\d+\w*)")


def read_minutes(file: MarkdownFile, day: date, board: Board, shelf: Shelf) -> Minutes:
    """Return the minutes; what is wrong in the file goes to the shelf's findings."""
    findings = shelf.findings
    head = file.head or YamlMap((), Span(file.path, 1, 1))
    fields = Fields(head, findings)
    next_meeting = fields.map("next_meeting")
    before, parts = split_by_heading(file.body, 2)
    minutes = Minutes(
        meeting=day,
        path=file.path,
        span=Span(file.path),
        present=_attendees(fields, "present", day, board, findings),
        also_present=_attendees(fields, "also_present", day, board, findings),
        apologies=_with_substitutes(
            _attendees(fields, "apologies", day, board, findings), fields.map("substitutes"), day, board, findings
        ),
        began=fields.time("time"),
        closed=fields.time("closed"),
        minutes=tuple(minute for part in parts if (minute := _minute(part, day, findings)) is not None),
        used_files=file.used_files,
        annexes=read_minute_annexes(fields.node("annexes"), shelf),
        next_meeting=read_next_meeting(Fields(next_meeting, findings)) if next_meeting else None,
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


def _attendees(fields: Fields, key: str, day: date, board: Board, findings: list[Finding]) -> tuple[Attendee, ...]:
    found = (_attendee(node, day, board, findings) for node in fields.items(key))
    return tuple(attendee for attendee in found if attendee is not None)


def _attendee(node: YamlNode, day: date, board: Board, findings: list[Finding]) -> Attendee | None:
    match node:
        case YamlText(text=initials, span=span):
            return _by_initials(initials, span, day, board)
        case YamlMap():
            fields = Fields(node, findings)
            attendee = Attendee(fields.required_text("name"), fields.text("role"), node.span)
            fields.close()
            return attendee
        case _:
            findings.append(
                Finding(
                    node.span,
                    "a list stands where a person belongs",
                    "write initials, or `{name: …, role: …}`",
                    rule="wrong-shape",
                )
            )
            return None


def _by_initials(initials: str, span: Span, day: date, board: Board, substitute: str = "") -> Attendee:
    member = board.member(initials, day)
    if member is None:
        return Attendee(initials, "", span, substitute=substitute, key=initials)
    role = ", ".join(part for part in (member.role, member.organisation) if part)
    return Attendee(member.full_name, role, span, member, member.office_on(day), substitute, initials)


def _with_substitutes(
    apologies: tuple[Attendee, ...],
    substitutes: YamlMap | None,
    day: date,
    board: Board,
    findings: list[Finding],
) -> tuple[Attendee, ...]:
    """Add those who sent somebody else; a substitute for a member says that the member was away."""
    if substitutes is None:
        return apologies
    fields = Fields(substitutes, findings)
    found = [
        _by_initials(entry.key.text, entry.key.span, day, board, fields.text(entry.key.text))
        for entry in substitutes.entries
    ]
    named = {attendee.key for attendee in found}
    return (*(attendee for attendee in apologies if attendee.key == "" or attendee.key not in named), *found)


def _minute(part: HeadedProse, day: date, findings: list[Finding]) -> Minute | None:
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
        return None
    number, title = numbered[1], numbered[2]
    report, body = _report_number(part.body)
    body, resolutions = wrap_resolutions(body)
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
