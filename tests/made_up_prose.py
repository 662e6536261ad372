"""Markdown that nobody wrote: everything of CommonMark that a board's sources may hold, in one another.

A strategy here draws blocks as lists of lines, so that a block can be indented below a list item or quoted.
"""

from collections.abc import Sequence

from hypothesis import strategies as st

from sbpack.board.text_names import slug

Lines = list[str]
VOCABULARY = ("the", "board", "noted", "that", "lamps", "in", "Mill", "Lane", "were", "dark", "a", "report")
WORDS = st.sampled_from(VOCABULARY)
LINE = st.lists(WORDS, min_size=3, max_size=40).map(" ".join)
SHORT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
PICTURE, TABLE_FILE = "lamps.svg", "counts.csv"
_ADDRESSES = (
    "https://example.org/lamps",
    "https://example.org/a%20b?c=d&e=f#g",
    "mailto:lamps@example.org",
    "tel:020%207946%200000",
)
_MARKED = ("*{}*", "**{}**", "_{}_", "***{}***", "**the *{}* of it**", "`{}`", "``{} ` it``")
_TYPED = (
    *("&amp;", "&eacute;", "&copy;", "&#8364;", "&nbsp;", "\\*", "\\[x\\]", "\\<b>", "\\`", "\\_", "\\# ", "1\\. "),
    *(
        '"so"',
        "it's",
        "a -- b",
        "2019-20",
        "(see minute 1)",
        "item 2",
        "<!-- kept back -->",
        "£1,200.50",
        "10%",
        "7 May 2024",
    ),
)


def _plain_link(words: str, address: str) -> str:
    return f"[{words}]({address})"


LINKS = st.one_of(
    st.builds(_plain_link, SHORT, st.sampled_from(_ADDRESSES)),
    st.builds('[{} **{}** `{}`](<https://example.org/deep> "A title")'.format, SHORT, SHORT, SHORT),
    st.builds("[{}][lamps]".format, SHORT),
    st.just("<https://example.org/as-it-is>"),
)
PASSAGES = st.builds(
    "[{}]{{lang={}}}".format,
    st.sampled_from(["Croeso", "Croeso *i* bawb", "Bonjour"]),
    st.sampled_from(["cy", "fr-CA"]),
)


def _inline(*others: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        SHORT,
        SHORT,
        st.sampled_from(_TYPED),
        st.builds(lambda mark, words: mark.format(words), st.sampled_from(_MARKED), SHORT),
        LINKS,
        PASSAGES,
        *others,
    )


IN_CELLS = st.lists(_inline(), min_size=0, max_size=3).map(" ".join)
_BREAKS = st.sampled_from([" ", " ", " ", "\n", "\\\n", "  \n"])
_NOTES = st.sampled_from([1, 2, 3, 4, 5]).map("[^note-{}]".format)
_PICTURES = st.builds(f"![{{}}]({PICTURE})".format, SHORT)
_PIECES = _inline(_NOTES, SHORT.map("^[{} aside]".format), _PICTURES)


@st.composite
def texts(draw: st.DrawFn) -> Lines:
    """Draw a paragraph."""
    text = draw(SHORT).capitalize()
    for piece in draw(st.lists(_PIECES, max_size=8)):
        text += draw(_BREAKS) + piece
    return (text + ".").split("\n")


@st.composite
def headings(draw: st.DrawFn) -> Lines:
    """Draw a heading of any level, in either form."""
    title, level = draw(SHORT), draw(st.integers(2, 6))
    title += draw(st.sampled_from(["", "", "", " *so*", " `x`", " &amp; lamps", " [Croeso]{lang=cy}"]))
    if level == 2 and draw(st.booleans()):
        return [title, "---"]
    return [f"{'#' * level} {title}{draw(st.sampled_from(['', ' ##']))}"]


_CODE = ("lamp = [@RS]", "  | a | b |", "# no heading", "* no item", "&amp; \\*")


@st.composite
def code(draw: st.DrawFn) -> Lines:
    """Draw a block of code."""
    fence = draw(st.sampled_from(["```", "~~~~", "``` text"]))
    lines = draw(
        st.lists(
            st.sampled_from(["lamp = [@RS]", "  | a | b |", "# no heading", "* no item", "&amp; \\*"]),
            min_size=1,
            max_size=4,
        )
    )
    return [fence, *lines, fence.split()[0]]


