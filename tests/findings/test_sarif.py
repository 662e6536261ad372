"""SARIF, read back whole by a library that knows the format."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from pydantic import BaseModel
from sarif_pydantic import Location, Region, Result, Run, Sarif

from sbpack import __version__
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding, Span
from sbpack.findings.formats.sarif import format_sarif
from tests.findings.sample import ERROR, FINDINGS, HOSTILE, NO_TEXT, NOTES, REPEATED, RULES


def read(*findings: Finding, prefix: str = "") -> Run:
    text = format_sarif(findings, RULES, prefix)
    assert text.isascii()
    sarif = Sarif.model_validate_json(text)
    assert sarif.version == "2.1.0"
    assert list(unknown(sarif)) == []
    (run,) = sarif.runs
    return run


def unknown(value: object) -> Iterator[str]:
    """Yield the keys that the format does not have; two that it has are unknown to the library."""
    if isinstance(value, BaseModel):
        yield from (key for key in value.model_extra or () if key not in ("$schema", "columnKind"))
        for name in type(value).model_fields:
            yield from unknown(getattr(value, name))
    elif isinstance(value, list):
        for one in value:
            yield from unknown(one)


def results(*findings: Finding, prefix: str = "") -> list[Result]:
    found = read(*findings, prefix=prefix).results
    assert found is not None
    return found


def place(location: Location) -> tuple[str, int | None, int | None, int | None, int | None]:
    physical = location.physical_location
    assert physical is not None
    assert physical.artifact_location is not None
    uri = physical.artifact_location.uri
    assert uri is not None
    assert physical.artifact_location.uri_base_id == "%SRCROOT%"
    assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri)
    assert not urlsplit(uri).scheme
    return unquote(uri, errors="surrogateescape"), *numbers(physical.region or Region())


def numbers(region: Region) -> tuple[int | None, int | None, int | None, int | None]:
    return region.start_line, region.start_column, region.end_line, region.end_column


def place_of(span: Span) -> tuple[str, int | None, int | None, int | None, int | None]:
    return span.path, span.line or None, span.column or None, span.end_line or None, span.end_column or None


def test_every_part_of_every_finding() -> None:
    codes = [rule.code for rule in RULES.values()]
    for result, finding in zip(results(*FINDINGS), FINDINGS, strict=True):
        rule = RULES[finding.rule]
        assert result.rule_id == rule.code
        assert result.rule_index == codes.index(rule.code)
        assert result.level is not None
        assert result.level.value == rule.severity_of(finding).value
        assert result.locations is not None
        assert [place(location) for location in result.locations] == [place_of(finding.span)]
        related = result.related_locations or []
        assert [place(location) for location in related] == [
            place_of(span) for span in (*(other.span for other in finding.related), *finding.also)
        ]
        assert [location.id for location in related] == list(range(1, len(related) + 1))
        labels = [other.label for other in finding.related] + ["the same here"] * len(finding.also)
        assert [location.message.text for location in related if location.message] == labels


def test_messages_link_to_the_other_places_and_hold_the_help() -> None:
    assert [result.message.text for result in results(*FINDINGS)] == [
        "action `2.2` was not reported back\n"
        "[recorded here](1): meetings/2024-01-10/minutes.md:9:5\n"
        "help: add a heading `## 2.2 open`",
        "`50% \\[more](1)\nand: \x1b[31mred\x1b[0m,\r\u202e::warning::\tnext`\nhelp: write\nit, 100%: plainly",
        f"`that` stands twice\nthe same at [{NOTES}:9:4](1), [meetings/2024-01-10/minutes.md:2:3](2)",
        "`�.md` is no text",
    ]


def test_many_places_are_all_there_and_some_in_the_words() -> None:
    also = tuple(Span("a [1].md", line, 1, line, 2) for line in range(1, 31))
    (result,) = results(replace(REPEATED, also=also))
    assert len(result.related_locations or []) == 30
    assert result.message.text is not None
    assert "the same at [a \\[1\\].md:1:1](1), [a \\[1\\].md:2:1](2)" in result.message.text
    assert result.message.text.endswith("(12) and 18 more")


def test_repairs() -> None:
    with_end, without_end = (result.fixes for result in results(HOSTILE, REPEATED))
    for fixes, finding, region in ((with_end, HOSTILE, (3, 2, 3, 7)), (without_end, REPEATED, (4, 1, 4, 1))):
        assert fixes is not None
        (fix,) = fixes
        (change,) = fix.artifact_changes
        assert change.artifact_location.uri is not None
        assert unquote(change.artifact_location.uri) == NOTES
        (replacement,) = change.replacements
        (expected,) = finding.fixes
        assert numbers(replacement.deleted_region) == region
        assert replacement.inserted_content is not None
        assert replacement.inserted_content.text == expected.text
        assert (fix.description.text if fix.description else "") == finding.help


def test_the_rules_that_were_held_against_the_sources() -> None:
    run = read(*FINDINGS)
    driver = run.tool.driver
    assert (driver.name, driver.version) == ("sbpack", __version__)
    assert driver.rules is not None
    for described, rule in zip(driver.rules, RULES.values(), strict=True):
        assert (described.id, described.name) == (rule.code, rule.name)
        assert described.short_description is not None
        assert described.short_description.text == rule.summary
        assert described.default_configuration is not None
        assert described.default_configuration.level == rule.severity.value
        assert described.properties is not None
        assert described.properties["tags"] == [rule.family]
        assert described.properties["stopsBuild"] is rule.blocks_build
        assert described.help is not None
        assert "```" not in described.help.text
        assert described.help.text.split() == re.sub("```(?:text)?", "", rule.page).split()
    dropped, odd, never = driver.rules
    assert dropped.full_description is not None
    assert dropped.full_description.text == "Checks that every open action has a `## 76.4 open` row."
    assert dropped.help is not None
    assert dropped.help.markdown is not None
    assert "## Example\n```text\n## 76.2 open\nDone.\n```\n" in dropped.help.markdown
    assert odd.full_description is not None
    assert odd.full_description.text == "Something odd."
    assert never.properties is not None
    assert never.properties["problem.severity"] == "recommendation"


def test_the_run_says_how_to_read_it() -> None:
    run = json.loads(format_sarif(FINDINGS, RULES))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert list(run["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"], "a place of one machine"


def fingerprints(*findings: Finding) -> list[str]:
    return [(result.partial_fingerprints or {})["sbpack/v1"] for result in results(*findings)]


def test_a_finding_is_known_again_after_it_moved() -> None:
    moved = [replace(finding, span=Span(finding.span.path, 70, 3)) for finding in FINDINGS]
    assert fingerprints(*moved) == fingerprints(*FINDINGS)
    assert len(set(fingerprints(*FINDINGS))) == len(FINDINGS)


@pytest.mark.parametrize(
    "other",
    [
        replace(HOSTILE, message="other"),
        replace(HOSTILE, rule="dropped-action"),
        replace(HOSTILE, span=Span("b.md", 3)),
    ],
)
def test_another_finding_is_another(other: Finding) -> None:
    assert fingerprints(other) != fingerprints(HOSTILE)


def test_the_same_twice_in_a_file_is_two() -> None:
    first, second = fingerprints(HOSTILE, replace(HOSTILE, span=Span(NOTES, 8)))
    assert first != second


def test_paths_begin_at_the_top_of_the_repository() -> None:
    for result, finding in zip(results(*FINDINGS, prefix="my board/"), FINDINGS, strict=True):
        assert result.locations is not None
        found = [*result.locations, *(result.related_locations or [])]
        assert all(PurePosixPath(place(location)[0]).parts[0] == "my board" for location in found)
        for fix in result.fixes or []:
            uri = fix.artifact_changes[0].artifact_location.uri
            assert uri is not None
            assert unquote(uri) == f"my board/{finding.span.path}"


def test_a_byte_of_a_name_that_is_no_text_is_kept() -> None:
    (result,) = results(NO_TEXT)
    assert result.locations is not None
    assert place(result.locations[0])[0] == NO_TEXT.span.path


def test_the_same_findings_give_the_same_bytes() -> None:
    assert format_sarif(FINDINGS, RULES) == format_sarif(list(FINDINGS), dict(RULES))


def test_nothing_found_is_a_run_without_results() -> None:
    assert results() == []


def test_every_rule_of_ours_is_described() -> None:
    (run,) = Sarif.model_validate_json(format_sarif([replace(ERROR, rule="dropped-action")], RULES_BY_NAME)).runs
    assert run.tool.driver.rules is not None
    assert [rule.id for rule in run.tool.driver.rules] == [rule.code for rule in RULES_BY_NAME.values()]
    for rule in run.tool.driver.rules:
        assert rule.full_description is not None
        assert rule.short_description is not None
        assert rule.full_description.text != rule.short_description.text, rule.id
