"""Members.yaml becomes everything of the board but its meetings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sbpack.board.agenda import Venue
from sbpack.board.board import Archive, Board, BoardName, Contact, Gap, Restart, StandardText, UsualVenue
from sbpack.board.dates import Period
from sbpack.board.exempt import Reason
from sbpack.board.members import (
    DAY_UNITS,
    MOST_DAYS,
    OFFICE_NAMES,
    RULE_NAMES,
    DatedName,
    Group,
    GroupMember,
    Member,
    Office,
    OtherBody,
    RuleOfProcedure,
)
from sbpack.findings.finding import Finding, Span
from sbpack.text.fields import Fields
from sbpack.text.markdown_rules import USUAL_LANGUAGE, language_help
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlText

_NUMBER = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_RULES_NEED = {
    "notice": "days",
    "questions": "days",
    "papers": "days",
    "quorum": "members",
    "standing items": "items",
    "office names": "names",
}
"""The key without which a rule of procedure says nothing."""
_UNITS = {
    "days": "write `unit: days before`, or `unit: clear days` where neither end counts",
    "calendar days": "write `unit: days before`, or `unit: clear days` where neither end counts",
    "working days": "write `unit: working days before`, or `unit: clear working days` where neither end counts",
    "business days": "write `unit: working days before`, or `unit: clear working days` where neither end counts",
    "school days": "sbpack does not know the days of schools: write `unit: working days before` and more `days:`",
    "weeks": "write seven `days:` for each week and `unit: days before`",
    "hours": "sbpack counts days: write `days: 1` for each 24 hours and `unit: days before`",
}
"""What to do about units that are not offered."""


def read_members(members: YamlMap, findings: list[Finding]) -> Board:
    """Return the board without its meetings; what is wrong in the file goes to `findings`."""
    fields = Fields(members, findings)
    rules = tuple(rule for entry in fields.maps("rules") if (rule := _rule(entry, findings)) is not None)
    board = Board(
        council=fields.text("council"),
        language=_language(fields),
        span=members.span,
        names=tuple(_name(Fields(entry, findings)) for entry in fields.maps("names")),
        contacts=tuple(_contact(Fields(entry, findings)) for entry in fields.maps("contacts")),
        venues=tuple(_usual_venue(Fields(entry, findings)) for entry in fields.maps("venues")),
        members=tuple(_member(entry, rules, findings) for entry in fields.maps("members")),
        groups=tuple(
            _group(Fields(entry, findings), entry.span, key == "outsiders")
            for key in ("groups", "outsiders")
            for entry in fields.maps(key)
        ),
        texts=tuple(_text(Fields(entry, findings)) for entry in fields.maps("texts")),
        rules=rules,
        archive=_archive(fields.map("archive"), findings),
        written=members,
        bodies=tuple(_body(Fields(entry, findings)) for entry in fields.maps("bodies")),
        exempt_reasons=tuple(_reason(Fields(entry, findings)) for entry in fields.maps("exempt_reasons")),
        is_public=fields.flag("public_repository"),
    )
    fields.close()
    return board


def _language(fields: Fields) -> str:
    """Return the code of the language that packs are in."""
    node = fields.scalar("language")
    if node is None:
        return USUAL_LANGUAGE
    help_line = language_help(node.text)
    if help_line:
        fields.wrong_shape(node, f"`{node.text}` is not a language code", help_line)
    return USUAL_LANGUAGE if help_line else node.text


def no_members(file: str) -> Board:
    """Return a board of which nothing is known, so that the other files are checked all the same.

    `file` is the name of what should have said it, nothing where there is no such file.
    """
    return Board("", USUAL_LANGUAGE, Span("members.yaml"), (), (), (), (), (), (), (), Archive(), members_file=file)


def read_venue(fields: Fields) -> Venue:
    """Return a place from `room`, `name` and `address`."""
    return Venue(fields.required_text("name"), fields.text("room"), fields.text("address"), fields.span("name"))


def _period(fields: Fields) -> Period:
    period = Period(fields.date("from"), fields.date("to"))
    if period.start and period.end and period.end < period.start:
        message = f"this ends on {period.end.isoformat()}, before it begins"
        fields.findings.append(Finding(fields.span("to"), message, "correct `from` or `to`", rule="bad-date"))
    return period


def _name(fields: Fields) -> BoardName:
    name = BoardName(fields.required_text("name"), _period(fields), fields.span("name"))
    fields.close()
    return name


def _body(fields: Fields) -> OtherBody:
    names = []
    for entry in fields.maps("names"):
        one = Fields(entry, fields.findings)
        name = one.required_text("name")
        names.append(DatedName(name, one.text("initials"), _period(one), one.span("name")))
        one.close()
    if not names and "names" not in fields:
        fields.wrong_shape(fields.map_node, "`names` is missing", "write `names:` and below it `- {name: …, to: …}`")
    fields.close()
    return OtherBody(tuple(names))


def _contact(fields: Fields) -> Contact:
    contact = Contact(
        fields.required_text("name"),
        fields.text("role"),
        fields.text("telephone"),
        fields.text("email"),
        _period(fields),
        fields.span("name"),
    )
    fields.close()
    return contact


def _reason(fields: Fields) -> Reason:
    key, name, made_by = (fields.required_text(field) for field in ("key", "name", "made_by"))
    reason = Reason(key, name, made_by, _period(fields), fields.span("key"))
    fields.close()
    return reason


def _usual_venue(fields: Fields) -> UsualVenue:
    venue = UsualVenue(read_venue(fields), _period(fields))
    fields.close()
    return venue


def _member(entry: YamlMap, rules: tuple[RuleOfProcedure, ...], findings: list[Finding]) -> Member:
    fields = Fields(entry, findings)
    member = Member(
        initials=fields.required_text("initials"),
        name=fields.required_text("name"),
        span=fields.span("initials"),
        title=fields.text("title"),
        role=fields.text("role"),
        organisation=fields.text("organisation"),
        offices=tuple(
            office
            for entry in fields.maps("offices")
            if (office := _office(Fields(entry, findings), rules)) is not None
        ),
        period=_period(fields),
        name_span=fields.span("name"),
    )
    fields.close()
    return member


def _office(fields: Fields, rules: tuple[RuleOfProcedure, ...]) -> Office | None:
    period = _period(fields)
    known = [
        name for rule in rules if rule.name == "office names" and rule.period.overlaps(period) for name in rule.names
    ]
    name = fields.choice("office", dict.fromkeys(known) or OFFICE_NAMES)
    fields.close()
    return Office(name, period) if name else None


def _group(fields: Fields, span: Span, is_outsider: bool) -> Group:
    key = fields.required_text("key")
    members = () if is_outsider else tuple(_group_members(fields))
    group = Group(key, fields.text("label", key), fields.text("name", key), span, _period(fields), is_outsider, members)
    fields.close()
    return group


def _group_members(fields: Fields) -> Iterator[GroupMember]:
    """Yield who is in a group: initials, or `{initials: LB, from: …, to: …}` for whoever was in it for a time."""
    for entry in fields.items("members"):
        match entry:
            case YamlText():
                yield GroupMember(entry.text, entry.span)
            case YamlMap():
                one = Fields(entry, fields.findings)
                yield GroupMember(one.required_text("initials"), one.span("initials"), _period(one))
                one.close()
            case YamlList():
                fields.wrong_shape(entry, "a list stands where a member belongs", "write initials")


def _text(fields: Fields) -> StandardText:
    text = StandardText(
        fields.required_text("name"), fields.required_text("text"), _period(fields), fields.span("name")
    )
    fields.close()
    return text


def _rule(entry: YamlMap, findings: list[Finding]) -> RuleOfProcedure | None:
    """Return a rule; one of which anything cannot be read is kept, and nothing is judged by it."""
    found: list[Finding] = []
    fields = Fields(entry, found)
    name = fields.choice("rule", RULE_NAMES)
    unit = fields.choice("unit", DAY_UNITS, default=DAY_UNITS[0], instead=_UNITS)
    needed = _RULES_NEED.get(name, "rule")
    if needed not in fields:
        fields.required_text(needed)
    rule = RuleOfProcedure(
        name=next((known for known in RULE_NAMES if known == name), "notice"),
        made_by=fields.required_text("made_by"),
        span=fields.span("rule"),
        days=_days(fields),
        unit=next(known for known in DAY_UNITS if known == unit),
        members=fields.integer("members"),
        items=tuple(item.text for item in fields.texts("items")),
        names=tuple(name.text for name in fields.texts("names")),
        kinds=fields.texts("kinds"),
        period=_period(fields),
    )
    fields.close()
    findings += found
    is_read = not found or rule.name == "office names"
    return replace(rule, is_read=is_read) if name else None


def _days(fields: Fields) -> int | None:
    days = fields.integer("days")
    if days is None or 0 <= days <= MOST_DAYS:
        return days
    fields.wrong_shape(
        fields.node("days") or fields.map_node, f"`days` cannot be {days}", f"it may be 0 to {MOST_DAYS}"
    )
    return None


def _archive(node: YamlMap | None, findings: list[Finding]) -> Archive:
    if node is None:
        return Archive()
    fields = Fields(node, findings)
    archive = Archive(
        begins=fields.date("begins"),
        begins_with=fields.integer("begins_with"),
        gaps=tuple(
            gap for entry in fields.maps("gaps") if (gap := _gap(Fields(entry, findings), findings)) is not None
        ),
        restarts=tuple(
            restart for entry in fields.maps("restarts") if (restart := _restart(Fields(entry, findings))) is not None
        ),
    )
    fields.close()
    return archive


def _gap(fields: Fields, findings: list[Finding]) -> Gap | None:
    numbers = fields.required_text("minutes")
    first, _, last = (part.strip() for part in numbers.replace("–", "-").partition("-"))
    meeting = fields.date("meeting")
    reason = fields.required_text("reason")
    fields.close()
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last or first):
        return Gap(int(first), int(last or first), meeting, reason)
    if numbers:
        findings.append(
            Finding(
                fields.span("minutes"),
                f"`{numbers}` is not a range of minutes",
                "write the first and the last number, as `FIRST-LAST`",
                rule="wrong-shape",
            )
        )
    return None


def _restart(fields: Fields) -> Restart | None:
    meeting: date | None = fields.date("meeting")
    first = fields.integer("first")
    reason = fields.required_text("reason")
    fields.close()
    return None if meeting is None else Restart(meeting, 1 if first is None else first, reason)
