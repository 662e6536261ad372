"""Markdown-it as sbpack uses it: CommonMark with tables, footnotes, action marks and passages in other languages.

- Splits a Markdown file into its YAML head and its body.
- Reads a Markdown file with its front matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from sbpack.findings.finding import Finding, Span
from sbpack.text.broken_marks import find_broken_marks
from sbpack.text.comments import Allowance, read_allowances, yaml_allowances
from sbpack.text.markdown_rules import (
    amendment_rule,
    find_unnumbered,
    heading_rule,
    language_rule,
    link_addresses,
    refuse_hidden_characters,
    typography,
)
from sbpack.text.marks import mark_rule
from sbpack.text.notes_and_definitions import (
    FOOTNOTES,
    drop_raw_html,
    keep_lost_notes,
    link_definition_rule,
    refuse_marks_in_notes,
    refuse_note_in_cell,
    report_unused_definitions,
)
from sbpack.text.prose import MarkdownFile, Prose
from sbpack.text.shown_files import check_links, show_files
from sbpack.text.source_text import Excerpt, SourceText, clean_text, limited
from sbpack.text.tables import Cell, cell_of, fold_tables, table_rule
from sbpack.text.token_places import (
    Load,
    PlacedBlocks,
    PlacedInlines,
    Reading,
    join_places,
    parse_inlines,
    reading_of,
    span_of,
)
from sbpack.text.yaml_file import read_yaml_map
from sbpack.text.yaml_nodes import YamlMap

_FENCE = "---"
_LIKE_FENCE = re.compile(r"-{2,}|[\u2013\u2014]-?")
"""What a word processor makes of `---`, and what a hand does."""
_HEADING = re.compile(r"#{1,6}\s")
_KEY = re.compile(r"[A-Za-z_]+:")


@dataclass(frozen=True)
class FrontMatter:
    """A Markdown file in its two halves."""

    head: YamlMap | None
    body: Excerpt
    head_source: SourceText | None = None
    """The head as it was written, without the lines round it."""


def split_front_matter(path: str, text: str) -> tuple[FrontMatter, list[Finding]]:
    """Return head and body; a file that does not begin with `---` has no head."""
    source = SourceText(path, text)
    lines = text.split("\n")
    first, found = _first_fence(source, lines)
    if first is None:
        return FrontMatter(None, source.excerpt()), []
    fences = (_FENCE, lines[first].strip())
    end = next((number for number in range(first + 1, len(lines)) if lines[number].rstrip() in fences), None)
    if end is None:
        message = "the head that begins here is never closed"
        finding = Finding(Span(path, 1, 1, 1, 4), message, help="put a line `---` after it", rule="bad-yaml")
        return FrontMatter(None, source.excerpt()), [finding]
    body = source.excerpt(source.line_starts[end + 1]) if end + 1 < len(lines) else source.excerpt(len(text))
    head_text = "\n".join(lines[first + 1 : end])
    if not head_text.strip():
        return FrontMatter(YamlMap((), Span(path, 1, 1, 1, 4)), body), found
    first_line = first + 2
    head, findings = read_yaml_map(path, head_text, first_line)
    return FrontMatter(head, body, SourceText(path, head_text, first_line)), found + findings


def _first_fence(source: SourceText, lines: list[str]) -> tuple[int | None, list[Finding]]:
    """Return the line that opens the head; one that stands lower, or is written in another way, is a finding."""
    if lines[0].rstrip() == _FENCE:
        return 0, []
    place = next((number for number, line in enumerate(lines) if line.strip() and not _HEADING.match(line)), None)
    if (
        place is None
        or not _LIKE_FENCE.fullmatch(lines[place].strip())
        or not _KEY.match("".join(lines[place + 1 :][:1]))
    ):
        return None, []
    fence = lines[place].strip()
    if not any(line.rstrip() in (_FENCE, fence) for line in lines[place + 1 :]):
        return None, []
    start = source.line_starts[place]
    span = source.span(start, start + len(lines[place]))
    message = "the head does not begin with the first line of the file"
    above = [line for line in lines[:place] if line.strip()]
    if above:
        help_line = f"delete `{above[0].strip()[:60]}` above it; a paper has its title in the head, minutes need none"
    elif place:
        help_line = "delete the empty lines above it"
    else:
        message, help_line = "the head does not begin with `---`", "write `---` as the whole first line"
    return place, [Finding(span, message, help_line, rule="bad-yaml")]


DEEPEST = 40
"""Levels of quotes, lists and list items; a nested list takes two."""
_OPTIONS = {"maxNesting": DEEPEST, "html": True, "typographer": True, "store_labels": True}
"""`store_labels` keeps which definition of an address a link refers to."""
_BULLET = re.compile(r"[-*+] +[^\W\d]")
"""A cell that is a list of one; a minus before a figure begins none."""
_WORDS = re.compile(r"(?:[^\W_]|[ .,;:?%£/])+")
"""A cell in which no rule could find anything: most are so, and an archive has very many."""


class _Markdown(MarkdownIt):
    """A parser that leaves judging links to `check_links`: what it refused itself would be printed as raw text."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's names
        """Take every link."""
        return True


