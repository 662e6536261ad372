"""Losses that are planted in the code, each of which the comparison has to find.

| planted | where |
|---|---|
| what changes the blocks or the words of prose | the tokens that the renderer is given |
| what leaves out a field, or a part of a section | the text of a template |
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from sbpack.render.html import markdown, table
from sbpack.render.html.environment import OverlayLoader
from sbpack.render.html.markdown import ProseRenderer

Change = Callable[[list[Token]], list[Token]]


@dataclass(frozen=True)
class Loss:
    """A mistake, and how to make it."""

    name: str
    plant: Callable[[pytest.MonkeyPatch], None]


def _in_template(name: str, old: str, new: str = "") -> Loss:
    """Return the loss of something that a template prints."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        original = OverlayLoader.text

        def text(loader: OverlayLoader, template: str) -> str:
            return original(loader, template).replace(old, new)

        monkeypatch.setattr(OverlayLoader, "text", text)

    return Loss(name, plant)


def _in_prose(name: str, change: Change) -> Loss:
    """Return the loss that a change of the tokens of each text makes."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        original = ProseRenderer.render

        def render(renderer: ProseRenderer, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
            return original(renderer, change(list(tokens)), options, env)

        monkeypatch.setattr(ProseRenderer, "render", render)

    return Loss(name, plant)


def _in_lines(name: str, change: Change) -> Loss:
    """Return the loss that a change of the tokens of each line makes."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        original = markdown.prepare
        monkeypatch.setattr(markdown, "prepare", lambda tokens: original(change(list(tokens))))

    return Loss(name, plant)


def _without(first: str, last: str = "") -> Change:
    """Return a change that leaves out what stands from a token of one type to the next of another."""

    def change(tokens: list[Token]) -> list[Token]:
        start = next((place for place, token in enumerate(tokens) if token.type == first), None)
        if start is None:
            return tokens
        end = next((place for place in range(start, len(tokens)) if tokens[place].type == (last or first)), start)
        return tokens[:start] + tokens[end + 1 :]

    return change


def _paragraphs(tokens: list[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.type == "paragraph_open" and not token.level]


def _swap_paragraphs(tokens: list[Token]) -> list[Token]:
    places = _paragraphs(tokens)
    for one, two in pairwise(places):
        if two == one + 3:
            return tokens[:one] + tokens[two : two + 3] + tokens[one:two] + tokens[two + 3 :]
    return tokens


def _double_a_paragraph(tokens: list[Token]) -> list[Token]:
    places = _paragraphs(tokens)
    return tokens[: places[0] + 3] + tokens[places[0] :] if places else tokens


def _without_second_paragraphs(tokens: list[Token]) -> list[Token]:
    for place, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.level and place and tokens[place - 1].type == "paragraph_close":
            return tokens[:place] + tokens[place + 3 :]
    return tokens


def _without_broken_lines(tokens: list[Token]) -> list[Token]:
    place = next((place for place, token in enumerate(tokens) if token.type == "hardbreak"), len(tokens))
    return tokens[:place]


def _in_table(name: str, new: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Return what lets a function of the module that sets tables return something else."""
    original = getattr(table, name)
    changed = {"first": lambda rows, *rest: original(rows[:-1], *rest), "": lambda *_: original("", "")}[new]
    return lambda monkeypatch: monkeypatch.setattr(table, name, changed)


LOSSES = (
    _in_prose("a heading", _without("heading_open", "heading_close")),
    _in_prose("two paragraphs swapped", _swap_paragraphs),
    _in_prose("a paragraph printed twice", _double_a_paragraph),
    _in_prose("the second paragraph of an item", _without_second_paragraphs),
    _in_prose("the first item of a list", _without("list_item_open", "list_item_close")),
    _in_prose("a block of code", _without("fence")),
    _in_prose("a quotation", _without("blockquote_open", "blockquote_close")),
    _in_prose("a post-meeting note", _without("passage_open", "passage_close")),
    _in_prose("a resolution", _without("resolution_open", "resolution_close")),
    _in_prose("a table", _without("table_block")),
    _in_lines("what follows a hard break", _without_broken_lines),
    _in_lines("words in bold", _without("strong_open", "strong_close")),
    _in_lines("words of a link", _without("link_open", "link_close")),
    _in_lines("code in a line", _without("code_inline")),
    _in_lines("deleted words", _without("amendment_open", "amendment_close")),
    _in_lines("a picture", _without("image")),
    Loss("the last row of a table", _in_table("_rows", "first")),
    Loss("the caption of a table", _in_table("_caption", "")),
    _in_template("the footnotes", "{{ notes }}"),
    _in_template("an agenda note", "{% for note in entry.notes %}", "{% for note in entry.notes[1:] %}"),
    _in_template("a sub-item", '{{ row(below, "sub-item") }}'),
    _in_template("a late arrival", "{{ moved(movement, minutes.verb_of(movement)) }}"),
    _in_template("a minute without a number", "in minutes.minutes %}", "in minutes.numbered %}"),
    _in_template("an apology", "{{ named(absent) }}"),
    _in_template("the next meeting", "{% if next.venue %}, {{ next.venue }}{% endif %}"),
    _in_template("a guest's post", ', <span class="quiet">{{ attendee.role }}</span>'),
    _in_template("a contact in a directory", "in entry.contacts %}", "in entry.contacts[1:] %}"),
    _in_template("a standard text", "{{ texts[name] }}"),
    _in_template("a field of a kind", '("Sub-group", paper.head.sub_group, at(paper, "sub_group")),'),
    _in_template("a meaning of the key", "{% if meaning %}: {{ meaning }}{% endif %}"),
    _in_template("the text before the first heading", "{{ paper.lead_html }}"),
    _in_template("a card", "{% for card in below.parts %}", "{% for card in below.parts[1:] %}"),
    _in_template("the update of an action", "{{ prose(matter.update, 2) }}"),
)
