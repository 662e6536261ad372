"""Findings on stdout, in the format asked for."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.cli.talk import print_findings
from sbpack.findings.finding import Finding
from sbpack.findings.formats import Format
from sbpack.findings.formats.concise import format_concise
from sbpack.findings.formats.github import format_github
from sbpack.findings.formats.json import format_json
from sbpack.findings.formats.sarif import format_sarif
from sbpack.sources.repository import FolderRepository


def print_as(
    output_format: Format, findings: Sequence[Finding], texts: Mapping[str, str], repository: FolderRepository
) -> None:
    """Print findings; what hosts of git read names files from the top of the git repository."""
    match output_format:
        case Format.FULL:
            print_findings(findings, texts, to_stderr=False)
            return
        case Format.CONCISE:
            text = format_concise(findings, RULES_BY_NAME)
        case Format.JSON:
            text = format_json(findings, RULES_BY_NAME)
        case Format.GITHUB:
            text = format_github(findings, RULES_BY_NAME, repository.prefix())
        case Format.SARIF:
            text = format_sarif(findings, RULES_BY_NAME, repository.prefix())
        case _:
            assert_never(output_format)
    if text:
        print(text)
