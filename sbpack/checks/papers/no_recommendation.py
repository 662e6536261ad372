"""Item for decision whose papers recommend nothing."""

import re
from collections.abc import Iterator

from sbpack.board.agenda import Item
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.findings.finding import Finding, Span
from sbpack.text.yaml_nodes import YamlText

_DECISION = re.compile(r"\b(?:decisions?|decide|approv(?:al|e)|agree(?:ment)?|endorse(?:ment)?|adopt(?:ion)?)\b", re.I)
_NONE = re.compile(r"\b(?:no|not|none|without|noting)\b", re.IGNORECASE)
_FIELDS = ("action", "purpose")
_PLANS = (
    "business-plan", "contact-directory", "delivery-plan", "forward-plan", "plan-on-a-page", "quarterly-update",
)  # fmt: skip
"""Kinds of paper that the board agrees as they stand."""
_HEADING = re.compile(
    r"recommend|\bdecisions?\b|\basked\b|\bproposals?\b|\bmotion\b|action (?:for|by) the", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"\b(?:is|are) (?:therefore |now )?(?:asked|invited|recommended|requested)\b|\brecommend(?:s|ed|ation)?\b", re.I
)
_SAYS = ("recommendation", "recommendations", "proposal")


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for item in meeting.items():
        listed = [entry for entry in item.papers if not entry.annex_of]
        papers = [paper for entry in listed if (paper := meeting.paper(entry.path))]
        if len(papers) < len(listed) or all(paper.kind in _PLANS for paper in papers) or any(map(_recommends, papers)):
            continue
        if asking := next(_asking(item, papers), None):
            span, words = asking
            message = f"item {item.number} is said to be `{words}`, and no paper of it recommends anything"
            what = "what the board is asked to agree, or correct what it is for"
            yield Finding(span, message, f"add a heading `## Recommendation` with {what}")


def _asking(item: Item, papers: list[Paper]) -> Iterator[tuple[Span, str]]:
    """Yield where a decision is asked for, and in which words."""
    fields = (paper.head.get(key) for paper in papers for key in _FIELDS if paper.kind != "sub-group-report")
    texts = ((field.span, field.text) for field in fields if isinstance(field, YamlText))
    for span, words in ((item.span, f"for {item.purpose}"), *texts):
        if _DECISION.search(words) and not _NONE.search(words):
            yield span, words


def _recommends(paper: Paper) -> bool:
    if any(paper.head.get(key) for key in _SAYS) or (paper.kind == "sub-group-report" and paper.head.get("action")):
        return True
    return any(
        (_HEADING if wording.where == "heading" else _SENTENCE).search(wording.text) for wording in paper.body.wordings
    )
