"""Links that a pack may carry, and the pictures and tables that a text shows."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sbpack.sources.allowance import Shown
from sbpack.sources.links import is_allowed_link, link_help, resolved_path
from sbpack.sources.prose import plain_text
from sbpack.sources.reading import Reading, reading_of, span_of
from sbpack.sources.source_text import Excerpt
from sbpack.sources.table_file import ParseCell, ShownBy, is_table_file, read_table_file
from sbpack.sources.table_rule import table_token

_OPTIONS = re.compile(r"\{\s*[A-Za-z][\w-]*\s*=[^{}]*\}")
PICTURES = (".png", ".jpg", ".jpeg", ".svg")


def check_links(state: StateCore) -> None:
    """Take away links that lead elsewhere than a pack may, their text kept."""
    reading = reading_of(state.env)
    for token in state.tokens:
        if token.children:
            token.children = list(_allowed(token.children, reading))


def show_files(parse_cell: ParseCell) -> Callable[[StateCore], None]:
    """Return the core rule that reads tables from files and finds pictures."""

    def run(state: StateCore) -> None:
        reading = reading_of(state.env)
        tokens: list[Token] = []
        for token in state.tokens:
            if token.type == "inline" and token.children:
                in_paragraph = bool(tokens) and tokens[-1].type == "paragraph_open"
                if in_paragraph and _OPTIONS.fullmatch(token.content):
                    message, help_line = "these options belong to no table", "put them on the line after its last row"
                    reading.report(span_of(token), message, "bad-table", help_line)
                alone = in_paragraph and _stands_alone(token)
                table = _table(token, reading, parse_cell) if alone else None
                if table is not None:
                    table.level = tokens.pop().level
                    tokens.append(table)
                    continue
                token.children = list(_pictures(token, reading, alone))
            elif token.type == "paragraph_close" and tokens and tokens[-1].type == "table_block":
                continue
            tokens.append(token)
        state.tokens = tokens

    return run


def _allowed(tokens: list[Token], reading: Reading) -> Iterator[Token]:
    refused = False
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            refused = not is_allowed_link(target)
            if refused:
                message = f"a link to `{unquote(target)}` cannot stand in a pack"
                reading.report(span_of(token), message, "link-outside", link_help(unquote(target)))
        if not (refused and token.type in ("link_open", "link_close")):
            yield token


def _stands_alone(token: Token) -> bool:
    """Whether the content is one image, with nothing or braces after it."""
    rest = _rest(token)
    return rest is not None and (not rest.text or (rest.text[0] == "{" and rest.text[-1] == "}"))


def _rest(token: Token) -> Excerpt | None:
    """Return what stands after the image that a content begins with."""
    if not token.children or token.children[0].type != "image":
        return None
    after: str = token.content[token.children[0].meta["end"] :]
    start = len(token.content) - len(after.lstrip())
    excerpt: Excerpt = token.meta["excerpt"]
    return excerpt.part(start, start + len(after.strip()))


def _table(token: Token, reading: Reading, parse_cell: ParseCell) -> Token | None:
    """Return the table that the only image of a paragraph shows, None when it shows a picture."""
    image, rest = (token.children or [token])[0], _rest(token)
    path = resolved_path(str(image.attrs.get("src", "")), reading)
    if path is None or not is_table_file(path):
        return None
    if reading.in_cell:
        reading.report(span_of(image), "a table cannot stand in a cell of another", "bad-table", "move it out")
        return None
    data = _load(path, image, reading)
    if data is None:
        return None
    shown = ShownBy(span_of(image), plain_text([image]), rest if rest is not None and rest.text else None)
    return table_token(read_table_file(path, data, shown, reading, parse_cell), token.level)


def _pictures(token: Token, reading: Reading, alone: bool) -> Iterator[Token]:
    """Yield the tokens of a content; an image that cannot be shown leaves its text."""
    for child in token.children or []:
        if child.type != "image" or _is_picture(child, reading, alone):
            yield child
        else:
            text = Token("text", "", 0, content=plain_text([child]), level=child.level)
            text.meta["span"] = span_of(child)
            yield text
    rest = _rest(token)
    if rest is not None and rest.text.startswith("{") and not _names_table(token):
        reading.report(rest.whole, "a picture takes no options in braces", "unknown-key", "remove them")


def _names_table(token: Token) -> bool:
    """Whether the image that a content begins with names a table, which has its finding where it is not shown."""
    return bool(token.children) and is_table_file(unquote(str((token.children or [token])[0].attrs.get("src", ""))))


def _is_picture(image: Token, reading: Reading, alone: bool) -> bool:
    target = str(image.attrs.get("src", ""))
    path = resolved_path(target, reading)
    if path is None:
        message = f"the image `{unquote(target)}` leads out of the sources"
        help_line = "put the file beside this one and write its name alone"
        reading.report(span_of(image), message, "link-outside", help_line)
        return False
    if is_table_file(path):
        if not alone:
            message = "a table must stand alone in its paragraph"
            reading.report(span_of(image), message, "bad-table", "put an empty line before and after it")
        return False
    if PurePosixPath(path).suffix.lower() not in PICTURES:
        message = f"`{unquote(target)}` is neither a picture nor a table"
        reading.report(span_of(image), message, "wrong-shape", "pictures are png, jpg or svg, tables csv or yaml")
        return False
    if _load(path, image, reading) is None:
        return False
    image.meta["path"] = path
    return True


def _load(path: str, image: Token, reading: Reading) -> bytes | None:
    """Return the bytes of a shown file; one that is missing is a finding, one that cannot be read has had its own."""
    try:
        data = reading.load(path)
    except OSError:
        reading.used_files.append(path)
        return None
    if data is None:
        reading.report(span_of(image), f"there is no file `{path}`", "missing-file", "put it there, or mend its name")
    else:
        reading.shown.append(Shown(path, span_of(image)))
        if path not in reading.used_files:
            reading.used_files.append(path)
    return data
