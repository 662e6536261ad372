"""Short ways to read a text and to show its findings."""

from collections.abc import Mapping

from sbpack.findings.finding import Finding
from sbpack.text.markdown_file import read_markdown
from sbpack.text.prose import MarkdownFile
from sbpack.text.yaml_file import read_yaml
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText


def shown(findings: list[Finding]) -> list[str]:
    """Return findings as `line:column rule: message`."""
    return [f"{found.span.line}:{found.span.column} {found.rule}: {found.message}" for found in findings]


def rules(findings: list[Finding]) -> set[str]:
    """Return the names of the rules."""
    return {finding.rule for finding in findings}


def plain(node: YamlNode | None) -> object:
    """Return texts, lists and mappings without places."""
    match node:
        case YamlText():
            return node.text
        case YamlList():
            return [plain(item) for item in node.items]
        case YamlMap():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
    return None


def yaml_findings(text: str) -> list[str]:
    """Return what is wrong with a YAML text."""
    return shown(read_yaml("m.yaml", text)[1])


def markdown(text: str, files: Mapping[str, bytes] | None = None) -> tuple[MarkdownFile, list[Finding]]:
    """Read Markdown that stands in the folder `d`."""
    known = files or {}
    return read_markdown("d/m.md", text, known.get)


def markdown_findings(text: str, files: Mapping[str, bytes] | None = None) -> list[str]:
    """Return what is wrong with a Markdown text."""
    return shown(markdown(text, files)[1])
