"""The table of docs/features.md: what a pack can hold, the source that uses it, the page that shows it."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.pdf_reading import page_texts

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "features.md"
_ROW = re.compile(
    r"^\| (?P<feature>[^|]+?) +\| \[[^]]*\]\((?P<source>[^)]+)\) +\| (?P<page>\d+) +\| (?P<words>[^|]+?) +\|$",
    re.MULTILINE,
)
_BOARD = re.compile(r"^## .*?\(`(?P<folder>[^`]+)`\)$", re.MULTILINE)


@dataclass(frozen=True)
class Feature:
    """A row of the table."""

    name: str
    source: Path
    pack: Path
    """The folder of the meeting whose pack shows it."""
    page: int
    words: str
    """What is to be read on that page."""


def features() -> tuple[Feature, ...]:
    """Return every row, each with the pack that the heading above it names."""
    text = PAGE.read_text(encoding="utf-8")
    parts = _BOARD.split(text)[1:]
    assert len(_ROW.findall(text)) == len(re.findall(r"^\| .*\]\(", text, re.MULTILINE)), "a row is not as the others"
    return tuple(
        Feature(row["feature"], (PAGE.parent / row["source"]).resolve(), ROOT / folder, int(row["page"]), row["words"])
        for folder, part in zip(parts[::2], parts[1::2], strict=True)
        for row in _ROW.finditer(part)
    )


def prove_features(pdf: bytes, pack: Path) -> int:
    """Every feature that the table promises of a pack is on its page; return how many there are."""
    texts = [_squeezed(text) for text in page_texts(pdf)]
    rows = [feature for feature in features() if feature.pack == pack]
    for feature in rows:
        assert feature.source.is_file(), feature
        there = [number for number, text in enumerate(texts, start=1) if _squeezed(feature.words) in text]
        assert feature.page in there, f"{feature.name}: `{feature.words}` is on pages {there}, not on {feature.page}"
    return len(rows)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\x02-]+", "", text).casefold()
