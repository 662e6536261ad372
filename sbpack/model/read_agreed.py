"""What the head of minutes says of their life: which earlier ones were agreed, how corrected; when these came out."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.agreement import Agreement, Correction
from sbpack.sources.fields import Fields, parse_date
from sbpack.sources.reference import MINUTE_NUMBER
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

_MINUTE = re.compile(rf"(?:[Mm]inute\s+)?(?P<number>{MINUTE_NUMBER})")
_EXAMPLE = "write `agreed: [YYYY-MM-DD]`, or the corrections as a list below `YYYY-MM-DD:`"


def read_agreed(fields: Fields, day: date) -> tuple[Agreement, ...]:
    """Return what minutes say they agreed: a day, a list of days, or days with the corrections to each."""
    node = fields.node("agreed")
    found = (_agreement(text, corrections, day, fields) for text, corrections in _days(node, fields))
    return tuple(agreement for agreement in found if agreement is not None)


def read_published(fields: Fields, day: date) -> date | None:
    """Return when minutes came out by themselves."""
    published = fields.date("published")
    if published is not None and published < day:
        message = f"minutes of {day.isoformat()} cannot have come out on {published.isoformat()}"
        fields.findings.append(Finding(fields.span("published"), message, "name a later day", rule="bad-date"))
        return None
    return published


def _days(node: YamlNode | None, fields: Fields) -> Iterator[tuple[YamlText, YamlNode | None]]:
    match node:
        case None | YamlText(text=""):
            return
        case YamlText():
            yield node, None
        case YamlMap(entries=entries):
            yield from ((entry.key, entry.value) for entry in entries)
        case YamlList(items=items):
            for item in items:
                if isinstance(item, YamlList):
                    fields.wrong_shape(item, "a list stands where a date belongs", _EXAMPLE)
                else:
                    yield from _days(item, fields)


def _agreement(text: YamlText, corrections: YamlNode | None, day: date, fields: Fields) -> Agreement | None:
    agreed = parse_date(text, fields.findings)
    if agreed is None:
        return None
    if agreed >= day:
        message = f"a meeting of {day.isoformat()} cannot agree the minutes of {agreed.isoformat()}"
        fields.findings.append(Finding(text.span, message, "name an earlier meeting", rule="bad-date"))
        return None
    found = (correction for node in _items(corrections) for correction in _corrections(node, fields))
    return Agreement(agreed, day, corrections=tuple(found), span=text.span)


def _items(node: YamlNode | None) -> tuple[YamlNode, ...]:
    match node:
        case None | YamlText(text=""):
            return ()
        case YamlList(items=items):
            return items
        case YamlText() | YamlMap():
            return (node,)


def _corrections(node: YamlNode, fields: Fields) -> Iterator[Correction]:
    """Yield the corrections of an item; `76: for A read B` is a mapping to YAML, and words to whoever wrote it."""
    match node:
        case YamlText(text=text, span=span):
            before, colon, after = text.partition(":")
            number = _MINUTE.fullmatch(before.strip()) if colon else None
            yield Correction(after.strip(), number["number"], span) if number else Correction(text, "", span)
        case YamlMap(entries=entries):
            for entry in entries:
                number, words = _MINUTE.fullmatch(entry.key.text.strip()), entry.value
                if not isinstance(words, YamlText) or not words.text:
                    fields.wrong_shape(entry.value, "a correction is one sentence", "write `- 76: for … read …`")
                elif number:
                    yield Correction(words.text, number["number"], entry.key.span)
                else:
                    yield Correction(f"{entry.key.text}: {words.text}", "", entry.key.span)
        case YamlList():
            fields.wrong_shape(node, "a list stands where a correction belongs", "write `- 76: for … read …`")
