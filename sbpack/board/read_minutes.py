"""Minutes.md becomes the minutes of a meeting.

- Headings that number a minute, well written or not.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_lowercase

from markdown_it.token import Token

from sbpack.board.agenda import PaperEntry
from sbpack.board.attendance import read_agreed, read_attendees, read_movements, read_published, with_substitutes
from sbpack.board.board import Board
from sbpack.board.exempt import Reason
from sbpack.board.minute_text import marks_with_words, wrap_passages, wrap_resolutions
from sbpack.board.minutes import Action, ActionChange, ExemptMinutes, Minute, Minutes
from sbpack.board.read_agenda import read_next_meeting
from sbpack.board.read_paper_entries import Shelf, read_minute_annexes
from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import PART_2, REASON
from sbpack.text.fields import Fields
from sbpack.text.marks import MINUTE_NUMBER, ActionMark, ChangeMark
from sbpack.text.prose import HeadedProse, MarkdownFile, Prose, plain_text, split_by_heading
from sbpack.text.yaml_nodes import YamlMap

_NUMBERED = re.compile(
    rf"(?P<number>{MINUTE_NUMBER})(?:\.?\s+|\.(?=[^\d\s]))(?P<title>(?!\([A-Za-z]\)|[-\u2013\u2014:]\s)\S.*)"
)
_ALMOST = re.compile(
    r"(?P<word>minute\s+|item\s+)?(?P<number>[1-9]\d{0,5})\s?(?:\(?(?P<letter>[a-z])\)?(?=[\s.:)\u2013\u2014-]))?"
    r"(?:\.(?!\d)|(?P<colon>:)|[\s)\]\u2013\u2014-])+(?P<title>[^\s\d].*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class MinuteHeading:
    """The number and the title of a minute."""

    number: str
    title: str
    is_right: bool = True
    """Whether it is written as it must be."""
    is_certain: bool = True
    """Whether nothing else can be meant, also where headings of other kinds stand."""

    def __str__(self) -> str:
        """The heading as it must be written."""
        return f"{self.number} {self.title}"


def read_minute_heading(text: str) -> MinuteHeading | None:
    """Return the number and title that a heading gives or was meant to give, such as `44(a) Lamps`, or None."""
    if match := _NUMBERED.fullmatch(text):
        return MinuteHeading(match["number"], match["title"])
    if re.fullmatch(rf"{MINUTE_NUMBER}\.?", text):
        return MinuteHeading(text.rstrip("."), "", is_right=False, is_certain=False)
    match = _ALMOST.fullmatch(text)
    if match is None:
        return None
    letter = (match["letter"] or "").lower()
    is_certain = bool(letter or match["word"] or match["colon"])
    return MinuteHeading(match["number"] + letter, match["title"], is_right=False, is_certain=is_certain)


def in_parts(number: str) -> tuple[int, str]:
    """Return the figures and the letter of a minute's number: 156 and `a` of 156a."""
    digits = number.rstrip(ascii_lowercase)
    return int(digits), number.removeprefix(digits)


def misnumbered(part: HeadedProse, meant: MinuteHeading | None, free: str = "") -> Finding:
    """Return the finding for a heading whose number is missing or written in another way; `free` may be its number."""
    is_first_level = part.tokens[0].markup in ("#", "=")
    title = part.title[:60]
    message = f"the heading `{title}` does not begin with the number of a minute, and is printed as it stands"
    help_line = f"begin it with the number of its minute, `## {free} …`; headings within a minute begin at `###`"
    if meant is not None and not meant.title:
        message, help_line = (
            f"minute {meant.number} has no title",
            f"write one after its number, `## {meant.number} TITLE`",
        )
    elif is_first_level and meant is not None:
        message, help_line = "a heading of a minute begins with `##`, this one with one `#`", f"write `## {meant}`"
    elif is_first_level:
        message = f"the heading `{title}` has one `#` and is not a minute; it is printed as it stands"
        help_line = "delete it if it repeats the title of the minutes; within a minute, headings begin at `###`"
    elif meant is not None:
        message = f"the minute's number in `{title}` cannot be read as it is written"
        help_line = f"write `{'#' * part.level} {meant}`"
    return Finding(part.span, message, help_line, rule="minute-without-number")


_REPORT = re.compile(
    r"\(?(?i:report)(?i:\s+(?:nos?|numbers?|ref|reference)\b\.?)?[\s:]+([A-Z]{2,}[ /-]?\d[\w/-]*)[\s:.]*\)?"
)
_IN_REPORT = ("text", "em_open", "em_close", "strong_open", "strong_close")
_FAR = 50
"""How far a number with a letter may be from the minute above it, so that a year is none."""


