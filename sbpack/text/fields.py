"""How the model reads a mapping: by key, with a finding for every key that is wrong, missing or unknown."""

import datetime
import re
from collections.abc import Iterable, Mapping

from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import suggestion
from sbpack.text.dates import looks_like_iso_date, meant_date, parse_iso_date
from sbpack.text.source_text import plain_name
from sbpack.text.typed_instead import typed_instead
from sbpack.text.yaml_nodes import YamlEntry, YamlList, YamlMap, YamlNode, YamlText, colon_slip, shortened

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_SPOKEN_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?: ?(?P<half>[ap])\.?m\.?)?", re.ASCII)
_EARLIEST = "07:00"
"""No board meets before that in the morning: `3.45` is in the afternoon."""
_MAY_BE_AFTERNOON = re.compile(r"[1-8](?:[:.][0-5]\d)?", re.ASCII)
_MOST_UNKNOWN = 50
"""Unknown keys of one mapping that are shown: more are one mistake."""
_YES_OR_NO = {"true": True, "yes": True, "y": True, "on": True, "1": True}
_YES_OR_NO |= {"false": False, "no": False, "n": False, "off": False, "0": False}
_NEEDS_QUOTES = re.compile(r"[,:{}\[\]#]")
_NOTHING: Mapping[str, str] = {}
_NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_INTEGER = re.compile(r"-?\d{1,9}", re.ASCII)


def parse_date(text: YamlText, findings: list[Finding]) -> datetime.date | None:
    """Return a day of the calendar written as ISO does, or None with a finding."""
    day = parse_iso_date(text.text)
    if day is None and looks_like_iso_date(text.text):
        message = f"there is no day `{text.text}`"
        findings.append(Finding(text.span, message, "look it up in a calendar", rule="bad-date"))
    elif day is None:
        meant = meant_date(text.text)
        help_line = f"write `{meant.isoformat()}`" if meant else "write year, month and day, as `YYYY-MM-DD`"
        findings.append(Finding(text.span, f"`{text.text}` is not a date", help_line, rule="bad-date"))
    return day


def parse_time(text: YamlText, findings: list[Finding]) -> datetime.time | None:
    """Return a time of day on 24 hours, or None with a finding."""
    if _TIME.fullmatch(text.text):
        return datetime.time.fromisoformat(text.text)
    better = _better_time(text.text)
    help_line = f'write it as `"{better}"`' if better else 'write it on 24 hours, as `"HH:MM"`'
    if better and _MAY_BE_AFTERNOON.fullmatch(text.text.strip()):
        later = f"{int(better[:2]) + 12}{better[2:]}"
        is_at_night = better < _EARLIEST
        help_line = f'write it as `"{later}"`' if is_at_night else f'{help_line}, or as `"{later}"` where it was later'
    findings.append(Finding(text.span, f"`{text.text}` is not a time", help=help_line, rule="bad-date"))
    return None


def _better_time(text: str) -> str | None:
    """Return a time as it should be written, if a reader would know which is meant."""
    match = _SPOKEN_TIME.fullmatch(text.strip().casefold())
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), match["minute"] or "00", match["half"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute}" if hour < 24 else None


def _in_braces(text: str) -> str:
    """Return a value as it is written in a mapping in braces."""
    shown = shortened(" ".join(text.split()))
    return f'"{shown}"' if _NEEDS_QUOTES.search(shown) else shown


def _number_help(key: str, text: str) -> str:
    """Return how a number is written, if a reader would know which is meant."""
    numbers = re.findall(r"\d+", text, re.ASCII)
    words = [str(number) for number, word in enumerate(_NUMBER_WORDS) if word in text.casefold().split()]
    meant = numbers or words
    if len(meant) == 1 and _INTEGER.fullmatch(meant[0]):
        return f"write `{key}: {meant[0]}`"
    such_as = f", such as `{key}: {int(meant[-1][:9])}`" if meant else ""
    return f"write one whole number in digits{such_as}"


