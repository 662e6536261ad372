"""Prose to HTML: markdown-it's renderer over the tokens given, with the marks, tables and headings of a board."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from inspect import getmembers, isfunction
from typing import Any
from urllib.parse import quote

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from sbpack.findings.finding import Span
from sbpack.render.html.environment import owners
from sbpack.render.html.pictures import PICTURES
from sbpack.render.html.references import References
from sbpack.render.html.table import table_html
from sbpack.render.html.typesetting import (
    DEEPEST,
    LevelShift,
    Numbering,
    call_html,
    line_ends,
    note_html,
    notes,
    prepare,
    unbroken,
    unbroken_html,
    without_notes,
)
from sbpack.render.places import Places
from sbpack.text.marks import ActionMark
from sbpack.text.prose import Prose

_OPTIONS = OptionsDict(
    {
        "maxNesting": 20,
        "html": False,
        "linkify": False,
        "typographer": False,
        "quotes": "",
        "xhtmlOut": False,
        "breaks": False,
        "langPrefix": "language-",
        "highlight": None,
    }
)


@dataclass(frozen=True)
class Setting:
    """What all prose of one section shares."""

    slugs: Mapping[Span, str] = field(default_factory=dict)
    """The name of each heading by its place."""
    owner_label: Callable[[str], str] = str
    """What the Action column prints for an owner's key."""
    action_anchor: Callable[[ActionMark], str] = lambda _: ""
    """The anchor of the action that a mark records; nothing while it has no number."""
    references: References | None = None
    title: str = ""
    """The title of the section; a table's caption does not repeat it."""
    places: Places = field(default_factory=Places)
    """Takes the place of each block that is set."""


def prose_html(prose: Prose, setting: Setting, under: int = 1, numbered: str = "") -> Markup:
    """Set prose below a heading of level `under`; `numbered="3"` writes 3.1, 3.2 before its paragraphs."""
    renderer = ProseRenderer(setting, under, numbered)
    return Markup(renderer.render(without_notes(prose.tokens), _OPTIONS, {}))  # noqa: S704 - every rule below escapes


def heading_html(line: Token, setting: Setting) -> Markup:
    """Set the words of a heading, which may be in another language or call a note; a template opens it."""
    renderer = ProseRenderer(setting, DEEPEST)
    renderer._in_heading = True
    return Markup(renderer.renderInline(line.children or [], _OPTIONS, {}))  # noqa: S704


def notes_html(proses: Iterable[Prose], setting: Setting) -> Markup:
    """Set the footnotes of a section, a paragraph each that begins with its number."""
    return Markup("").join(
        note_html(number, Markup(ProseRenderer(setting, DEEPEST).render(tokens, _OPTIONS, {})))  # noqa: S704
        for prose in proses
        for number, tokens in notes(prose.tokens)
    )


_ALWAYS = {
    "resolution_open": '<div class="resolution">\n',
    "resolution_close": "</div>\n",
    "passage_close": "</div>\n",
    "language_close": "</span>",
    "footnote_anchor": "",  # the number of a note leads back
}
"""The HTML of tokens that are always set alike."""


@cache
def _rules(renderer: type[RendererHTML]) -> tuple[str, ...]:
    """Return the kinds of token that a renderer has a method for."""
    return tuple(name for name, _ in getmembers(renderer, isfunction) if not name.startswith(("render", "_")))


