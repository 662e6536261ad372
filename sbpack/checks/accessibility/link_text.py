"""A link whose words do not say where it leads."""

import re
from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding

_SAYS_NOTHING = re.compile(
    r"(?:(?:please )?(?:click|tap|press|see|look|available|download(?: it)?|found) )?(?:on )?"
    r"(?:here|(?:this|the) (?:link|page|website|site)|this (?:document|report|file))(?: for (?:more|details))?|"
    r"click|link|page|website|url|download|more|read more|more information|further information",
    re.IGNORECASE,
)
_FILE = re.compile(r"\S*\w\.(?:pdf|docx?|xlsx?|pptx?|csv|odt|ods|rtf|png|jpe?g|gif|zip|html?)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST_ADDRESS = 40
"""Characters of an address that can be read, and typed from paper."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for prose in meeting.proses:
        for link in prose.links:
            words = link.text.strip(" .:;,()[]<>")
            if _SAYS_NOTHING.fullmatch(words):
                problem = f"`{words}` does not say where the link leads"
            elif _ADDRESS.fullmatch(words) and len(words) > _LONGEST_ADDRESS:
                problem = f"the words of this link are an address of {len(words)} characters"
            elif _FILE.fullmatch(words) and not _ADDRESS.fullmatch(words):
                problem = f"the words of this link are the name of a file, `{words[:60]}`"
            else:
                continue
            yield Finding(link.span, problem, "name in words what it leads to: `[…](https://…)`")