@st.composite
def tables(draw: st.DrawFn) -> Lines:
    """Draw a table with headings of one row or two, of none or more columns, and empty cells anywhere."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 8))
    cells = st.one_of(st.just(""), SHORT, SHORT, IN_CELLS, st.integers(0, 2000).map("{:,}".format), _NOTES)
    cells = cells.map(lambda cell: cell.replace("|", "\\|"))
    rows = [draw(st.lists(cells, min_size=width, max_size=width)) for _ in range(height)]
    rows[0] = [cell or "Place" if number == 0 else cell for number, cell in enumerate(rows[0])]
    marks = draw(st.lists(st.sampled_from(["---", ":--", "--:", ":-:"]), min_size=width, max_size=width))
    lines = ["| " + " | ".join(row) + " |" for row in [rows[0], marks, *rows[1:]]]
    options = []
    if draw(st.booleans()):
        options.append(f"header-rows={draw(st.integers(0, min(2, height)))}")
        options.append(f"header-columns={draw(st.integers(0, min(2, width)))}")
    if draw(st.booleans()):
        options.append(f'caption="{draw(SHORT)}"')
    if draw(st.integers(0, 5)) == 0:
        options.append(f"page={draw(st.sampled_from(['landscape', 'a3']))}")
    return [*lines, *([f"{{{' '.join(options)}}}"] if options else [])]


@st.composite
def table_files(draw: st.DrawFn) -> Lines:
    """Draw a table in a file, or a picture on its own."""
    if draw(st.booleans()):
        return [f"![{draw(SHORT)}]({PICTURE})"]
    columns = draw(st.sampled_from(["", " header-columns=1"]))
    return [f"![{draw(SHORT)}]({TABLE_FILE}){{header-rows=2{columns}}}"]


COUNTS = """\
Where,What was seen,,When
,by day,by night,
Mill Lane,"- dark
- very dark",**none**,7 May 2024
High Street,[a list](https://example.org/lamps),12,
"""


def _lists(blocks: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    @st.composite
    def lists(draw: st.DrawFn) -> Lines:
        """Draw a list, tight or loose, whose items hold any block after their words."""
        is_loose = draw(st.booleans())
        sign = draw(st.sampled_from(["-", "*", "+", "1.", "7.", "1)"]))
        lines: Lines = []
        for number in range(draw(st.integers(1, 4))):
            label = sign if not sign[0].isdigit() else f"{int(sign[:-1]) + number}{sign[-1]}"
            inner = draw(texts())
            for block in draw(st.lists(blocks, max_size=2)):
                inner += ["", *block]
            indent = " " * (len(label) + 1)
            lines += [f"{label} {inner[0]}", *(f"{indent}{line}" if line else "" for line in inner[1:])]
            lines += [""] if is_loose else []
        return lines

    return lists()


def _quotations(blocks: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    def quoted(inside: Sequence[Lines]) -> Lines:
        lines = [line for block in inside for line in ["", *block]][1:]
        return [f"> {line}" if line else ">" for line in lines]

    return st.lists(blocks, min_size=1, max_size=3).map(quoted)


LEAVES = st.one_of(texts(), texts(), headings(), code(), tables(), table_files(), st.just(["***"]))


def _nested(blocks: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    return _lists(blocks) | _quotations(blocks)


BLOCKS: st.SearchStrategy[Lines] = st.recursive(LEAVES, _nested, max_leaves=6)
_MINUTED_LEAVES = texts() | code() | tables()
MINUTED = (_MINUTED_LEAVES | _nested(_MINUTED_LEAVES)).map("\n".join).filter(lambda text: "[^note" not in text)
"""A block of minutes: no heading, which would begin another minute, and no note, which would be called in two."""
_DEFINITIONS = "[lamps]: https://example.org/reference"


@st.composite
def proses(draw: st.DrawFn, most: int = 10) -> str:
    """Draw a text: blocks, a link to one of its headings, and the notes that it calls."""
    blocks = draw(st.lists(BLOCKS, min_size=1, max_size=most))
    plain = [title for block in blocks if (title := _title(block))]
    if plain:
        title = draw(st.sampled_from(plain))
        blocks.append([f"See [what {title} says](#{slug(title)})."])
    text = "\n\n".join("\n".join(block) for block in blocks)
    called = [number for number in range(1, 6) if f"[^note-{number}]" in text]
    notes = [f"[^note-{number}]: {draw(SHORT)} **{draw(SHORT)}**." for number in called]
    if notes and draw(st.booleans()):
        notes[-1] += f"\n\n    {draw(SHORT)} [below](https://example.org/note)."
    return "\n\n".join([text, _DEFINITIONS, *notes])


def _title(block: Lines) -> str:
    """Return the title of a heading that is nothing but words."""
    if len(block) == 1 and block[0].startswith("#"):
        title = block[0].strip("# ")
        return title if all(word in VOCABULARY for word in title.split()) else ""
    return ""