def read_minutes(
    file: MarkdownFile, day: date, board: Board, shelf: Shelf, exempt: MarkdownFile | None = None
) -> Minutes:
    """Return the minutes; what is wrong in the file goes to the shelf's findings.

    `exempt` holds those of Part 2, each of which stands in the place of what the public reads of it.
    """
    findings = shelf.findings
    head = file.head or YamlMap((), Span(file.path, 1, 1))
    fields = Fields(head, findings)
    next_meeting = fields.map("next_meeting", only="date")
    reasons = _reasons(fields, shelf)
    records, annexes, part_2 = _exempt_records(exempt, day, reasons, shelf) if exempt else ({}, (), None)
    minutes = Minutes(
        meeting=day,
        path=file.path,
        span=Span(file.path),
        present=read_attendees(fields, "present", day, board, findings),
        also_present=read_attendees(fields, "also_present", day, board, findings),
        apologies=with_substitutes(
            read_attendees(fields, "apologies", day, board, findings),
            fields.map("substitutes", example="{INITIALS: NAME}"),
            day,
            board,
            findings,
        ),
        began=fields.time("time"),
        closed=fields.time("closed"),
        minutes=tuple(
            _with_record(minute, records.get(minute.number))
            for minute in _minutes(file.body, day, findings, reasons, is_stub=True)
        ),
        signed_by=board.office_names_on(day)[0],
        head=file.head,
        text=file.body,
        used_files=file.used_files,
        head_was_read=file.head_was_read,
        annexes=(*read_minute_annexes(fields.node("annexes"), shelf), *annexes),
        next_meeting=read_next_meeting(Fields(next_meeting, findings)) if next_meeting else None,
        arrived=read_movements(fields, "arrived", day, board, findings),
        left=read_movements(fields, "left", day, board, findings),
        agreed=read_agreed(fields, day),
        published=read_published(fields, day),
        part_2=part_2,
    )
    fields.close()
    _check_marked(fields, reasons, minutes, findings)
    return minutes


def _before_any(before: Prose, parts: Sequence[HeadedProse], day: date, findings: list[Finding]) -> list[Minute]:
    """Return the text before the first heading as a record of its own, printed first, with its finding."""
    if before.is_empty:
        return []
    first = read_minute_heading(parts[0].title) if parts else None
    heading = f"`## {parts[0].title}`" if first and first.is_right else "a heading of a minute, `## NUMBER TITLE`"
    help_line = f"put it below {heading}"
    findings.append(Finding(before.span, "the text belongs to no minute", help_line, rule="minute-without-number"))
    return [_minute(MinuteHeading("", ""), before, before.span, day)]


def _reasons(fields: Fields, shelf: Shelf) -> dict[str, Reason]:
    """Return why minutes are exempt, by their numbers."""
    node = fields.map(PART_2, example="{NUMBER: REASON}")
    if node is None:
        return {}
    marked = Fields(node, shelf.findings)
    found = ((entry.key.text, shelf.reasons.read(marked, entry.key.text)) for entry in node.entries)
    return {number: reason for number, reason in found if reason is not None}


def _exempt_records(
    file: MarkdownFile, day: date, reasons: dict[str, Reason], shelf: Shelf
) -> tuple[dict[str, Minute], tuple[PaperEntry, ...], ExemptMinutes]:
    """Return the exempt minutes by their numbers, their annexes, and the file."""
    records = _minutes(file.body, day, shelf.findings, reasons)
    for record in records:
        # Without its place among the public minutes nobody would read it, members neither.
        if not record.number:
            message = f"{record.name} has no number, so that it has no place among the minutes"
            help_line = f"write the number that it has in minutes.md, `## NUMBER {record.title or 'TITLE'}`"
            shelf.say(record.span, message, help_line, rule="misplaced-exemption")
        elif record.number not in reasons:
            message = f"minute {record.number} is not marked as Part 2 in minutes.md"
            help_line = f"give it a heading there that the public may read, and `{PART_2}: {{{record.number}: REASON}}`"
            shelf.say(record.span, message, help_line, rule="misplaced-exemption")
    fields = Fields(file.head or YamlMap((), Span(file.path, 1, 1)), shelf.findings)
    listed = fields.node("annexes")
    reason = shelf.reasons.read(fields, REASON, next(iter(reasons.values()), None)) if listed else None
    annexes = read_minute_annexes(listed, shelf, reason) if reason else ()
    read = ExemptMinutes(file.path, file.body, file.head, file.used_files, read_agreed(fields, day))
    fields.close()
    return {record.number: record for record in records if record.part_2}, annexes, read


def _with_record(minute: Minute, record: Minute | None) -> Minute:
    """Return a minute as members read it; what its public summary says of actions holds beside the exempt record."""
    if record is None:
        return minute
    actions, changes = (*minute.actions, *record.actions), (*minute.changes, *record.changes)
    return replace(record, actions=actions, changes=changes)


def _check_marked(fields: Fields, reasons: Iterable[str], minutes: Minutes, findings: list[Finding]) -> None:
    """Report the numbers under `part_2` of which there is no minute."""
    known = {minute.number for minute in minutes.minutes}
    for number in reasons:
        if number not in known:
            message = f"there is no minute {number}, which is marked as Part 2"
            help_line = f"give it a heading that the public may read, `## {number} TITLE`"
            findings.append(Finding(fields.span(PART_2), message, help_line, rule="unmarked-exemption"))