class ProseRenderer(RendererHTML):
    """Sets one run of prose below a heading of level `under`; every public method sets the token of its name."""

    def __init__(self, setting: Setting, under: int, numbered: str = "") -> None:
        # What the base class does here, looking at every attribute of every renderer, takes as long as a page of prose.
        rules: dict[str, Any] = {name: getattr(self, name) for name in _rules(type(self))}
        self.rules = rules | {name: lambda *_, html=html: html for name, html in _ALWAYS.items()}
        self._setting = setting
        self._levels = LevelShift(under)
        self._level = under
        self._numbering = Numbering(numbered, under) if numbered else None
        self._in_link = self._in_heading = self._in_cell = False

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """Set inline tokens once marks and links are in order."""
        return super().renderInline(prepare(tokens), options, env)

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """Set what has no method of its own, a block with its number."""
        html = super().renderToken(tokens, idx, options, env)
        token = tokens[idx]
        if token.nesting < 1 or not token.block:
            return html
        return html.replace(f"<{token.tag}", f"<{token.tag}{self._at(token)}", 1)

    def _at(self, token: Token) -> Markup:
        """Return the attribute that leads from an element back to its place."""
        return self._setting.places.of(token.meta.get("span"))

    def heading_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Open a heading at a lawful level, with its name."""
        if self._in_cell:
            return f"<p{self._at(tokens[idx])}><strong>"
        self._in_heading = True
        self._level = self._levels.level(int(tokens[idx].tag[1:]))
        name = self._setting.slugs.get(tokens[idx + 1].meta.get("span", Span("")), "")
        anchor = f' id="{escapeHtml(name)}"' if name else ""
        opening = f"<h{self._level}{anchor}{self._at(tokens[idx])}>"
        number = self._numbering.heading(self._level) if self._numbering and not tokens[idx].level else ""
        return f"{opening}{escapeHtml(number)} " if number else opening

    def heading_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Close what was opened."""
        self._in_heading = False
        return "</strong></p>\n" if self._in_cell else f"</h{self._level}>\n"

    def paragraph_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Open a paragraph, numbered where it should be; the only one of a list item needs no element of its own."""
        token = tokens[idx]
        if token.hidden or _is_alone_in_item(tokens, idx):
            return ""
        bears_none = token.meta.get("unnumbered") or token.level or self._in_cell or _is_picture(tokens[idx + 1])
        if self._numbering is None or bears_none:
            return self.renderToken(tokens, idx, options, env)
        number = self._numbering.paragraph()
        depth = " deep" if number.count(".") > 1 else ""
        return f'<p class="numbered{depth}"{self._at(token)}><span class="number">{escapeHtml(number)}</span> '

    def paragraph_close(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Close what was opened."""
        return "\n" if tokens[idx].hidden or _is_alone_in_item(tokens, idx - 2) else "</p>\n"

    def bullet_list_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Open a list, loose when its items were written as paragraphs."""
        return '<ul class="loose">\n' if _is_loose(tokens, idx) else "<ul>\n"

    def ordered_list_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Open a numbered list where its first number says; the engine does not heed `start` by itself."""
        start = int(tokens[idx].attrGet("start") or 1)
        kind = ' class="loose"' if _is_loose(tokens, idx) else ""
        counter = f' start="{start}" style="counter-reset: list-item {start - 1}"' if start != 1 else ""
        return f"<ol{kind}{counter}>\n"

    def passage_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Open a passage of minutes that is set apart."""
        return f'<div class="passage {tokens[idx].meta["kind"]}">\n'

    def table_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Set a table."""
        self._in_cell = True
        html = table_html(
            tokens[idx].meta["table"],
            lambda cell: self.render(cell, options, env),
            self._setting.title,
            self._setting.places,
        )
        self._in_cell = False
        return html

    def mark(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Set whoever is to do an action beside their word; the style sheet moves them into the Action column."""
        mark = tokens[idx].meta["mark"]
        is_new = isinstance(mark, ActionMark)
        if not is_new and (not mark.owners or mark.change == "done by"):
            return ""
        anchor = self._setting.action_anchor(mark) if is_new else ""
        name = f' id="{escapeHtml(anchor)}"' if anchor else ""
        labels = owners([self._setting.owner_label(key) for key in mark.owners])
        return f'<span class="owner"{name}{self._at(tokens[idx])}>{escapeHtml(labels)}</span>'

    def text(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Set words, escaped; what they refer to is linked."""
        content = tokens[idx].content
        if self._in_link:
            return escapeHtml(line_ends(unbroken(content)))
        if self._in_heading or self._setting.references is None:
            return unbroken_html(content)
        return self._setting.references.link(content)

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Open a link with nothing but its target."""
        self._in_link = True
        return f'<a href="{escapeHtml(str(tokens[idx].attrGet("href") or ""))}"{self._at(tokens[idx])}>'

    def link_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Close a link."""
        self._in_link = False
        return "</a>"

    def language_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Open a passage in another language."""
        return f'<span lang="{escapeHtml(str(tokens[idx].attrGet("lang") or ""))}">'

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Set an image, asked for by its path from the root."""
        token = tokens[idx]
        words = self.renderInlineAsText(token.children, options, env)
        source = f"{PICTURES}{escapeHtml(quote(token.meta['path']))}"
        return f'<img src="{source}" alt="{escapeHtml(words)}"{self._at(token)}>'

    def footnote_ref(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Set the call of a footnote."""
        return call_html(tokens[idx])

    def code_inline(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Set code within a line."""
        return f"<code>{escapeHtml(line_ends(tokens[idx].content))}</code>"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Set code that stands by itself."""
        return super().fence(tokens, idx, options, env).replace("<pre", f"<pre{self._at(tokens[idx])}", 1)

    def html_block(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Set raw HTML as the text it was typed as; the reader has refused it already."""
        return f"<p{self._at(tokens[idx])}>{escapeHtml(tokens[idx].content)}</p>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Set raw HTML as the text it was typed as."""
        return escapeHtml(tokens[idx].content)


def _is_loose(tokens: Sequence[Token], idx: int) -> bool:
    depth = tokens[idx].level + 2
    for token in tokens[idx + 1 :]:
        if token.type == "paragraph_open" and token.level == depth:
            return not token.hidden
        if token.level == tokens[idx].level:
            break
    return False


def _is_picture(content: Token) -> bool:
    """Whether a paragraph holds a picture and nothing else."""
    return [child.type for child in content.children or []] == ["image"]


def _is_alone_in_item(tokens: Sequence[Token], idx: int) -> bool:
    """Whether a paragraph is the first of its list item, with nothing or only a list after it."""
    if tokens[idx - 1].type != "list_item_open" or idx == 0:
        return False
    after = tokens[idx + 3].type if idx + 3 < len(tokens) else "list_item_close"
    return after in ("list_item_close", "bullet_list_open", "ordered_list_open")
