"""Texts parsed once, however many revisions hold them."""

from collections import OrderedDict
from dataclasses import dataclass

from sbpack.findings.finding import Finding
from sbpack.sources.markdown_file import read_markdown
from sbpack.sources.prose import MarkdownFile
from sbpack.sources.reading import Load
from sbpack.sources.yaml_file import read_yaml_map
from sbpack.sources.yaml_node import YamlMap

_MOST = 500
"""Texts of each kind that are remembered; a meeting with its papers has some twenty."""


class TextReader:
    """Parses what it is given."""

    def yaml(self, path: str, text: str) -> tuple[YamlMap | None, list[Finding]]:
        """Return the mapping in a text."""
        return read_yaml_map(path, text)

    def markdown(self, path: str, text: str, load: Load) -> tuple[MarkdownFile, list[Finding]]:
        """Return a Markdown file."""
        return read_markdown(path, text, load)


@dataclass(frozen=True)
class _Parsed:
    file: MarkdownFile
    findings: tuple[Finding, ...]
    shown: tuple[tuple[str, bytes | None], ...]
    """The files that the text shows, with what was in them: it says another thing where one of them changed."""


class RememberingReader(TextReader):
    """Parses each text once: from one commit to the next most files of a meeting stay as they are."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._maps: OrderedDict[tuple[str, str], tuple[YamlMap | None, list[Finding]]] = OrderedDict()
        self._files: OrderedDict[tuple[str, str], _Parsed] = OrderedDict()

    def yaml(self, path: str, text: str) -> tuple[YamlMap | None, list[Finding]]:
        """Return the mapping in a text."""
        known = self._maps.get((path, text))
        if known is None:
            known = self._maps[path, text] = super().yaml(path, text)
            if len(self._maps) > _MOST:
                self._maps.popitem(last=False)
        return known

    def markdown(self, path: str, text: str, load: Load) -> tuple[MarkdownFile, list[Finding]]:
        """Return a Markdown file."""
        known = self._files.get((path, text))
        if known is not None and _shows_the_same(known, load):
            return known.file, list(known.findings)
        shown: dict[str, bytes | None] = {}
        refused: list[str] = []

        def recorded(name: str) -> bytes | None:
            try:
                shown[name] = load(name)
            except OSError:
                refused.append(name)
                raise
            return shown[name]

        file, findings = super().markdown(path, text, recorded)
        if not refused:
            self._files[path, text] = _Parsed(file, tuple(findings), tuple(shown.items()))
        if len(self._files) > _MOST:
            self._files.popitem(last=False)
        return file, findings


def _shows_the_same(known: _Parsed, load: Load) -> bool:
    try:
        return all(load(name) == data for name, data in known.shown)
    except OSError:
        return False
