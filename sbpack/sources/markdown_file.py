"""Reads a Markdown file with its front matter."""

from sbpack.findings.finding import Finding
from sbpack.sources.front_matter import split_front_matter
from sbpack.sources.markdown_parser import parse_blocks
from sbpack.sources.prose import MarkdownFile, Prose
from sbpack.sources.reading import Load, Reading
from sbpack.sources.source_text import Excerpt
from sbpack.sources.text_file import clean_text, limited


def read_markdown(path: str, text: str, load: Load) -> tuple[MarkdownFile, list[Finding]]:
    """Return a Markdown file, and everything wrong with it; `load` gives the tables and pictures that it shows."""
    clean, findings = clean_text(path, text)
    front, found = split_front_matter(path, clean)
    reading = Reading(path, front.body, load, findings + found)
    body = _prose(reading)
    head_was_read = front.head is not None or not found
    file = MarkdownFile(path, front.head, body, tuple(reading.used_files), head_was_read)
    return file, limited(reading.findings)


def _prose(reading: Reading) -> Prose:
    document: Excerpt = reading.document
    return Prose(reading.path, tuple(parse_blocks(reading)), document.whole)
