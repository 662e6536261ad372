"""What an officer allows in place, with a reason: `<!-- allow late-paper: The Chairman agreed on 3 May. -->`.

- Sources without what nobody prints: comments, the tags of raw HTML and addresses that no link leads to.

In YAML, the front matter of Markdown included, it is a comment: `# allow late-paper: …`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sbpack.findings.finding import Finding, Span
from sbpack.text.source_text import SourceText
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode

_RULE = r"(?:[A-Za-z]{3}\d{3}|[a-z]+(?:-[a-z]+)+|tab)"
_ALLOWS = re.compile(rf"\s*allow\s+(?P<rules>{_RULE}(?:\s*(?:,|\band\b)\s*{_RULE})*)\b(?P<rest>.*)", re.DOTALL)
_IN_FILE = re.compile(r"\s+in\s+this\s+file\b")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#(?P<text>[ \t]*allow\b[^\n]*)")
_HELP = "write `allow RULE: why it is right here`"


@dataclass(frozen=True)
class Allowance:
    """Findings of some rules that are right as they stand."""

    span: Span
    """Where it is written."""
    rules: tuple[str, ...]
    """By code or name, as written."""
    reason: str
    lines: tuple[int, int]
    """The first and last line that it speaks of; all of the file where both are 0."""
    files: tuple[str, ...] = ()
    """Tables that its lines show: what is found in them is allowed too."""


@dataclass(frozen=True)
class Comment:
    """A comment in a source, without what opens and closes it."""

    text: str
    span: Span
    is_alone: bool
    """Whether nothing else stands on its lines."""


@dataclass(frozen=True)
class Shown:
    """A table or picture from a file, and where a text shows it."""

    path: str
    span: Span


def read_allowances(
    comments: Iterable[Comment], blocks: Sequence[Span], shown: Sequence[Shown], findings: list[Finding]
) -> Iterator[Allowance]:
    """Yield what comments allow; one on a line of its own speaks of the block below it, any other of its own line.

    `blocks` are the places of the blocks of the same file. An allowance without a reason goes to `findings`.
    """
    ends = _ends(blocks)
    firsts = sorted(ends)
    for comment in comments:
        match = _ALLOWS.fullmatch(comment.text)
        if match is None:
            continue
        in_file = _IN_FILE.match(match["rest"])
        rest = match["rest"][in_file.end() :] if in_file else match["rest"]
        reason = rest.lstrip().removeprefix(":").strip() if rest.lstrip().startswith(":") else ""
        if not reason:
            message = "this allows a finding without saying why"
            findings.append(Finding(comment.span, message, _HELP, rule="bad-allowance"))
            continue
        rules = tuple(re.split(r"\s*(?:,|\band\b)\s*", match["rules"]))
        lines = (0, 0) if in_file else _lines(comment, firsts, ends)
        files = tuple(one.path for one in shown if in_file or lines[0] <= one.span.line <= lines[1])
        yield Allowance(comment.span, rules, " ".join(reason.split()), lines, files)


def _ends(blocks: Iterable[Span]) -> dict[int, int]:
    """Return the last line of what begins on each line."""
    ends: dict[int, int] = {}
    for block in blocks:
        ends[block.line] = max(ends.get(block.line, 0), block.end_line)
    return ends


def _lines(comment: Comment, firsts: Sequence[int], ends: Mapping[int, int]) -> tuple[int, int]:
    """Return the lines that a comment speaks of: from its own to the end of what begins next below it."""
    span = comment.span
    last = max(span.end_line, span.line)
    if comment.is_alone:
        below = bisect_right(firsts, last)
        last = max(last, ends[firsts[below]]) if below < len(firsts) else last
    return span.line, last


def yaml_allowances(node: YamlNode | None, source: SourceText, findings: list[Finding]) -> Iterator[Allowance]:
    """Yield what the comments of a YAML text allow."""
    if "allow" in source.text:
        yield from read_allowances(_yaml_comments(node, source), list(_blocks(node)), (), findings)


def _yaml_comments(node: YamlNode | None, source: SourceText) -> Iterator[Comment]:
    """Yield the comments that may allow something: no event of the parser tells of them."""
    scalars = sorted(_scalars(node))
    for match in _YAML_COMMENT.finditer(source.text):
        span = source.span(*match.span())
        before = bisect_right(scalars, (span.line, span.column), key=lambda one: (one.line, one.column))
        if not before or scalars[before - 1][3:] <= (span.line, span.column):
            beside = source.text[source.offset(span.line, 1) : match.start()]
            yield Comment(match["text"], span, is_alone=not beside.strip())


def _blocks(node: YamlNode | None) -> Iterator[Span]:
    """Yield the place of every entry: its key with its value, or the item of a list."""
    match node:
        case YamlMap():
            for entry in node.entries:
                yield entry.key.span.to(_end(entry.value))
                yield from _blocks(entry.value)
        case YamlList():
            for item in node.items:
                yield item.span.to(_end(item))
                yield from _blocks(item)


def _end(node: YamlNode) -> Span:
    """Return the place of the last scalar: the end of a list or mapping may stand some lines below it."""
    return max(_scalars(node), default=node.span)


def _scalars(node: YamlNode | None) -> Iterator[Span]:
    match node:
        case None:
            return
        case YamlMap():
            for entry in node.entries:
                yield entry.key.span
                yield from _scalars(entry.value)
        case YamlList():
            for item in node.items:
                yield from _scalars(item)
        case _:
            yield node.span


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
        return blanked(text, list(_without_comments_yaml_comments(text)))
    except yaml.YAMLError:
        return ""


def _without_comments_yaml_comments(text: str) -> Iterator[Stretch]:
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
