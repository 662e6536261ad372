"""A person's e-mail address in a public pack."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.personal_data import ADDRESS
from sbpack.checks._grouped import one_finding
from sbpack.checks.publication._published import OFFICERS, Occurrence, names_of, occurrences
from sbpack.findings.finding import Finding, Severity

_PRIVATE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|btinternet|sky|talktalk|virginmedia|"
    r"ntlworld|blueyonder|proton|protonmail)\.(?:com|co\.uk|net|org|me)"
)
_OF_NO_PERSON = re.compile(
    r"abuse|access|admin|adults?|advice|alcohol|appeals?|asb|avenue|board|borough|business|campaign|care|centre|"
    r"childrens?|clerks?|club|committees?|comms|community|complaints?|consultations?|contact|control|council|crew|"
    r"crime|csp|customers?|democratic|desk|domestic|drugs|duty|east|education|elections?|emergency|enquiries|enquiry|"
    r"environment(?:al)?|events?|families|feedback|fire|foi|friends|fund|grants?|group|hate|health|hello|help|"
    r"helpdesk|helpline|high|homes?|hospital|hotline|housing|hub|info|information|justice|lane|legal|library|"
    r"licensing|mail(?:box)?|market|mash|media|museum|neighbourhoods?|news|no-?reply|noise|north|office|officer|"
    r"online|parking|parks|partnerships?|planning|police|policy|post|press|prevent(?:ion)?|probation|procurement|"
    r"programme|projects?|protection|public|questions|reception|referrals?|refuge|repairs|reply|reports?|residents?|"
    r"response|road|room|safe|safeguarding|safer|safety|scheme|schools?|scrutiny|secretariat|secretary|security|"
    r"services?|shop|slavery|snt|social|south|square|standards|station|streets?|support|survey|team|theatre|town|"
    r"trading|training|transport|trust|victims?|village|violence|visits|volunteering|volunteers|wardens|wards?|waste|"
    r"watch|web|west|women|works?|young|youth"
)
"""Words in the addresses of teams, services and places."""
_SHORTEST_SURNAME = 3


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each address, with all of its places."""
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences(meeting, board, ADDRESS, ("@",), "mailto:"):
        found[occurrence.match[0].casefold()].append(occurrence)
    names = names_of(meeting, board)
    official = {contact.email.casefold() for contact in board.contacts}
    for address, places in found.items():
        severity = _severity(address, places, names)
        if severity is None or address in official or any(place.key in OFFICERS for place in places):
            continue
        name, domain = address.split("@")
        how = "is a person's" if severity is Severity.ERROR else "looks like a person's"
        message = f"the e-mail address `{name[0]}…@{domain}` {how}"
        help_line = "write the address of a team or service, or leave it out"
        yield from one_finding([place.span for place in places], message, help_line, severity=severity)


def _severity(address: str, places: list[Occurrence], names: frozenset[str]) -> Severity | None:
    """Return how much an address matters, nothing where it is that of a team or service."""
    name, domain = address.split("@")
    parts = [part for part in re.split(r"[._+-]|\d+", name) if part]
    if any(map(_OF_NO_PERSON.fullmatch, parts)):
        return None
    is_named = any(_stands_in(parts, f"{place.before}{place.match[0]}{place.after}") for place in places) or any(
        _is_of(parts, name) for name in names
    )
    if is_named or _PRIVATE.fullmatch(domain):
        return Severity.ERROR
    return Severity.WARNING if len(parts) > 1 and len(parts[-1]) > 1 else None


def _stands_in(parts: list[str], words: str) -> bool:
    """Whether the parts of an address stand one after the other as somebody's name, such as `Jane Doe`."""
    if len(parts) < 2 or len(parts[-1]) < 2:
        return False
    first, *rest = (re.escape(part.capitalize()) for part in parts)
    forename = rf"{first}[a-z]*" if len(parts[0]) == 1 else first
    return re.search(rf"\b{' '.join([forename, *rest])}\b", words) is not None


def _is_of(parts: list[str], name: str) -> bool:
    """Whether an address has somebody's surname in it, alone, with an initial or with the forename."""
    forename, *_, surname = (re.sub(r"\W", "", word) or "?" for word in name.casefold().split())
    forms = (surname, f"{forename[0]}{surname}", f"{surname}{forename[0]}", f"{forename}{surname}")
    return len(surname) >= _SHORTEST_SURNAME and any(re.sub(r"\W", "", part) in forms for part in parts)
