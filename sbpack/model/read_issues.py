"""The versions and supplements that meeting.yaml announces."""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.dates import long_date
from sbpack.model.issue import Issue
from sbpack.sources.fields import Fields, parse_date
from sbpack.sources.yaml_node import YamlMap, YamlText

_EXAMPLE = "{date: YYYY-MM-DD, note: …}"


def read_issues(fields: Fields, key: str, published: date | None, *, needs_note: bool = False) -> tuple[Issue, ...]:
    """Return what a list announces, in order; one day alone stands for an entry without a note.

    What was issued before the pack, or before the entry above it, is a finding.
    """
    found: list[Issue] = []
    for issue in _each(fields, key, needs_note=needs_note):
        earlier = found[-1].date if found else published
        if earlier is not None and issue.date < earlier:
            what = "what was issued before it" if found else "the pack"
            message = f"{long_date(issue.date)} is before {what}, {long_date(earlier)}"
            fields.findings.append(
                Finding(issue.span, message, "correct the earlier or the later day", rule="bad-date")
            )
        found.append(issue)
    return tuple(found)


def _each(fields: Fields, key: str, *, needs_note: bool) -> Iterator[Issue]:
    for node in fields.items(key, _EXAMPLE):
        match node:
            case YamlText() if not needs_note:
                day, note, span = parse_date(node, fields.findings), "", node.span
            case YamlMap():
                inner = Fields(node, fields.findings)
                day, span = inner.date("date"), inner.span("date")
                if not inner.text("date"):
                    inner.required_text("date")
                note = inner.required_text("note") if needs_note else inner.text("note")
                inner.close()
            case _:
                fields.wrong_shape(node, f"an item of `{key}` must have keys", f"write `{key}: [{_EXAMPLE}]`")
                continue
        if day is not None:
            yield Issue(day, note, span)
