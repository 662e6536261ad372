"""Whose name stands beside a telephone number: in the same line, or in the same row of a table.

- What telephone numbers, e-mail addresses and numbers of persons look like in a text.
"""

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


_NEAR = 50
"""Characters within which a name stands beside a number, whatever stands between them."""
_FAR = 250
"""Characters within which it does where nothing but a post, a place or an address stands between them."""
_WORD = r"[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'\u2019-]*"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Rev|Cllr|Councillor|PC|PS|PCSO|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent)\.? "
    rf"(?:[A-Z]\.? )?(?P<name>{_WORD}(?: {_WORD})?)"
)
_IN_CAPITALS = re.compile(
    rf"(?<![\w'\u2019-]){_WORD}(?: [A-Z]\.?)? (?:(?:de|van|von|da|al|bin) )?{_WORD}(?P<more>(?: {_WORD})*)"
)
_POST = re.compile(
    r"\s*[,(\u2013\u2014|-]+\s*(?:[\w&'\u2019-]+\s+){0,8}?(?:Administrator|Advis[eo]r|Analyst|Assistant|Chair\w*|"
    r"Clerk|Commander|Constable|Consultant|Co-?ordinator|Director|Engineer|Executive|Governor|Head|Inspector|Lead|"
    r"Leader|Manager|Nurse|Officer|Planner|Practitioner|Secretary|Sergeant|Superintendent|Supervisor|Surveyor|"
    r"Technician|Treasurer|Trustee|Warden|Worker)\b"
)
"""What a person is, after the name."""
_BETWEEN = re.compile(
    r"(?:\s|[,:;()|/&\u2013\u2014-]|\b(?:of|and|for|the|in|at|to|on|or|by|tel|telephone|phone|number|ext|direct|"
    r"e-?mail|contact)\b\.?|\S+@\S+|(?<![\w'\u2019])[A-Z][\w.'\u2019-]*)*"
)
"""Nothing but the words of a post, a place or an address."""
_SENTENCE_END = re.compile(r"(?<=[a-z)\d]{3})[.!?]\s+(?=[A-Z])")
_SHARED = re.compile(
    r"\b(?:switchboard|reception|help\s?line|hot\s?line|control room|main number|enquir(?:y|ies)|front desk|"
    r"duty (?:desk|officer)|call centre|contact centre)\b",
    re.IGNORECASE,
)
_OF_NO_PERSON = re.compile(
    r"(?:Academy|Advice|Association|Avenue|Board|Borough|Bridge|Building|Care|Cent(?:re|ral)|Charity|Church|City|Clinic|"
    r"Close|Clubs?|College|Committee|Common|Cottage|Community|Control|Council|Court|Crescent|Cross|Day|Department|Desk|District|"
    r"Drive|East|Embankment|Estate|Farm|Fire|Forum|Foundation|Gardens?|Gate|Green|Group|Hall|Heath|Hill|Home|Hospital|Hotel|"
    r"House|Housing|Hub|Infirmary|Lane|Library|Line|Lodge|Manor|Market|Mews|Mill|Museum|North|Nursery|Nursing|Office|Palace|Park|Parish|"
    r"Partnership|Place|Police|Post|Primary|Project|Refuge|Road|Room|Row|Safety|School|Service|Services|Sport|Square|"
    r"Station|Street|South|Support|Surgery|Team|Terrace|Theatre|Tower|Town|Trust|Unit|University|Victim|Village|Walk|"
    r"Ward|Way|West|Wharf|Women|Wood|Works|Yard)s?"
)
"""Words in the names of places and services."""
_FORENAME = re.compile(
    r"aaron|abdul|abigail|adam|adrian|agnes|ahmed|aidan|aisha|alan|alastair|albert|alex|alexander|"
    r"alexandra|alfred|ali|alice|alison|alistair|amanda|amber|amelia|amina|amir|amy|andrea|andrew|"
    r"andy|angela|anita|ann|anna|anne|annette|annie|anthony|antonia|antony|april|arjun|arthur|"
    r"ashley|audrey|barbara|barry|beatrice|becky|belinda|ben|benjamin|bernadette|bernard|beth|bethany|"
    r"betty|beverley|bill|bob|brenda|brendan|brian|bridget|bruce|bryan|callum|cameron|carl|carla|"
    r"carly|carol|carole|caroline|catherine|cathy|celia|charles|charlie|charlotte|cheryl|chloe|chris|"
    r"christina|christine|christopher|ciara|claire|clare|clive|colin|connor|conor|craig|cynthia|daisy|"
    r"dan|daniel|danielle|darren|dave|david|dawn|dean|debbie|deborah|deepak|denise|dennis|derek|"
    r"diana|diane|dominic|donald|donna|dorothy|doug|douglas|duncan|eddie|edith|edward|eileen|elaine|"
    r"eleanor|elizabeth|ella|ellen|ellie|emily|emma|eric|erin|ethan|eva|eve|evelyn|faisal|fatima|"
    r"fay|fergus|fiona|florence|frances|francis|frank|fred|freya|gareth|gary|gavin|gemma|geoff|"
    r"geoffrey|george|georgia|georgina|gerald|gerard|gill|gillian|gina|gita|glen|glenn|gloria|gordon|"
    r"grace|graeme|graham|greg|gregory|gwen|hamza|hannah|harold|harriet|harry|hassan|hazel|heather|"
    r"helen|helena|henry|hilary|holly|howard|hugh|hugo|ian|ibrahim|imran|irene|isaac|isabel|"
    r"isabella|isla|jack|jackie|jacob|jacqueline|jade|jake|james|jamie|jan|jane|janet|janice|jason|"
    r"jay|jayne|jean|jeff|jeffrey|jennifer|jenny|jeremy|jessica|jill|jim|jo|joan|joanna|joanne|joe|"
    r"joel|john|jon|jonathan|jordan|joseph|josephine|josh|joshua|joy|joyce|judith|judy|julia|julian|"
    r"julie|june|justin|karen|kate|katherine|kathleen|kathryn|kathy|katie|kay|keith|kelly|ken|"
    r"kenneth|kerry|kevin|khalid|kieran|kim|kirsty|kumar|laila|lara|laura|lauren|laurence|lawrence|"
    r"leah|lee|leila|len|leo|leonard|lesley|leslie|lewis|liam|lily|linda|lindsay|lisa|liz|lorna|"
    r"lorraine|louis|louise|lucy|luke|lydia|lynn|lynne|maggie|malcolm|marcus|margaret|maria|marian|"
    r"marie|marion|mark|martin|martina|mary|mathew|matt|matthew|maureen|max|megan|melanie|melissa|"
    r"michael|michelle|mick|mike|miriam|mohamed|mohammad|mohammed|moira|molly|monica|muhammad|nadia|"
    r"naomi|natalie|natasha|nathan|neil|niamh|nicholas|nick|nicky|nicola|nigel|nina|noel|noor|nora|"
    r"norma|norman|oliver|olivia|omar|oscar|owen|pamela|pat|patricia|patrick|paul|paula|pauline|"
    r"peggy|penny|peter|phil|philip|phillip|phoebe|pippa|priya|rachel|raj|rajesh|ralph|raymond|"
    r"rebecca|rhys|richard|rita|rob|robert|roberta|robin|roger|ron|ronald|rory|rosa|rose|rosemary|"
    r"rosie|ross|roy|rupert|russell|ruth|ryan|sadia|sally|sam|samantha|samira|samuel|sandra|sanjay|"
    r"sara|sarah|scott|sean|shane|shannon|sharon|sheila|shirley|sian|simon|siobhan|sofia|sonia|"
    r"sophia|sophie|stacey|stella|stephanie|stephen|steve|steven|stewart|stuart|sue|suresh|susan|"
    r"suzanne|sylvia|tanya|tara|tariq|ted|terence|teresa|terry|theresa|thomas|tim|timothy|tina|toby|"
    r"tom|tony|tracey|tracy|trevor|una|valerie|vanessa|vera|veronica|vicky|victor|victoria|vincent|"
    r"viola|vivian|walter|warren|wayne|wendy|will|william|winifred|yasmin|yusuf|yvonne|zainab|zara|"
    r"zoe"
)
"""The commonest of this country, in small letters."""


