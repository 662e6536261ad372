"""Markdown-it as sbpack uses it: CommonMark with tables, footnotes, action marks and passages in other languages."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from sbpack.findings.span import Span
from sbpack.sources.amendment_rule import amendment_rule
from sbpack.sources.bare_links import link_addresses
from sbpack.sources.block_places import PlacedBlocks
from sbpack.sources.broken_marks import find_broken_marks
from sbpack.sources.entity_rule import refuse_hidden_characters
from sbpack.sources.footnote_rules import (
    FOOTNOTES,
    keep_lost_notes,
    refuse_marks_in_notes,
    refuse_note_in_cell,
)
from sbpack.sources.heading_rule import heading_rule
from sbpack.sources.inline_places import PlacedInlines, join_places, parse_inlines
from sbpack.sources.language_rule import language_rule
from sbpack.sources.link_definitions import link_definition_rule, report_unused_definitions
from sbpack.sources.mark_rule import mark_rule
from sbpack.sources.raw_html import drop_raw_html
from sbpack.sources.reading import Reading, reading_of
from sbpack.sources.shown_files import check_links, show_files
from sbpack.sources.source_text import Excerpt
from sbpack.sources.table import Cell
from sbpack.sources.table_rule import cell_of, fold_tables, table_rule
from sbpack.sources.typography import typography
from sbpack.sources.unnumbered_rule import find_unnumbered

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