def _minutes(
    body: Prose,
    day: date,
    findings: list[Finding],
    reasons: Mapping[str, Reason],
    *,
    is_stub: bool = False,
) -> tuple[Minute, ...]:
    """Return everything recorded, in order; with `is_stub`, exempt minutes are what the public reads of them."""
    before, parts = split_by_heading(_at_level_2(body), 2)
    minutes = _before_any(before, parts, day, findings)
    numbers = [heading.number for part in parts if (heading := read_minute_heading(part.title))]
    for part in parts:
        heading = read_minute_heading(part.title)
        is_at_level = part.tokens[0].markup not in ("#", "=")
        if heading is None or not heading.is_right or not is_at_level:
            findings.append(misnumbered(part, heading, _free_number(minutes, numbers)))
        if heading is None:
            minutes.append(_minute(MinuteHeading("", part.title), part.body, part.span, day))
            continue
        lead, below = _parts_below(part, heading.number, findings)
        minutes.append(_minute(heading, lead, part.span, day))
        minutes += [_minute(found, prose, sub.span, day, under=heading.number) for sub, found, prose in below]
    return tuple(_exempted(minute, reasons.get(minute.number), is_stub=is_stub) for minute in minutes)


def _free_number(before: Sequence[Minute], taken: Sequence[str]) -> str:
    """Return the number that a minute may have after those before it: the next one, or one with a letter."""
    last = next((minute for minute in reversed(before) if minute.number), None)
    if last is None:
        return f"{max(1, in_parts(taken[0])[0] - 1)}" if taken else "1"
    following = f"{last.sequence + 1}"
    letter = chr(ord(last.letter) + 1) if last.letter else "a"
    return f"{last.sequence}{letter}" if following in taken else following


def _exempted(minute: Minute, reason: Reason | None, *, is_stub: bool) -> Minute:
    if reason is None:
        return minute
    actions = tuple(replace(action, is_part_2=not is_stub) for action in minute.actions)
    return replace(minute, part_2=reason, is_stub=is_stub, actions=actions)


def _at_level_2(body: Prose) -> Prose:
    """Return the body with headings of the first level at the second, where each begins a record."""
    tokens = (replace(token, tag="h2") if token.tag == "h1" and not token.level else token for token in body.tokens)
    return replace(body, tokens=tuple(tokens))


def _parts_below(
    part: HeadedProse, number: str, findings: list[Finding]
) -> tuple[Prose, list[tuple[HeadedProse, MinuteHeading, Prose]]]:
    """Divide a minute at deeper headings that carry on its numbering; any other heading stays where it is."""
    lead, headed = split_by_heading(part.body, 3)
    bodies: list[tuple[HeadedProse, MinuteHeading, Prose]] = []
    for sub in headed:
        numbered = read_minute_heading(sub.title)
        last = bodies[-1][1].number if bodies else number
        if numbered is not None and numbered.is_certain and _carries_on(numbered.number, last):
            if not numbered.is_right:
                findings.append(misnumbered(sub, numbered))
            bodies.append((sub, numbered, sub.body))
        elif bodies:
            heading, matched, prose = bodies[-1]
            bodies[-1] = heading, matched, replace(prose, tokens=prose.tokens + sub.tokens)
        else:
            lead = replace(lead, tokens=lead.tokens + sub.tokens)
    return lead, bodies


def _carries_on(number: str, last: str) -> bool:
    """Whether a number is the next one, or the last one with a later letter; one left out is for a rule to find."""
    digits, letters = in_parts(last)
    next_digits, next_letters = in_parts(number)
    if next_letters and digits < next_digits <= digits + _FAR:
        return True  # nothing but a minute has such a number; one left out is for a rule to find
    if next_digits == digits:
        return next_letters > letters
    return (next_digits, next_letters) == (digits + 1, "")


def _minute(heading: MinuteHeading, body: Prose, span: Span, day: date, *, under: str = "") -> Minute:
    number = heading.number
    report, body = _report_number(body)
    body, resolutions = wrap_resolutions(wrap_passages(body))
    actions = []
    changes = []
    for mark, words in marks_with_words(body):
        match mark:
            case ActionMark():
                actions.append(
                    Action(
                        meeting=day,
                        minute=number,
                        number=mark.reference.number if mark.reference and number else None,
                        owners=mark.owners,
                        words=words,
                        due=mark.due,
                        span=mark.span,
                        written=mark.reference,
                    )
                )
            case ChangeMark():
                said = (mark.owners, mark.due, words)
                changes.append(ActionChange(day, number, mark.reference, mark.change, mark.span, *said))
    return Minute(
        meeting=day,
        number=number,
        title=heading.title,
        body=body,
        span=span,
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
        if match and all(child.type in _IN_REPORT for child in tokens[1].children or []):
            return match[1], Prose(body.path, tokens[3:], body.span)
    return "", body
