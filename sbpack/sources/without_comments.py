"""Sources without what nobody prints: comments, the tags of raw HTML and addresses that no link leads to."""

import re
from collections.abc import Iterable, Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_BLANK = re.compile(r"\S")
_HEAD = re.compile(r"\A---[ \t]*\n(?:.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_MAY_BE_UNSEEN = re.compile(r"<[!?/A-Za-z]|^[ >\t]*\[[^\]]{0,999}\]:", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BLOCK_HEAD = re.compile(r"[|>][^\n]*")

Stretch = tuple[int, int]
"""The offsets of the first character and of the one after the last."""


def without_comments(path: str, text: str) -> str:
    """Return a text of which every character of a comment is a space; of a broken head or YAML file nothing is left."""
    if path.endswith(".md"):
        head = _HEAD.match(text)
        place = head.end() if head else 0
        return _yaml(text[:place]) + _markdown(text[place:])
    return _yaml(text) if path.endswith((".yaml", ".yml")) else text


def blanked(text: str, stretches: Iterable[Stretch]) -> str:
    """Return a text with spaces in some places, its lines as long as before."""
    pieces, place = [], 0
    for start, end in sorted(stretches):
        pieces += [text[place:start], _NOT_BLANK.sub(" ", text[max(start, place) : end])]
        place = max(end, place)
    return "".join(pieces) + text[place:]


def _yaml(text: str) -> str:
    if "#" not in text:
        return text
    try:
        return blanked(text, list(_yaml_comments(text)))
    except yaml.YAMLError:
        return ""


def _yaml_comments(text: str) -> Iterator[Stretch]:
    """Yield the comments, and whatever else that stands between values begins as one; a head has two `---`."""
    place = 0
    for event in yaml.parse(text.replace("\t", " "), Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            start, end = event.start_mark.index, event.end_mark.index
            yield from _from_hash(text, place, start)
            head = _BLOCK_HEAD.match(text, start) if event.style in ("|", ">") else None
            yield from _from_hash(text, start, head.end()) if head else ()
            place = end
    yield from _from_hash(text, place, len(text))


def _from_hash(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield what follows a `#` up to the end of its line."""
    while (found := text.find("#", start, end)) >= 0:
        start = text.find("\n", found, end)
        start = end if start < 0 else start
        yield found, start


def _markdown(text: str) -> str:
    if not _MAY_BE_UNSEEN.search(text):
        return text
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    tokens, addresses = _parsed(text)
    unseen = [(lines[first], min(lines[last], len(text))) for first, last in addresses]
    for token in tokens:
        if token.type == "html_block" and token.map:
            tags = _TAG.finditer(text, lines[token.map[0]], min(lines[token.map[1]], len(text)))
            unseen += (tag.span() for tag in tags)
    return blanked(text, [*unseen, *_inline_comments(text)])


def _parsed(text: str) -> tuple[list[Token], list[tuple[int, int]]]:
    """Return the tokens of a text, and the lines of addresses that no link leads to, whose titles nobody reads."""
    known: dict[str, dict[str, dict[str, object]]] = {}
    tokens = MarkdownIt("commonmark").parse(text, known)
    led_to = {
        str(one.attrs.get("href", one.attrs.get("src", "")))
        for token in tokens
        for one in token.children or ()
        if one.type in ("link_open", "image")
    }
    references = known.get("references", {}).values()
    return tokens, [
        (reference["map"][0], reference["map"][1])
        for reference in references
        if reference["href"] not in led_to and isinstance(reference["map"], list)
    ]


def _inline_comments(text: str) -> Iterator[Stretch]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 2)) >= 0:
        end = close + 3
        yield start, end