@cache
def markdown_parser(*, for_cells: bool = False) -> MarkdownIt:
    """Return the parser; all that belongs to one text is in its environment. Cells of files have no footnotes."""
    markdown = _Markdown("commonmark", _OPTIONS)
    blocks, inlines = PlacedBlocks(), PlacedInlines()
    markdown.block, markdown.inline = blocks, inlines
    markdown.configure("commonmark", _OPTIONS)
    markdown.enable("table").use(footnote_plugin)
    markdown.disable("code")  # a pasted indentation means nothing here, and a mark in code would be lost
    blocks.ruler.at("reference", link_definition_rule)
    blocks.ruler.at("table", table_rule, {"alt": ["paragraph", "reference"]})
    blocks.ruler.after("heading", "tight_heading", heading_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    inlines.ruler.before("link", "mark", mark_rule)
    inlines.ruler.before("link", "amendment", amendment_rule)
    inlines.ruler.before("link", "language", language_rule)
    if for_cells:
        markdown.disable([*FOOTNOTES, "reference"])  # a definition of a note would be taken for one of a link
        inlines.ruler.before("link", "note", refuse_note_in_cell)
    blocks.place_rules()
    inlines.place_rules()
    inlines.ruler2.before("join_places", "entities", refuse_hidden_characters)
    core = markdown.core.ruler
    core.before("inline", "unnumbered", find_unnumbered)
    core.at("inline", parse_inlines)
    core.after("inline", "lost_notes", keep_lost_notes)
    core.after("inline", "definitions", report_unused_definitions)
    core.before("text_join", "raw_html", drop_raw_html)
    core.before("text_join", "addresses", link_addresses)
    core.before("text_join", "links", check_links)
    core.before("text_join", "files", show_files(parse_cell))
    core.before("text_join", "notes", refuse_marks_in_notes)
    core.before("text_join", "typography", typography)
    core.before("text_join", "nesting", _flatten)
    core.before("text_join", "places", _join_places)
    core.push("tables", fold_tables)
    core.push("rest", _place_rest)
    return markdown


def parse_blocks(reading: Reading) -> list[Token]:
    """Return the tokens of a text, everything wrong with it added to the reading's findings."""
    tokens = markdown_parser(for_cells=reading.in_cell).parse(reading.document.text, reading.environment())
    find_broken_marks(tokens, reading)
    return tokens


def parse_cell(excerpt: Excerpt, reading: Reading) -> Cell:
    """Return one cell of a table in a file: blocks when it has several lines or a bullet, else one inline token."""
    text = excerpt.text
    start = len(text) - len(text.lstrip())
    document = excerpt.part(start, start + len(text.strip()))
    if _WORDS.fullmatch(document.text):
        return cell_of(_words(document))
    inner = Reading(reading.path, document, reading.load, reading.findings, reading.used_files, in_cell=True)
    inner.signs = reading.signs
    if "\n" in document.text or _BULLET.match(document.text):
        tokens = parse_blocks(inner)
        if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
            tokens = tokens[1:2]
    else:
        tokens = markdown_parser(for_cells=True).parseInline(document.text, inner.environment())
        find_broken_marks(tokens, inner)
    reading.signs = inner.signs
    return Cell(document.text, tuple(tokens), document.whole)


def _words(document: Excerpt) -> Token:
    """Return the token that a cell of words alone becomes."""
    span = document.whole
    text = Token("text", "", 0, content=document.text, meta={"span": span})
    meta = {"excerpt": document, "span": span}
    return Token("inline", "", 0, content=document.text, map=[0, 1], children=[text], meta=meta)


def _flatten(state: StateCore) -> None:
    """Take away emphasis that is nested too deep for any reader."""
    reading = reading_of(state.env)
    for token in state.tokens:
        if token.children and any(child.level > DEEPEST for child in token.children):
            reading.report_depth(token.meta["span"])
            token.children = [child for child in token.children if child.level <= DEEPEST or not child.nesting]


def _join_places(state: StateCore) -> None:
    for token in state.tokens:
        join_places(token.children or [])


def _place_rest(state: StateCore) -> None:
    """Place the tokens that a plugin made after the rest was placed: beside what they hold."""
    following = Span(reading_of(state.env).path)
    for token in reversed(state.tokens):
        following = token.meta.setdefault("span", following)


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
