"""The defects that were seen in published packs, once each, in a board like that which published them."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import CheckOptions, check_meetings
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding, Span
from sbpack.repository.folder import FolderRepository

PAGE = Path(__file__).parents[1] / "docs" / "defects.md"
ROOT = Path(__file__).parent / "packs" / "published-defects"
PUBLISHED = date(2023, 11, 23)
"""The day on which the last of its packs comes out."""

MEMBERS = "members.yaml"
JANUARY, JUNE, SEPTEMBER, DECEMBER = (
    f"meetings/{day}" for day in ("2023-01-12", "2023-06-02", "2023-09-21", "2023-12-06")
)
JANUARY_MINUTES, SEPTEMBER_MINUTES = (f"{folder}/minutes.md" for folder in (JANUARY, SEPTEMBER))
TOLD = f"{DECEMBER}/matters-arising.md"


@dataclass(frozen=True)
class Defect:
    """What was seen, which rule finds it, and where."""

    seen: str
    rule: str
    path: str
    text: str = ""
    """What is marked, or overlaps with it; empty where the whole file is meant."""
    related: tuple[str, str] | None = None
    """File and text of the place that explains it."""


DEFECTS = (
    # people
    Defect("a member twice in the list", "repeated-member", MEMBERS, "AnP", (MEMBERS, "initials: AP")),
    Defect("double brackets", "stray-bracket", MEMBERS, "((Portfolio Holder"),
    Defect("initials of two members", "repeated-initials", MEMBERS, "initials: SB", (MEMBERS, "initials: SB")),
    Defect("no space between two words", "odd-spacing", MEMBERS, "Strategist,Public Health"),
    Defect("a colon between post and body", "odd-name", MEMBERS, "Inspector:Met Police"),
    Defect("an organisation in capitals", "organisation-spelling", MEMBERS, "MET Police", (MEMBERS, "Met Police")),
    Defect("hyphens for a dash", "double-dash", MEMBERS, "LBB--ECHS"),
    Defect("initials that nobody has", "unknown-initials", JANUARY_MINUTES, "EW"),
    Defect("an attendee twice", "repeated-attendee", SEPTEMBER_MINUTES, "name: Karen", (SEPTEMBER_MINUTES, "KP")),
    Defect("neither present nor apologising", "unaccounted-member", SEPTEMBER_MINUTES, "present: [CL"),
    Defect("a name spelt in two ways", "misspelt-name", SEPTEMBER_MINUTES, "Andy Brittan", (MEMBERS, "Andy Brittain")),
    Defect("a forename spelt in two ways", "misspelt-name", SEPTEMBER_MINUTES, "Claire Lewin", (MEMBERS, "Clare")),
    Defect("a name without its hyphen", "named-member", SEPTEMBER_MINUTES, "Morris Cotterill", (MEMBERS, "MMC")),
    Defect("two names run together", "odd-name", SEPTEMBER_MINUTES, "Dawn Helps Dirk Holtzhausen"),
    Defect("a space within a name", "named-member", SEPTEMBER_MINUTES, "O' Driscoll", (MEMBERS, "FOD")),
    Defect("a name misspelt in a paper", "misspelt-name", f"{DECEMBER}/strategy-development.md", "Barker"),
    Defect("no chairman in December", "no-chairman", f"{DECEMBER}/meeting.yaml", "", (MEMBERS, "initials: LW")),
    Defect("Joint Chair", "office-name", f"{JUNE}/meeting.yaml", "Joint Chair"),
    Defect("Vice Chair", "office-name", JANUARY_MINUTES, "Vice Chair"),
    Defect("two posts of one", "differing-post", f"{DECEMBER}/q2-update.md", "Housing Officer", (MEMBERS, "DaH")),
    # dates
    Defect(
        "confirmed for March, held in June",
        "next-date-not-kept",
        f"{JUNE}/meeting.yaml",
        related=(JANUARY_MINUTES, "next_meeting: {date: 2023-03-07"),
    ),
    Defect("a deadline on a Sunday", "not-a-working-day", SEPTEMBER_MINUTES, "due 2024-03-31"),
    Defect(
        "a report of a meeting on the 19th",
        "wrong-meeting-date",
        f"{DECEMBER}/strategy-development.md",
        "SBP meeting on 19 September 2023",
        (f"{SEPTEMBER}/meeting.yaml", ""),
    ),
    Defect("12.00 pm", "noon-or-midnight", JANUARY_MINUTES, "12.00 pm"),
    Defect("a date without its year", "date-without-year", SEPTEMBER_MINUTES, "on 6th December"),
    Defect("6th", "date-style", SEPTEMBER_MINUTES, "6th"),
    Defect("14th", "date-style", f"{DECEMBER}/q2-update.md", "14th September"),
    Defect("10.00am", "date-style", SEPTEMBER_MINUTES, "10.00am"),
    Defect("5pm", "date-style", f"{DECEMBER}/q2-update.md", "5pm"),
    Defect("29/02/2024", "date-style", f"{DECEMBER}/q2-update.md", "29/02/2024"),
    # agenda, papers and minutes
    Defect("standing items gone in September", "missing-standing-item", f"{SEPTEMBER}/meeting.yaml", "agenda:"),
    Defect("standing items gone in December", "missing-standing-item", f"{DECEMBER}/meeting.yaml", "agenda:"),
    Defect(
        "an agenda title that is not its paper's",
        "title-differs",
        f"{DECEMBER}/meeting.yaml",
        "title: Domestic Abuse Strategy update",
        (f"{DECEMBER}/domestic-abuse.md", "Violence against"),
    ),
    Defect(
        "for decision, nothing recommended", "no-recommendation", f"{DECEMBER}/meeting.yaml", "title: Draft Strategy"
    ),
    Defect("an appendix that is not there", "promised-appendix", f"{DECEMBER}/domestic-abuse.md", "Appendix A"),
    Defect("a supporting paper unmentioned", "unmentioned-annex", f"{DECEMBER}/meeting.yaml", "communication-plan.md"),
    Defect("a section called 1.0", "typed-number", f"{DECEMBER}/strategy-development.md", "## 1.0"),
    Defect("only a picture below a heading", "empty-heading", f"{DECEMBER}/assessment.md", "## What the assessment"),
    Defect("minutes of no day", "undated-minutes", JANUARY_MINUTES, "The minutes of the previous meeting"),
    # actions and matters arising
    Defect("an empty Action column", "unmarked-commitment", JANUARY_MINUTES, "would be circulated"),
    Defect("resolved without an owner", "resolution-without-action", SEPTEMBER_MINUTES, "a longer meeting be arranged"),
    Defect("an owner who is on no list", "unknown-owner", SEPTEMBER_MINUTES, "@AM"),
    Defect("an owner who was not there", "owner-absent", SEPTEMBER_MINUTES, "[81.3 @JoM]"),
    Defect("dropped: the invitation", "dropped-action", TOLD, "", (SEPTEMBER_MINUTES, "[76.4 @LB]")),
    Defect("dropped: contributions", "dropped-action", TOLD, "", (SEPTEMBER_MINUTES, "[77.4 @SBP]")),
    Defect("dropped: terms of reference", "dropped-action", TOLD, "", (SEPTEMBER_MINUTES, "[81.1 @SBP]")),
    Defect("a matter in June's table only", "dropped-matter", TOLD, "", (f"{JUNE}/matters-arising.md", "speeding")),
    Defect("updates that put off", "no-update", TOLD, "To be provided at the meeting."),
    Defect(
        "a quotation that drifted",
        "drifted-quote",
        f"{JUNE}/matters-arising.md",
        "all day long",
        (JANUARY_MINUTES, "## 53"),
    ),
    # names of bodies and reports
    Defect("the board's old name", "former-name", f"{DECEMBER}/q2-update.md", "Partnership Strategic Group asks"),
    Defect("a committee's old initials", "former-name", MEMBERS, "PP&S PDS meetings"),
    Defect("a report number with a space", "report-number-style", f"{JUNE}/meeting.yaml", "CSD 23068"),
    # tables
    Defect("no lead officer", "blank-cells", f"{DECEMBER}/delivery-plan.csv", "breakfast,,"),
    Defect("an empty response", "blank-cells", f"{DECEMBER}/domestic-abuse.md", "first | |"),
    Defect("TBC three times over", "to-be-confirmed", f"{DECEMBER}/delivery-plan.csv", "TBC"),
    Defect("progress among the ratings", "unknown-rag", f"{DECEMBER}/delivery-plan.csv", "0%"),
    # safety and links
    Defect("a mobile number", "personal-telephone", f"{DECEMBER}/q2-update.md", "07700 900123"),
    Defect("a person's e-mail address", "personal-email", f"{DECEMBER}/q2-update.md", "dawn.helps@example.org"),
    Defect("a dead link", "link-outside", f"{DECEMBER}/q2-update.md", "[the map](#)"),
    Defect("the name of a file as a link", "link-text", f"{DECEMBER}/q2-update.md", "community-impact-days-v3.docx"),
    Defect("a picture without text", "picture-without-text", JANUARY_MINUTES, "findings.svg"),
    Defect("a paper that is a picture", "only-a-picture", f"{DECEMBER}/communication-plan.md", "![Three boxes"),
    Defect("colour as the only signal", "colour-alone", f"{DECEMBER}/q2-update.md", "shown in"),
    # words
    Defect("a word written twice", "doubled-word", JANUARY_MINUTES, "that that"),
    Defect("two words written twice", "doubled-word", f"{DECEMBER}/q2-update.md", "roll out roll out"),
    Defect("two spaces for one", "odd-spacing", JANUARY_MINUTES, "that a  consultation"),
    Defect("a bracket never closed", "stray-bracket", f"{DECEMBER}/strategy-development.md", "(on 16 November"),
)


def _found() -> tuple[tuple[Finding, ...], dict[str, str]]:
    sources, findings = check_meetings(FolderRepository(ROOT), [], CheckOptions(as_of=PUBLISHED))
    return findings, sources.texts


FOUND, TEXTS = _found()


def is_at(span: Span, path: str, text: str) -> bool:
    if span.path != path or not text:
        return span.path == path and span.line == 0
    line = TEXTS[path].split("\n")[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    places = (found.span() for found in re.finditer(re.escape(text), line))
    return any(span.column - 1 <= stop and start <= end - 1 for start, stop in places)


def is_it(finding: Finding, defect: Defect) -> bool:
    related = defect.related
    return (
        finding.rule == defect.rule
        and is_at(finding.span, defect.path, defect.text)
        and (related is None or any(is_at(place.span, *related) for place in finding.related))
    )


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: f"{defect.rule}: {defect.seen}")
def test_it_is_found_at_its_place(defect: Defect) -> None:
    assert sum(is_it(finding, defect) for finding in FOUND) == 1


def test_nothing_else_is_found() -> None:
    others = [finding for finding in FOUND if not any(is_it(finding, defect) for defect in DEFECTS)]
    assert [(finding.rule, str(finding.span), finding.message) for finding in others] == []


def test_each_defect_is_one_finding() -> None:
    assert Counter(finding.rule for finding in FOUND) == Counter(defect.rule for defect in DEFECTS)
    assert {defect.rule for defect in DEFECTS} <= set(RULES_BY_NAME)


def test_the_page_about_defects_names_the_same_rules() -> None:
    found, _, others = PAGE.read_text(encoding="utf-8").partition("## Cannot happen")
    named = re.findall(r"^\| [^|]+ \| `([a-z-]+)` \|$", found, re.MULTILINE)
    assert set(named) == {defect.rule for defect in DEFECTS}
    assert len(named) == len(re.findall(r"^\| (?!seen)[^|-]", found, re.MULTILINE))
    assert not any(f"`{name}`" in others for name in RULES_BY_NAME)
