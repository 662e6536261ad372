"""What telephone numbers, e-mail addresses and numbers of persons look like in a text."""

import re
from collections.abc import Iterator

ADDRESS = re.compile(r"(?<![\w.+-])(?P<name>[^\W_][\w.+'\u2019-]*)@(?P<domain>\w[\w-]*(?:\.\w[\w-]*)+)")
ABROAD = r"(?:\+|00)44[ \u00a0-]?(?:\(0\)[ \u00a0-]?)?"
"""Before a number of the United Kingdom that is dialled from elsewhere."""
TELEPHONE = re.compile(
    rf"(?<![\w.,/£$€#+-])(?:{ABROAD}|\(?0)(?P<rest>[127]\d{{1,4}}\)?(?:[ \u00a0-]?\d{{2,4}}){{2,3}})"
    r"(?![\w/]|[-.,]\d| \d)"
)
DIGITS = 11
"""Of a telephone number, the first of them 0."""
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,?\s\d{4})"
)
INSURANCE = re.compile(
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?<!\w..)(?<!BG)(?<!GB)(?<!KN)(?<!NK)(?<!NT)(?<!TN)(?<!ZZ)"
    r" ?(?:\d{6}|\d\d \d\d \d\d) ?[A-D]\b"
)
HEALTH = re.compile(
    r"\bNHS\s(?:number|no\.?)(?:\s(?:is|was|of))?:?\s?(?P<number>\d{3}[ -]?\d{3}[ -]?\d{4})\b", re.IGNORECASE
)
BIRTH = re.compile(
    rf"\b(?:DOB|D\.O\.B\.?|[Dd]ate of birth)(?:\s(?:is|was))?:?\s?{_DATE}"
    rf"|\b(?:(?!The\b)[A-Z](?:[a-z]+|\.)\s[A-Z][\w'\u2019-]+|[Hh]e|[Ss]he|[Ww]ho),?\s(?:was\s)?\(?born\s(?:on\s)?{_DATE}"
)
_FORMS = (
    (ADDRESS, "an e-mail address"),
    (TELEPHONE, "a telephone number"),
    (INSURANCE, "a National Insurance number"),
    (HEALTH, "an NHS number"),
    (BIRTH, "a date of birth"),
)


def telephone_number(match: re.Match[str]) -> str:
    """Return the digits of a number that `TELEPHONE` found, as they are dialled within the country."""
    return "0" + digits(match["rest"])


def digits(text: str) -> str:
    """Return the digits of a text."""
    return re.sub(r"\D", "", text)


def personal_data(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield in order whatever may be somebody's own, and what it is called.

    What belongs to a service is among it, as no form tells them apart.
    """
    found = [(match, called) for form, called in _FORMS for match in form.finditer(text)]
    end = 0
    for match, called in sorted(found, key=lambda one: one[0].start()):
        if match.start() >= end and (match.re is not TELEPHONE or len(telephone_number(match)) == DIGITS):
            yield match, called
            end = match.end()
