"""The one reader of YAML: parse events become texts, lists and mappings with their places.

Only events are used: the composer of the C library crashes on deep nesting, and a constructor would make 1170 of
`19:30`.
"""

import re
from dataclasses import dataclass, field

import yaml

from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.source_text import ODD_CHARACTER, SourceText, clean_text, limited, repeated
from sbpack.text.yaml_nodes import (
    YamlEntry,
    YamlList,
    YamlMap,
    YamlNode,
    YamlText,
    colon_slip,
    hyphen_slip,
    is_hyphen_slip,
    without_hyphens,
    yaml_problem,
)

DEEPEST = 20
MOST_FINDINGS = 1000
"""After so many the rest of a file is not read: nobody reads the findings either."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CUT_OFF = re.compile(r"[ \t]+(#\S.*)")


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[YamlNode | None, list[Finding]]:
    """Return what the text holds, None when it holds nothing or cannot be read, and everything wrong with it."""
    clean, findings = clean_text(path, text, first_line)
    source = SourceText(path, clean, first_line)
    if "\t" in clean:
        spans = [source.span(match.start(), match.end()) for match in re.finditer(r"\t+", clean)]
        findings.append(repeated(spans, "a tab stands here", "use spaces", "tab"))
        source = SourceText(path, clean.replace("\t", " "), first_line)
    builder = _Builder(source)
    builder.read()
    findings += builder.findings
    if builder.root is None and not findings:
        findings.append(
            Finding(
                Span(path, first_line, 1, first_line, 1),
                "nothing is written here",
                "write `key: value` lines",
                rule="wrong-shape",
            )
        )
    return builder.root, limited(findings)


def read_yaml_map(path: str, text: str, first_line: int = 1) -> tuple[YamlMap | None, list[Finding]]:
    """Return the mapping that the text holds, None when it holds something else, and everything wrong with it."""
    node, findings = read_yaml(path, text, first_line)
    if node is None or isinstance(node, YamlMap):
        return node, findings
    if any(finding.rule == "bad-yaml" for finding in findings):
        return None, findings  # what was read is but the beginning
    if slip := colon_slip(node):
        return YamlMap((slip.entry,), node.span), [*findings, slip.finding]
    message = "keys with values are needed here"
    return None, [*findings, Finding(node.span, message, help="write `key: value` lines", rule="wrong-shape")]


@dataclass
class _Open:
    """A list or mapping whose end has not been read."""

    start: int
    is_map: bool
    items: list[YamlNode] = field(default_factory=list)
    entries: dict[str, YamlEntry] = field(default_factory=dict)
    key: YamlText | None = None
    drops_value: bool = False
    """Whether the value to come belongs to a key that was refused."""
    is_key: bool = False
    """Whether this stands where the key of a mapping belongs."""

    @property
    def wants_key(self) -> bool:
        return self.is_map and self.key is None and not self.drops_value


def _extent(event: yaml.Event) -> tuple[int, int]:
    """Return the offsets where an event begins and ends."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start is not None else 0, end.index if end is not None else 0)


