"""A picture that says nothing to those who cannot see it."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from sbpack.board.agenda import Attachment
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Severity
from sbpack.text.prose import plain_text

_ANY_PICTURE = re.compile(
    r"(?:an? |the )?(?:alt text|chart|diagram|drawing|figure|graph|graphic|illustration|image|img|logo|map|photo|"
    r"photograph|picture|screen ?shot|untitled)(?: of)?[ .]*\d*",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:png|jpe?g|svg|gif|pdf)$", re.IGNORECASE)
_HELP = "write between the brackets what it shows: `![…]`"
_FEWEST_WORDS = 5


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for prose in meeting.proses:
        for token in prose.inline_tokens():
            if token.type == "image" and (problem := problem_of(token)):
                yield Finding(token.meta["span"], problem, _HELP)
    for entry in meeting.listed():
        if entry.attachment and (problem := _summary_problem(entry.attachment)):
            help_line = "say in a sentence or two what it shows and what follows from it"
            yield Finding(entry.attachment.span, problem, help_line, severity=Severity.WARNING)


def problem_of(picture: Token) -> str:
    """Return what is wrong with the text of a picture, or nothing."""
    text, path = plain_text([picture]), picture.meta.get("path", "")
    if not text:
        return "the picture has no text for those who cannot see it"
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if text == stem or _FILE.search(text) or _ANY_PICTURE.fullmatch(text):
        return f"`{text}` does not say what the picture shows"
    return ""


def _summary_problem(attached: Attachment) -> str:
    """Return what is wrong with a summary; one that is missing has its own finding."""
    if not attached.summary:
        return ""
    if _bare(attached.summary) in (_bare(attached.title), _bare(attached.name)):
        return f"the summary of `{attached.title}` only repeats its name"
    if len(attached.summary.split()) < _FEWEST_WORDS:
        return f"`{attached.summary}` is hardly a summary of `{attached.title}`"
    return ""


def _bare(text: str) -> str:
    """Return the letters and figures of a name, so that `street-map` is `Street map`."""
    return re.sub(r"[\W_]+", "", text.casefold())