class Fields:
    """A mapping being read. Every method that takes a key makes it known; `close` reports the others."""

    def __init__(self, node: YamlMap, findings: list[Finding]) -> None:
        """Begin reading a mapping; findings are added to the list."""
        self.map_node = node
        self.findings = findings
        self._entries: dict[str, YamlEntry] = {entry.key.text: entry for entry in node.entries}
        self._known: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        """Whether the key is written; this does not make it known."""
        return key in self._entries

    def node(self, key: str) -> YamlNode | None:
        """Return the value as it is, or None without one."""
        self._known[key] = None
        entry = self._entries.get(key)
        return None if entry is None else entry.value

    def span(self, key: str = "") -> Span:
        """Return the place of the value; without such a key, the place of the mapping."""
        entry = self._entries.get(key)
        return self.map_node.span if entry is None else entry.value.span

    def scalar(self, key: str) -> YamlText | None:
        """Return the value if it is a text that is not empty, or None, with a finding if it is a list or mapping."""
        node = self.node(key)
        if node is None or isinstance(node, YamlText):
            return node if node is not None and node.text.strip() else None
        self.wrong_shape(node, f"`{key}` must be a single value", "write one value after the colon")
        return None

    def text(self, key: str, default: str = "") -> str:
        """Return a text, or the default without one."""
        scalar = self.scalar(key)
        return default if scalar is None else scalar.text

    def required_text(self, key: str) -> str:
        """Return a text; a missing or empty one is a finding."""
        node = self.node(key)
        if node is None or (isinstance(node, YamlText) and not node.text.strip()):
            message = f"`{key}` is missing" if node is None else f"`{key}` is empty"
            self.findings.append(Finding(self._first_line(key), message, help=f"add `{key}: …`", rule="wrong-shape"))
            return ""
        return self.text(key)

    def date(self, key: str) -> datetime.date | None:
        """Return a date."""
        scalar = self.scalar(key)
        return None if scalar is None else parse_date(scalar, self.findings)

    def time(self, key: str) -> datetime.time | None:
        """Return a time of day."""
        scalar = self.scalar(key)
        return None if scalar is None else parse_time(scalar, self.findings)

    def integer(self, key: str, default: int | None = None) -> int | None:
        """Return a whole number."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        if _INTEGER.fullmatch(scalar.text):
            return int(scalar.text)
        self.wrong_shape(scalar, f"`{scalar.text}` is not a whole number", _number_help(key, scalar.text))
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Return whether `true` is written; `yes` and the like are findings, and read as they are meant."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        meant = _YES_OR_NO.get(scalar.text.casefold())
        if scalar.text not in ("true", "false"):
            form = f"write `{key}: true` or `{key}: false`" if meant is None else f"write `{key}: {str(meant).lower()}`"
            self.wrong_shape(scalar, f"`{key}` is `true` or `false`, not `{scalar.text}`", form)
        return default if meant is None else meant

    def choice(self, key: str, allowed: Iterable[str], default: str = "", instead: Mapping[str, str] = _NOTHING) -> str:
        """Return one of the allowed texts; `instead` says of others that people write what to do about them."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        choices = tuple(allowed)
        if scalar.text in choices:
            return scalar.text
        near = next((choice for choice in choices if plain_name(choice) == plain_name(scalar.text)), None)
        known = ", ".join(f"`{choice}`" for choice in choices)
        otherwise = instead.get(plain_name(scalar.text), f"it may be one of {known}")
        help_line = f"write `{key}: {near}`" if near else otherwise
        self.wrong_shape(scalar, f"`{key}` cannot be `{scalar.text}`", help_line)
        return default

    def items(self, key: str, example: str = "") -> tuple[YamlNode, ...]:
        """Return the items of a list, whatever they are; `example` is one as it is written, if it is no plain text."""
        node = self.node(key)
        if isinstance(node, YamlList):
            return node.items
        if node is not None and not (isinstance(node, YamlText) and not node.text.strip()):
            shown = shortened(" ".join(node.text.split())) if isinstance(node, YamlText) and not example else example
            help_line = f"write `{key}: [{shown}]`" if shown else "write its entries one a line, each after `- `"
            self.wrong_shape(node, f"`{key}` must be a list", help_line)
        return ()

    def texts(self, key: str) -> tuple[YamlText, ...]:
        """Return a list of texts."""
        texts = []
        for item in self.items(key):
            if isinstance(item, YamlText):
                texts.append(item)
            else:
                self.wrong_shape(item, f"an item of `{key}` must be a single value", "write one `- value` a line")
        return tuple(texts)

    def maps(self, key: str, example: str = "") -> tuple[YamlMap, ...]:
        """Return a list of mappings; `example` is one as it is written."""
        maps = []
        for item in self.items(key, example or "{key: value}"):
            slip = colon_slip(item)
            if isinstance(item, YamlMap):
                maps.append(item)
            elif slip is not None:
                self.findings.append(slip.finding)
                maps.append(YamlMap((slip.entry,), item.span))
            else:
                help_line = f"write `{key}: [{example}]`" if example else "write `- key: value`"
                self.wrong_shape(item, f"an item of `{key}` must have keys", help_line)
        return tuple(maps)

    def map(self, key: str, only: str = "", example: str = "") -> YamlMap | None:
        """Return a mapping, or None without one; a text in its place is read as the value of the key `only`."""
        node = self.node(key)
        if node is None or isinstance(node, YamlMap):
            return node
        if isinstance(node, YamlText) and not node.text.strip():
            return None
        message = f"`{key}` cannot be a {'single value' if isinstance(node, YamlText) else 'list'}"
        if not isinstance(node, YamlText) or not only:
            self.wrong_shape(
                node, message, f"write `{key}: {example}`" if example else "write `key: value` lines below it"
            )
            return None
        day = meant_date(node.text)
        value = YamlText(day.isoformat() if day else node.text, node.span)
        self.wrong_shape(node, message, f"write `{key}: {{{only}: {_in_braces(value.text)}}}`")
        return YamlMap((YamlEntry(YamlText(only, node.span), value),), node.span)

    def wrong_shape(self, node: YamlNode, message: str, help_line: str) -> None:
        """Report a value that is not what its key needs."""
        self.findings.append(Finding(node.span, message, help=help_line, rule="wrong-shape"))

    def close(self) -> None:
        """Report every key that was never asked for."""
        unknown = [key for key in self._entries if key not in self._known]
        for key in unknown[:_MOST_UNKNOWN]:
            entry = self._entries[key]
            known = "known are " + ", ".join(f"`{known}`" for known in self._known)
            help_line = typed_instead(key, self._known) or suggestion(key, self._free, known)
            self.findings.append(Finding(entry.key.span, f"unknown key `{key}`", help=help_line, rule="unknown-key"))

    @property
    def _free(self) -> list[str]:
        """The known keys that are not written."""
        return [key for key in self._known if key not in self._entries]

    def _first_line(self, key: str) -> Span:
        """Return where a missing value is shown: its key, else the first line of the mapping."""
        if key in self._entries:
            return self._entries[key].key.span
        whole = self.map_node.span
        if whole.line == whole.end_line or not self.map_node.entries:
            return whole
        return self.map_node.entries[0].key.span
