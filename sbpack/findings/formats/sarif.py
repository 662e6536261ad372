"""Findings as SARIF 2.1.0, the exchange format of checking programs."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import groupby
from urllib.parse import quote

from sbpack import __version__
from sbpack.findings.finding import Finding, Replacement, Span, prefixed
from sbpack.findings.rule import Rule, plain_page, section

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TOP = "%SRCROOT%"
_FINGERPRINT = "sbpack/v1"
_MOST_PLACES = 12
"""Further places that the message links to; all are among the related locations."""

_Json = dict[str, object]


def format_sarif(findings: Iterable[Finding], rules: Mapping[str, Rule], prefix: str = "") -> str:
    """Return one run of all rules; paths are as `prefix` makes them, from the top of the git repository."""
    indexes = {name: index for index, name in enumerate(rules)}
    seen: Counter[str] = Counter()
    results = []
    for found in findings:
        finding = prefixed(found, prefix)
        mark = _fingerprint(finding)
        seen[mark] += 1
        result = _result(finding, rules[finding.rule], indexes[finding.rule])
        results.append({**result, "partialFingerprints": {_FINGERPRINT: f"{mark}:{seen[mark]}"}})
    run = {
        "tool": {
            "driver": {"name": "sbpack", "version": __version__, "rules": [_rule(rule) for rule in rules.values()]}
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    # Plain ASCII: every reader takes it, in whatever encoding it opens the file.
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same while the finding moves up and down in its file."""
    parts = "\0".join((finding.rule, finding.span.path, finding.message))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _rule(rule: Rule) -> _Json:
    level = rule.severity.value
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": section(rule.page, "What it does") or rule.summary},
        "help": {"text": plain_page(rule.page), "markdown": rule.page},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [rule.family],
            "problem.severity": "recommendation" if level == "note" else level,
            "stopsBuild": rule.blocks_build,
        },
    }


def _result(finding: Finding, rule: Rule, index: int) -> _Json:
    related: list[_Json] = [
        {**_location(place.span), "id": number, "message": _message(place.label)}
        for number, place in enumerate(finding.related, 1)
    ]
    related += [
        {**_location(span), "id": number, "message": _message("the same here")}
        for number, span in enumerate(finding.also, len(related) + 1)
    ]
    result: _Json = {
        "ruleId": rule.code,
        "ruleIndex": index,
        "level": rule.severity_of(finding).value,
        "message": {"text": _well_formed("\n".join(_lines(finding)))},
        "locations": [_location(finding.span)],
    }
    if related:
        result["relatedLocations"] = related
    if finding.fixes:
        result["fixes"] = [_fix(finding)]
    return result


def _lines(finding: Finding) -> list[str]:
    """Return the lines of a message, with links to the related locations by their numbers."""
    lines = [_plain(finding.message)]
    lines += [
        f"{_link(place.label, number)}: {_plain(str(place.span))}" for number, place in enumerate(finding.related, 1)
    ]
    if finding.also:
        first = len(finding.related) + 1
        links = [_link(str(span), number) for number, span in enumerate(finding.also[:_MOST_PLACES], first)]
        more = len(finding.also) - len(links)
        lines.append(f"the same at {', '.join(links)}" + (f" and {more} more" if more else ""))
    return lines + ([f"help: {_plain(finding.help)}"] if finding.help else [])


def _link(text: str, number: int) -> str:
    escaped = re.sub(r"([\\\[\]])", r"\\\1", text)
    return f"[{escaped}]({number})"


def _plain(text: str) -> str:
    """Keep words from the sources from being taken for a link."""
    return re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", text)


def _location(span: Span) -> _Json:
    place: _Json = {"artifactLocation": _artifact(span)}
    if span.line > 0:
        place["region"] = _region(span)
    return {"physicalLocation": place}


def _artifact(span: Span) -> _Json:
    return {"uri": quote(span.path, errors="surrogateescape"), "uriBaseId": _TOP}


def _region(span: Span) -> _Json:
    """Return a stretch; both count columns from 1 and end after the last character."""
    parts = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {name: value for name, value in parts.items() if value > 0}


def _fix(finding: Finding) -> _Json:
    """Return one fix: several would be taken for alternatives."""
    described: _Json = {"description": _message(finding.help)} if finding.help else {}
    changes = [
        {"artifactLocation": _artifact(Span(path)), "replacements": [_replacement(fix) for fix in fixes]}
        for path, fixes in groupby(finding.fixes, key=lambda fix: fix.span.path)
    ]
    return {**described, "artifactChanges": changes}


def _replacement(fix: Replacement) -> _Json:
    span = fix.span
    # Without an end a region would reach to the end of the line, and all of that be replaced.
    deleted = _region(span if span.end_column else Span(span.path, span.line, span.column, span.line, span.column))
    return {"deletedRegion": deleted, "insertedContent": {"text": fix.text}}


def _message(text: str) -> _Json:
    return {"text": _well_formed(_plain(text))}


def _well_formed(text: str) -> str:
    """Replace halves of characters, which come from file names that are no text and which readers of JSON refuse."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
