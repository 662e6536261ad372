"""Matters-arising.md becomes a report and the rows of its appendix.

- What a meeting is told about each open action.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from sbpack.board.papers import Paper, read_paper
from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import suggestion
from sbpack.read.kinds import Kind
from sbpack.text.dates import ISO_DATE, parse_iso_date
from sbpack.text.fields import Fields
from sbpack.text.marks import ACTION_NUMBER, MINUTE_NUMBER, REFERENCE, ActionReference, parse_reference, reference_from
from sbpack.text.prose import HeadedProse, MarkdownFile, Prose, split_by_heading
from sbpack.text.wording import Wording
from sbpack.text.yaml_nodes import YamlText

Status = Literal["open", "done", "oral", "superseded", "withdrawn"]
STATUSES: tuple[Status, ...] = ("open", "done", "oral", "superseded", "withdrawn")


@dataclass(frozen=True)
class Row:
    """One row of Appendix A as the officer wrote it."""

    references: tuple[ActionReference, ...]
    """The actions it answers; empty when it is about a minute that was never an action."""
    minute: str
    """The number of that minute, else nothing."""
    minute_meeting: date | None
    """Its meeting, where numbers were used twice and the full form says which is meant."""
    status: Status
    matter: Prose
    """The quoted matter of a minute that was never an action, else empty."""
    update: Prose
    span: Span
    is_part_2: bool = False
    """Whether it answers exempt actions, and only members read it."""


@dataclass(frozen=True)
class SeenWords:
    """Which minuted words the officer saw when an update was written."""

    reference: ActionReference
    digest: str
    """Of the words, as `words_digest` makes it."""
    span: Span


def words_digest(words: str) -> str:
    """Return a digest of minuted words that white space does not change, long enough to notice any other change."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class MattersArising:
    """The report and its rows."""

    paper: Paper
    """The report that carries the rows, its body without them."""
    rows: tuple[Row, ...]
    broken: tuple[ActionReference, ...] = ()
    """Actions named by headings that cannot be read as rows, which have a finding of their own."""
    seen: tuple[SeenWords, ...] = ()
    """What stands under `seen` in the front matter, written by `sbpack fix`."""
    head_was_read: bool = True
    """False when the front matter cannot be read, which then has a finding of its own."""
    part_2: Paper | None = None
    """The report that carries the exempt rows; None where there are none, and always in public."""

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of the report and of every row."""
        rows = (wording for row in self.rows for wording in (*row.matter.wordings, *row.update.wordings))
        return (*self.paper.wordings, *(self.part_2.wordings if self.part_2 else ()), *rows)

    @property
    def proses(self) -> tuple[Prose, ...]:
        """The text of the report, then what each row says."""
        bodies = (self.paper.body, self.part_2.body) if self.part_2 else (self.paper.body,)
        return (*bodies, *(prose for row in self.rows for prose in (row.matter, row.update)))


KIND = "matters-arising"
_ROW = re.compile(r"(?:actions?\s+)?(?:[\d-]+/)?\d+[a-z]?\.\d+\b.*|minute\s+\d.*", re.IGNORECASE | re.ASCII)
"""What an officer means as a row, well written or not."""
_MINUTE = re.compile(rf"(?i:minute)\s+(?:(?P<meeting>{ISO_DATE})/)?(?P<number>{MINUTE_NUMBER})(?:\s+(?P<status>.*))?")
_ACTION = rf"(?:{ISO_DATE}/)?{MINUTE_NUMBER}\.{ACTION_NUMBER}"
_ACTIONS = re.compile(rf"(?P<actions>{_ACTION}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_ACTION})*)(?:\s+(?P<status>.*))?")
_LAST_WORD = re.compile(r"[A-Za-z]+(?=\W*$)")
_IN_OTHER_WORDS: dict[Status, re.Pattern[str]] = {
    "done": re.compile(r"done|completed?|closed|finished|actioned|discharged", re.IGNORECASE),
    "open": re.compile(r"open|ongoing|outstanding|pending|continuing|incomplete", re.IGNORECASE),
    "oral": re.compile(r"oral|orally|verbal|verbally", re.IGNORECASE),
    "superseded": re.compile(r"superseded|replaced", re.IGNORECASE),
    "withdrawn": re.compile(r"withdrawn|dropped|cancelled", re.IGNORECASE),
}
_SEEN = "seen"
_LONGEST = 60
"""Characters of a heading that a message shows."""


def read_matters_arising(
    file: MarkdownFile, kinds: dict[str, Kind], findings: list[Finding], exempt: MarkdownFile | None = None
) -> MattersArising:
    """Return the report and its rows; what is wrong in the file goes to `findings`.

    `exempt` is the report that carries the rows of Part 2, which follow the others.
    """
    report = _read(file, kinds, findings)
    if exempt is None:
        return report
    part_2 = _read(exempt, kinds, findings)
    return replace(
        report,
        rows=(*report.rows, *(replace(row, is_part_2=True) for row in part_2.rows)),
        broken=(*report.broken, *part_2.broken),
        seen=(*report.seen, *part_2.seen),
        part_2=part_2.paper,
    )


def _read(file: MarkdownFile, kinds: dict[str, Kind], findings: list[Finding]) -> MattersArising:
    seen, file = _seen_words(file, findings)
    paper = read_paper(file, kinds, findings, default_kind=KIND)
    before, parts = split_by_heading(file.body, 2)
    rows: list[Row] = []
    broken: list[ActionReference] = []
    body = list(before.tokens)
    for part in parts:
        if not _ROW.fullmatch(part.title):
            body += part.tokens
        elif row := _row(part, findings):
            rows.append(row)
        else:
            broken += _references(part.title)
            body += part.tokens  # so that its words are printed, though not in the table
    report = Prose(file.path, tuple(body), file.body.span)
    return MattersArising(replace(paper, body=report), tuple(rows), tuple(broken), seen, file.head_was_read)


def _seen_words(file: MarkdownFile, findings: list[Finding]) -> tuple[tuple[SeenWords, ...], MarkdownFile]:
    """Return the digests under `seen`, and the file without them: they are no field of the report."""
    node = file.head.get(_SEEN) if file.head else None
    if file.head is None or node is None:
        return (), file
    fields = Fields(file.head, findings)
    entries = written.entries if (written := fields.map(_SEEN)) else ()
    seen = []
    for entry in entries:
        reference = parse_reference(entry.key.text)
        if reference is None:
            message = f"`{entry.key.text}` is not an action"
            findings.append(
                Finding(entry.key.span, message, "write minute and number, `MINUTE.NUMBER`", rule="wrong-shape")
            )
        elif isinstance(entry.value, YamlText):
            seen.append(SeenWords(reference, entry.value.text, entry.key.span.to(entry.value.span)))
    others = tuple(entry for entry in file.head.entries if entry.key.text != _SEEN)
    return tuple(seen), replace(file, head=replace(file.head, entries=others))


def _row(part: HeadedProse, findings: list[Finding]) -> Row | None:
    if minute := _MINUTE.fullmatch(part.title):
        status = _status(part, minute["status"] or "", findings)
        matter, update = _quoted(part.body)
        # A day that no calendar has is the day of no meeting: the reference leads nowhere, and is reported so.
        meeting = (parse_iso_date(minute["meeting"]) or date.min) if minute["meeting"] else None
        return Row((), minute["number"], meeting, status, matter, update, part.span) if status else None
    actions = _ACTIONS.fullmatch(part.title)
    references = _references(actions["actions"]) if actions else ()
    if actions and references:
        status = _status(part, actions["status"] or "", findings)
        return Row(references, "", None, status, Prose(part.body.path), part.body, part.span) if status else None
    meant = _meant(part.title)
    message = f"`{_shown(part.title)}` {'is not written as a row' if meant else 'names no actions'}"
    help_line = (
        f"write `## {meant}`"
        if meant
        else "write the actions and their status, `## MINUTE.NUMBER open`, with commas between several"
    )
    findings.append(Finding(part.span, message, help_line, rule="broken-row"))
    return None


def _meant(title: str) -> str:
    """Return a row as it should be written: the actions that a heading names, and what its words say of them."""
    names = ", ".join(map(str, _references(title)))
    word = _LAST_WORD.search(title)
    status = next((status for status, known in _IN_OTHER_WORDS.items() if word and known.fullmatch(word[0])), "")
    return f"{names} {status}" if names and status else ""


def _references(text: str) -> tuple[ActionReference, ...]:
    found = (reference_from(match) for match in re.finditer(REFERENCE, text))
    return tuple(reference for reference in found if reference)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _status(part: HeadedProse, word: str, findings: list[Finding]) -> Status | None:
    status = next((status for status in STATUSES if status == word.strip().casefold()), None)
    if status is None and (meant := _meant(part.title)):
        message = f"`{_shown(word)}` is not a status"
        findings.append(Finding(part.span, message, f"write `## {meant}`", rule="broken-row"))
    elif status is None:
        known = ", ".join(f"`{status}`" for status in STATUSES)
        findings.append(
            Finding(
                part.span,
                f"`{_shown(word)}` is not a status" if word else f"the row `{_shown(part.title)}` has no status",
                suggestion(word, STATUSES, f"end the heading with one of {known}"),
                rule="broken-row",
            )
        )
    return status


def _quoted(body: Prose) -> tuple[Prose, Prose]:
    """Part the quoted matter from the update below it."""
    tokens = body.tokens
    if not tokens or tokens[0].type != "blockquote_open":
        return Prose(body.path), body
    end = next(place for place, token in enumerate(tokens) if token.type == "blockquote_close" and token.level == 0)
    return Prose(body.path, tokens[1:end], body.span), Prose(body.path, tokens[end + 1 :], body.span)
