"""Decision that is not written as a resolution."""

import re
from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import together
from sbpack.checks.minutes import plain_resolved
from sbpack.findings.finding import Finding, Replacement
from sbpack.text.wording import Wording

_ADVERBS = r"(?:\s+(?:also|further|then|therefore|unanimously|formally|duly|by (?:a )?(?:show of hands|majority)))*"
_BODY = r"(?:(?i:the)\s+)?(?:Board|Committee|Sub-Committee|Council|Trustees|Governors|Directors|Members|Meeting|Panel)"
_COUNT = r"\d+\s*[\u2013-]\s*\d+(?:\s*[\u2013-]\s*\d+)?"
"""Of a vote."""
_MOTION = r"\b(?i:motion|amendment|proposition|resolution)\b[^.;:!?]{0,80}?"
_OTHER_WORDS = re.compile(
    rf"{_MOTION}\b(?P<vote>(?i:carried|passed|lost|defeated|adopted|rejected|not carried))\b"
    rf"|\b(?i:it\s+was){_ADVERBS}\s+(?P<was>resolved|agreed|decided|determined){_ADVERBS}\s+(?:that|to|not\s+to)\b"
    rf"|\b{_BODY}{_ADVERBS}\s+(?P<body>resolved|decided|voted){_ADVERBS}(?:\s+{_COUNT})?\s+(?:that|to|not\s+to)\b"
    rf"|\b{_BODY}\s+(?:has|had|raised|offered|makes?|made)\s+no\s+objections?\b"
    r"|^\W*(?P<label>(?i:decisions?|decided|resolutions?)(?:\s+(?:[Nn]o\.?\s*)?[\d/.-]+)?)\s*[:\u2013\u2014]"
    r"|\b(?P<hands>(?i:all (?:were )?in favour|none against|those in favour))\b"
    r"|\b(?P<seconded>(?i:(?:proposed|moved)(?:\s+by)?:?\s+[^.;\n]{2,60}?[,;/]?\s+(?:and\s+)?seconded))\b"
    r"|\b(?i:payments?)\b(?:[^.;\n]|\.\d){0,60}?\b(?P<paid>authorised|approved|ratified)\b"
    r"|\b(?P<count>(?i:carried|passed|agreed|lost))\s+(?i:unanimously|nem\.?\s+con|by\s+\d+\s+votes?)\b"
)
_IN_CELL = re.compile(r"\b(?:RESOLVED|AGREED)\b|^\W*(?i:resolved|agreed)\b(?=\s*[:\u2013\u2014]|\s+that\b)")
_OF_MINUTES = re.compile(
    r"\bminutes\b.*\b(?:record|account|signed|confirmed|approved|accepted|agreed)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(r"\b(?:last|previous|earlier|had been)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_OPENING = "\N{LEFT DOUBLE QUOTATION MARK}"
_CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}"


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    """Yield one finding for each way in which minutes decide without a resolution."""
    plain = (span for found in plain_resolved.check(meeting) for span in (found.span, *found.also))
    told = {(span.line, span.path) for span in plain}
    yield from together(
        _finding(wording, match)
        for minute in meeting.minuted
        for wording in minute.body.wordings
        if (wording.span.line, wording.span.path) not in told
        for match in _decided(wording)
    )


def _decided(wording: Wording) -> Iterator[re.Match[str]]:
    """Yield the first words of a paragraph, item or cell that decide something."""
    if wording.where == "cell":
        match = _IN_CELL.search(wording.text) or _OTHER_WORDS.search(wording.text)
    elif wording.where in ("paragraph", "item") and not re.search(r"\b(?:RESOLVED|AGREED)\b", wording.text):
        match = _OTHER_WORDS.search(wording.text)
    else:
        return
    if match and not _is_told_of_others(wording.text, match):
        yield match


def _is_told_of_others(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence quotes somebody, agrees minutes, or reports what was decided before or elsewhere."""
    before = text[: match.start()]
    if before.count(_OPENING) > before.count(_CLOSING):
        return True
    begins = max((end.end() for end in _SENTENCE_END.finditer(before)), default=0)
    end = _SENTENCE_END.search(text, match.end())
    sentence = text[begins : end.end() if end else len(text)]
    return _OF_MINUTES.search(sentence) is not None or _OF_OTHERS.search(sentence) is not None


def _finding(wording: Wording, match: re.Match[str]) -> Finding:
    said = match[0].strip(" *:\u2013\u2014")
    place = wording.place(match.start(), match.end())
    if wording.where == "cell":
        message = f"`{said}` in a table is printed in the minutes, and is not a resolution on the decision sheet"
        help_line = "write below the table what was resolved, as a paragraph that begins with `**RESOLVED** that`"
        return Finding(place, message, help_line)
    message = f"`{said}` is printed in the minutes, and is not a resolution on the decision sheet"
    if match.groupdict().get("was") == "resolved":
        start = match.start("was")
        exact = wording.exact_place(start, start + len("resolved"))
        fixes = (Replacement(exact, "**RESOLVED**", "resolved"),) if exact and wording.where == "paragraph" else ()
        return Finding(place, message, f"write `{said.replace('resolved', '**RESOLVED**')}`", fixes=fixes)
    help_line = "if it was decided at this meeting, write it as a paragraph that begins with `**RESOLVED** that`"
    return Finding(place, message, help_line)
