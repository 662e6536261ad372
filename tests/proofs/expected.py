"""What the sources say of a section, read off its Markdown's tokens: nothing here knows how it is set."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from sbpack.board.minutes import Minutes
from sbpack.board.papers import Paper
from sbpack.board.text_names import heading_names
from sbpack.packs.pack import Pack, Section
from sbpack.text.prose import Prose, plain_text
from sbpack.text.tables import Table, span_cells
from tests.proofs.words import Words, together, words_of


@dataclass(frozen=True)
class ListItem:
    """An item of a list, or of one in it."""

    depth: int
    words: Words
    """What it says itself, lists in it left out."""


@dataclass(frozen=True)
class CellSaid:
    """A cell with the headings that it stands under and beside."""

    words: Words
    is_heading: bool
    headings: tuple[Words, ...]


@dataclass(frozen=True)
class Expected:
    """Everything that a section says, each kind in order."""

    flow: list[str] = field(default_factory=list)
    """Every text, notes left out."""
    headings: list[tuple[int, Words]] = field(default_factory=list)
    lists: list[list[ListItem]] = field(default_factory=list)
    tables: list[list[list[CellSaid]]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    quotations: list[Words] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    languages: list[tuple[str, Words]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Words and target."""
    calls: list[int] = field(default_factory=list)
    notes: dict[int, Words] = field(default_factory=dict)
    places: dict[str, Words] = field(default_factory=dict)
    """The heading that each name of this section leads to."""


def expected_of(section: Section, edition: Pack) -> Expected:
    """Return what a section is to say."""
    pack = edition.view_of(section)
    expected = Expected()
    match section.subject:
        case Minutes(minutes=minutes):
            for minute in minutes:
                level = 3 if minute.under else 2
                expected.headings.append((level, Words((f"{minute.number} {minute.title}",))))
                expected.flow.append(f"{minute.number} {minute.title}")
                _add(expected, minute.body, level)
            bodies = [minute.body for minute in minutes]
        case Paper(body=body):
            expected.headings.append((1, Words((section.title,))))
            expected.flow.append(section.title)
            _add(expected, body, 1)
            bodies = [body]
        case _:
            bodies = []
    report = pack.meeting.matters_arising
    reports = (report.paper, report.part_2) if report else ()
    if any(one and section.source == one.path for one in reports):
        for prose in (prose for matter in pack.matters for prose in (matter.quoted, matter.update)):
            _add(expected, prose, 2)
            bodies.append(prose)
    names = heading_names(bodies)
    lines = {line.meta["span"]: line for prose in bodies for line in prose.tokens if line.type == "inline"}
    expected.places.update({name: words_of(lines[span].children or []) for span, name in names.items()})
    return expected


def _add(expected: Expected, prose: Prose, under: int) -> None:
    _Reader(expected, under).read(prose.tokens)


