"""Reads a Markdown file with its front matter."""

from collections.abc import Iterator

from sbpack.findings.finding import Finding
from sbpack.sources.allowance import Allowance, read_allowances, yaml_allowances
from sbpack.sources.front_matter import FrontMatter, split_front_matter
from sbpack.sources.markdown_parser import parse_blocks
from sbpack.sources.prose import MarkdownFile, Prose
from sbpack.sources.reading import Load, Reading, span_of
from sbpack.sources.source_text import Excerpt
from sbpack.sources.text_file import clean_text, limited


def read_markdown(path: str, text: str, load: Load) -> tuple[MarkdownFile, list[Finding]]:
    """Return a Markdown file, and everything wrong with it; `load` gives the tables and pictures that it shows."""
    clean, findings = clean_text(path, text)
    front, found = split_front_matter(path, clean)
    reading = Reading(path, front.body, load, findings + found)
    body = _prose(reading)
    head_was_read = front.head is not None or not found
    allowances = (*_in_head(front, reading), *_in_body(body, reading))
    file = MarkdownFile(path, front.head, body, tuple(reading.used_files), allowances, head_was_read)
    return file, limited(reading.findings)


def _prose(reading: Reading) -> Prose:
    document: Excerpt = reading.document
    return Prose(reading.path, tuple(parse_blocks(reading)), document.whole)


def _in_head(front: FrontMatter, reading: Reading) -> Iterator[Allowance]:
    if front.head_source is not None:
        yield from yaml_allowances(front.head, front.head_source, reading.findings)


def _in_body(body: Prose, reading: Reading) -> Iterator[Allowance]:
    blocks = [span_of(token) for token in body.tokens if token.nesting >= 0] if reading.comments else []
    yield from read_allowances(reading.comments, blocks, reading.shown, reading.findings)
