"""The words of the board in a publication record. All others are sbpack's own, which cannot be secret."""

from collections.abc import Iterator

from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

_WRITTEN_BY_THE_BOARD = frozenset(("exempt_title", "file", "note", "sha256", "title"))
"""Keys of titles, notes and names of files, and of the digests of exempt files."""
_OF_THE_VOLUME = "files"
"""The files that sbpack made, which it named itself."""


def record_words(record: YamlMap) -> str:
    """Return the values of a record that come from the board's sources, a paragraph each, without keys and comments."""
    return "\n\n".join(_words(record))


def _words(node: YamlNode) -> Iterator[str]:
    match node:
        case YamlMap():
            for entry in node.entries:
                if isinstance(entry.value, YamlText):
                    yield from (entry.value.text,) if entry.key.text in _WRITTEN_BY_THE_BOARD else ()
                elif entry.key.text != _OF_THE_VOLUME:
                    yield from _words(entry.value)
        case YamlList():
            for item in node.items:
                yield from _words(item)
        case YamlText():
            pass