@dataclass
class _Reader:
    expected: Expected
    under: int
    open_headings: list[int] = field(default_factory=list)

    def read(self, tokens: Sequence[Token], *, in_cell: bool = False) -> list[Words]:
        """Read blocks; return what they say, lists left out."""
        said: list[Words] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            end = _end(tokens, place)
            inside = tokens[place + 1 : end]
            match token.type:
                case "heading_open":
                    if not in_cell:
                        self._heading(token, inside[0])
                    said += self.read(inside, in_cell=in_cell)
                case "bullet_list_open" | "ordered_list_open":
                    self._list(inside, in_cell=in_cell)
                case "blockquote_open":
                    quoted = len(self.expected.quotations)
                    words = self.read(inside, in_cell=in_cell)
                    if words:
                        self.expected.quotations.insert(quoted, together(words))
                    said += words
                case "footnote_block_open":
                    self._notes(inside)
                case "table_block":
                    said += self._table(token.meta["table"])
                case "inline":
                    said.append(self._line(token))
                case "fence" | "code_block":
                    self.expected.flow.append(token.content)
                    said.append(Words((token.content,)))
                case _:
                    said += self.read(inside, in_cell=in_cell)
            place = end + 1
        return said

    def _heading(self, token: Token, line: Token) -> None:
        """A heading stands one level below the one it stands under, whatever its signs; none is below the sixth."""
        written = int(token.tag[1])
        while self.open_headings and self.open_headings[-1] >= written:
            self.open_headings.pop()
        self.open_headings.append(written)
        level = min(self.under + len(self.open_headings), 6)
        self.expected.headings.append((level, words_of(line.children or [])))

    def _list(self, inside: Sequence[Token], *, in_cell: bool) -> None:
        before = len(self.expected.lists)
        items: list[ListItem] = []
        place = 0
        while place < len(inside):
            end = _end(inside, place)
            nested = len(self.expected.lists)
            own = self.read(inside[place + 1 : end], in_cell=in_cell)
            items.append(ListItem(1, together(own)))
            for below in self.expected.lists[nested:]:
                items += [ListItem(item.depth + 1, item.words) for item in below]
            del self.expected.lists[nested:]
            place = end + 1
        self.expected.lists[before:] = [items]

    def _notes(self, tokens: Sequence[Token]) -> None:
        """Notes are told apart by their numbers; what they hold does not stand in the flow of the text."""
        aside = _Reader(Expected(), 6)
        place = 0
        while place < len(tokens):
            end = _end(tokens, place)
            number = int(tokens[place].meta["id"]) + 1
            aside.expected.flow.clear()
            aside.read(tokens[place + 1 : end])
            self.expected.notes[number] = Words(tuple(aside.expected.flow))
            place = end + 1
        self.expected.links.extend(aside.expected.links)
        self.expected.languages.extend(aside.expected.languages)
        self.expected.calls.extend(aside.expected.calls)

    def _table(self, table: Table) -> list[Words]:
        if table.options.caption:
            self.expected.captions.append(table.options.caption)
        said = [Words(("", ""))]  # a caption that repeats the title of its section is left out
        grid: dict[tuple[int, int], tuple[Words, bool]] = {}
        rows = []
        rag = _rag_column(table)
        for row in span_cells(table):
            rows.append(row)
            for spanned in row:
                lists, flow = len(self.expected.lists), len(self.expected.flow)
                words = together(self.read(spanned.cell.tokens, in_cell=True))
                own = words
                if len(self.expected.lists) > lists:  # their labels are read in between
                    words = Words(("", *self.expected.flow[flow:]))
                if spanned.column == rag and not spanned.is_header:
                    own = words = Words((*words.pieces, ""))  # its word is told after its letter
                said.append(own)
                is_heading = spanned.is_header and words.say_something
                for down in range(spanned.row_span):
                    for right in range(spanned.column_span):
                        grid[spanned.row + down, spanned.column + right] = words, is_heading
        options = table.options
        told = []
        for row in rows:
            cells = []
            for spanned in row:
                words, is_heading = grid[spanned.row, spanned.column]
                above = [grid[head, spanned.column] for head in range(options.header_rows)]
                beside = [grid[spanned.row, column] for column in range(options.header_columns)]
                over = _unlike([heading for heading, is_heading in (*above, *beside) if is_heading])
                cells.append(CellSaid(words, is_heading, () if spanned.is_header else over))
            told += [cells] if cells else []  # a row that is spanned whole is none
        self.expected.tables.append(told)
        return said

    def _line(self, line: Token) -> Words:
        children = line.children or []
        words = words_of(children)
        self.expected.flow.extend(words.pieces)
        opened: list[tuple[str, int, Token]] = []
        for place, token in enumerate(children):
            match token.type:
                case "image":
                    self.expected.figures.append(plain_text([token]))
                case "footnote_ref":
                    self.expected.calls.append(int(token.meta["id"]) + 1)
                case "link_open" | "language_open":
                    opened.append((token.type, place, token))
                case "link_close" | "language_close":
                    self._passage(opened.pop(), children, place)
        return words

    def _passage(self, opened: tuple[str, int, Token], children: Sequence[Token], end: int) -> None:
        kind, start, token = opened
        inside = children[start + 1 : end]
        if kind == "language_open":
            self.expected.languages.append((str(token.attrGet("lang")), words_of(inside)))
        else:
            self.expected.links.append((plain_text(inside), str(token.attrGet("href") or "")))


def _unlike(words: Sequence[Words]) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(words))


def _rag_column(table: Table) -> int | None:
    rag = table.options.rag
    heads = table.rows[: table.options.header_rows]
    return next((at for row in heads for at, cell in enumerate(row) if rag and cell.text.strip() == rag), None)


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where what a token opens is closed; the token itself where it opens nothing."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens) - 1
