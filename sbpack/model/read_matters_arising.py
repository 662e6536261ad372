"""Matters-arising.md becomes a report and the rows of its appendix."""

import re
from dataclasses import replace
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion
from sbpack.model.matters_arising import STATUSES, MattersArising, Row, Status
from sbpack.model.read_paper import read_paper
from sbpack.sources.kinds import Kind
from sbpack.sources.mark import ActionReference
from sbpack.sources.prose import HeadedProse, MarkdownFile, Prose, split_by_heading

KIND = "matters-arising"
_DAY = r"(?:(\d{4}-\d\d-\d\d)/)?"
_NUMBER = r"([1-9]\d{0,5}[a-z]?)"
_REFERENCE = re.compile(rf"{_DAY}{_NUMBER}\.([1-9]\d{{0,5}})", re.ASCII)
_ROW = re.compile(r"(?:[\d-]+/)?\d+[a-z]?\.\d+\b.*|minute\s+\d.*", re.IGNORECASE | re.ASCII)
_MINUTE = re.compile(rf"minute\s+{_DAY}{_NUMBER}(?:\s+(.*))?", re.IGNORECASE | re.ASCII)


def read_matters_arising(file: MarkdownFile, kinds: dict[str, Kind], findings: list[Finding]) -> MattersArising:
    """Return the report and its rows; what is wrong in the file goes to `findings`."""
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
            broken += [
                ActionReference(found[2], int(found[3]), _day(found[1])) for found in _REFERENCE.finditer(part.title)
            ]
    report = Prose(file.path, tuple(body), file.body.span)
    return MattersArising(replace(paper, body=report), tuple(rows), tuple(broken))


def _row(part: HeadedProse, findings: list[Finding]) -> Row | None:
    minute = _MINUTE.fullmatch(part.title)
    if minute:
        status = _status(part, minute[3] or "", findings)
        matter, update = _quoted(part.body)
        return Row((), minute[2], _day(minute[1]), status, matter, update, part.span) if status else None
    *references, last = (piece.strip() for piece in part.title.split(","))
    last_reference, _, word = last.partition(" ")
    parsed = [_reference(text) for text in (*references, last_reference)]
    status = _status(part, word, findings)
    if any(reference is None for reference in parsed):
        findings.append(
            Finding(
                part.span,
                f"`{part.title}` names no actions",
                "write `## 76.2 open`, or `## 77.1, 77.3 done` for several at once",
                rule="broken-row",
            )
        )
        return None
    found = tuple(reference for reference in parsed if reference is not None)
    return Row(found, "", None, status, Prose(part.body.path), part.body, part.span) if status else None


def _reference(text: str) -> ActionReference | None:
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    return ActionReference(match[2], int(match[3]), _day(match[1]))


def _day(text: str | None) -> date | None:
    """Return the meeting of a full reference; one on no day of the calendar is unknown, and reported so."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return date.min


def _status(part: HeadedProse, word: str, findings: list[Finding]) -> Status | None:
    status = next((status for status in STATUSES if status == word.strip().casefold()), None)
    if status is None:
        known = ", ".join(f"`{status}`" for status in STATUSES)
        findings.append(
            Finding(
                part.span,
                f"`{word}` is not a status" if word else f"the row `{part.title}` has no status",
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