class _Builder:
    """Puts nodes together from events, with a stack of its own instead of recursion."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.root: YamlNode | None = None
        self.stack: list[_Open] = []
        self.documents = 0

    def read(self) -> None:
        try:
            for event in yaml.parse(self.source.text, Loader=_LOADER):
                if not self.take(event) or len(self.findings) > MOST_FINDINGS:
                    return
        except yaml.YAMLError as error:
            self.findings.append(yaml_problem(self.source, error))

    def take(self, event: yaml.Event) -> bool:
        """Use one event; return whether to go on."""
        match event:
            case yaml.DocumentStartEvent():
                return self.begin_document(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.refuse_properties(event)
                return self.begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.end(event)
            case yaml.ScalarEvent():
                self.scalar(event)
            case yaml.AliasEvent():
                self.report(event, f"`*{event.anchor}` repeats another value", "yaml-anchor", "write the value out")
                self.place(YamlText(f"*{event.anchor}", self.span(event)), may_be_key=False)
            case _:
                pass
        return True

    def begin_document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if event.tags:
            self.report(event, "a tag directive stands here", "yaml-tag", "remove it")
        if self.documents > 1:
            self.report(event, "a second document begins here", "several-documents", "remove the line `---`")
        return self.documents == 1

    def begin(self, event: yaml.CollectionStartEvent) -> bool:
        if len(self.stack) >= DEEPEST:
            self.report(
                event, f"lists and mappings are nested more than {DEEPEST} deep", "too-deep", "write it flatter"
            )
            return False
        is_key = bool(self.stack) and self.stack[-1].wants_key
        if is_key:
            self.report(event, "a list or mapping stands where a key belongs", "bad-yaml", "a key is a word")
        self.stack.append(_Open(_extent(event)[0], isinstance(event, yaml.MappingStartEvent), is_key=is_key))
        return True

    def end(self, event: yaml.CollectionEndEvent) -> None:
        done = self.stack.pop()
        span = self.trimmed(done.start, _extent(event)[1])
        if done.is_key:
            self.stack[-1].drops_value = True
            return
        if done.is_map:
            self.place(without_hyphens(YamlMap(tuple(done.entries.values()), span)))
        else:
            self.place(YamlList(tuple(done.items), span))

    def scalar(self, event: yaml.ScalarEvent) -> None:
        self.refuse_properties(event)
        node = YamlText(self.printable(event), self.span(event))
        if not event.style:
            self.refuse_cut_off(event)
            if event.value == "<<" and self.stack and self.stack[-1].wants_key:
                self.report(event, "`<<` merges another mapping", "yaml-anchor", "write its keys out")
                self.stack[-1].drops_value = True
                return
        self.place(node)

    def printable(self, event: yaml.ScalarEvent) -> str:
        """Return the value; what an escape would hide in it is refused like the character itself."""
        value = str(event.value)
        odd = ODD_CHARACTER.search(value)
        if odd is None:
            return value
        code = f"U+{ord(odd[0]):04X}"
        self.report(event, f"an escape stands for the invisible character {code}", "odd-character", "delete it")
        return ODD_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", value)

    def place(self, node: YamlNode, may_be_key: bool = True) -> None:
        """Put a finished node where it belongs: the root, a list, a key or the value of the last key."""
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.is_map:
            top.items.append(node)
        elif top.drops_value:
            top.drops_value = False
        elif top.key is not None:
            self.place_value(top, top.key, node)
            top.key = None
        elif may_be_key and isinstance(node, YamlText):
            self.place_key(top, node)
        else:
            top.drops_value = True

    def place_value(self, top: _Open, key: YamlText, node: YamlNode) -> None:
        slip = colon_slip(key) if isinstance(node, YamlText) and not node.text else None
        if slip is not None:
            self.findings.append(slip.finding)
        name = str(key.span) if is_hyphen_slip(key) else key.text
        top.entries[name] = slip.entry if slip is not None else YamlEntry(key, node)

    def place_key(self, top: _Open, key: YamlText) -> None:
        first = top.entries.get(key.text)
        if is_hyphen_slip(key):  # an item of a list, so that there may be several
            self.findings.append(hyphen_slip(key))
        if first is None:
            top.key = key
            return
        top.drops_value = True
        self.findings.append(
            Finding(
                key.span,
                f"`{key.text}` is written twice",
                help="keep one of them",
                related=(Related(first.key.span, "first written here"),),
                rule="duplicate-key",
            )
        )

    def refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.report(event, f"`&{event.anchor}` names a value to repeat it", "yaml-anchor", "remove the name")
        if event.tag is not None:
            message = f"the tag `{event.tag}` changes how a value is read"
            self.report(event, message, "yaml-tag", "remove it; every value is read as it is typed")

    def refuse_cut_off(self, event: yaml.ScalarEvent) -> None:
        _, end = _extent(event)
        stop = self.source.text.find("\n", end)
        rest = self.source.text[end : stop if stop >= 0 else None]
        match = _CUT_OFF.match(rest)
        if match is None:
            return
        start = end + match.start(1)
        finding = Finding(
            self.source.span(start, start + len(match[1].rstrip())),
            f"everything from `{match[1][:12].rstrip()}` on is cut off as a comment",
            help="put the value in quotes, or a space after the `#` of a comment",
            rule="cut-off-value",
        )
        self.findings.append(finding)

    def report(self, event: yaml.Event, message: str, rule: str, help_line: str) -> None:
        self.findings.append(Finding(self.span(event), message, help=help_line, rule=rule))

    def span(self, event: yaml.Event) -> Span:
        return self.trimmed(*_extent(event))

    def trimmed(self, start: int, end: int) -> Span:
        """Return the place without the white space that the parser counts in after a block."""
        return self.source.span(start, start + len(self.source.text[start:end].rstrip()))