def names_beside(before: str, after: str, names: frozenset[str]) -> Iterator[str]:
    """Yield the names of people that stand beside a number, given the words before it and after it.

    `names` are those that are known, each with its forename.
    """
    if _SHARED.search(before[-_NEAR:]) or _SHARED.search(after[:_NEAR]):
        return
    before = _SENTENCE_END.split(before[-_FAR:])[-1]
    last = list(_names_in(before, names))[-1:]
    for end, name in last:
        between = before[end:]
        if len(between) <= _NEAR or _BETWEEN.fullmatch(between):
            yield name
    if not last:
        yield from (name for _, name in list(_names_in(after[:_NEAR], names))[:1])


def _names_in(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield each name with where it ends, in order."""
    found = {(place + len(name), name) for name in names if (place := text.rfind(name)) >= 0}
    found |= {(match.end(), match["name"]) for match in _TITLED.finditer(text)}
    for match in _IN_CAPITALS.finditer(text):
        is_a_name = _FORENAME.fullmatch(match[0].split()[0].casefold()) or _POST.match(text, match.end())
        if is_a_name and not any(map(_OF_NO_PERSON.fullmatch, match[0].split())):
            found.add((match.end(), match[0]))
    yield from (one for one in sorted(found) if not one[1].endswith(("'s", "\u2019s")))
