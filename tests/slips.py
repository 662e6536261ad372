"""Small boards held in memory, and the slips of tired officers and hostile partners in their files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from docs.guide_pages import write_board
from sbpack.repository.paths import is_source
from sbpack.repository.repository import Repository

HERE = Path(__file__).parent
TEXTS = (".md", ".yaml", ".csv", ".svg")
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class MemoryRepository(Repository):
    """The sources of one board, held in memory."""

    files: Files
    day: date

    def paths(self) -> tuple[str, ...]:
        """Return every source file, sorted."""
        return tuple(sorted(path for path in self.files if is_source(path)))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def tracked(self) -> frozenset[str] | None:
        """Return nothing: there is no git."""
        return None

    def today(self) -> date:
        """Return the day given."""
        return self.day


def _files_in(folder: Path) -> Files:
    """Return the texts below a folder; attachments, which a process of their own reads, are left out."""
    found = sorted(file for file in folder.rglob("*") if file.suffix in TEXTS)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def _guide() -> Files:
    with TemporaryDirectory() as folder:
        write_board(Path(folder))
        return _files_in(Path(folder))


BOARDS = {
    "base": _files_in(HERE / "cases" / "base"),
    "nothing-wrong": _files_in(HERE / "packs" / "nothing-wrong"),
    "published-defects": _files_in(HERE / "packs" / "published-defects"),
    "guide": _guide(),
}

FRAGMENTS = (
    # marks and references
    "[@RS]", "[@TO due next meeting]", "[2.1 @RS]", "[2.1 closed]", "[@", "[", "]", "[@RS @RS]", " [@Rosa Silva] ",
    "minute 2", "action 2.1", " (minute 2017-07-06/145)", "\n\n## 2.1 open\n\n", "\n## 7 Lights\n",
    "\n#### Deep\n\nx",
    # dates, times, numbers
    " 6th December 2023 ", "31/02/2024", "06/12/23", "Wed 6 Dec", "30 February", "29 February 2023", "10:00am",
    " 12.00 pm ", "2024-03-06", "2023-13-45", "0000-00-00", "9999-12-31", "99999999999999999999", "1.0 ",
    "\n\n1.1 Aim\n\n1.2 More\n\n",
    # brackets, spaces, doubled words, dashes, quotation marks
    "((", "))", "(", ")", "((Housing))", " ,", " .", "  ", "Silva,Rosa", "that that", "the The", " -- ", "---",
    "\u2019", '"', "'", "\u2018x\u2019", "O\u2019Brien", "&amp;", "&#40;", "\\", "\\(", "`", "``", "*", "**", "_",
    "~~", "<b>", "</b>", "<!--", "-->",
    # Markdown
    "> ", "- ", "1. ", "| a | b |\n|---|---|\n| c | d |\n", "|", "![x](t.csv)", "[here](https://example.org)",
    "[x]: y\n", "^[note]", "[^1]", "[^1]: x\n", "# ", "## ", "###### ", "Title\n===\n", "\n---\n", "```\n", "    ",
    "[Croeso]{lang=cy}", "{.x}", "\f", "**resolved** that", "RESOLVED that:", "The Clerk to write to the Mayor.",
    "See Appendix 9.", "TBC", "click here", "CSD1", "someone@gmail.com", "07700 900123",
    # YAML
    ": ", " #", "#", "- a\n", "{", "}", "a: b\n", "&a ", "*a", "!tag ", "<<: *a\n", "? ", "|\n", ">\n", "%", "@",
    '"\\e[31m"', "no", "~", "null", "\t", "present: [RS]\n", "papers: [x.md]\n", "title: Business\n",
    "  - title: Other\n", "from: 2024-01-01\n", "    organisation: (#1 Housing)", "    organisation: ( - )",
    "    organisation: Met Police: North", '    organisation: "Elmbridge: Vale"', "    name: 'Rosa  silva'",
    "    role: Clerk ,and more -- or less", "    role: the the Clerk",
    # comments that allow
    "<!-- allow doubled-word: it is meant -->", "\n<!-- allow odd-spacing in this file: tables -->\n",
    " # allow unknown-key: mine\n", "<!-- allow bad-yaml: no -->", "<!-- allow doubled-word -->",
    "# allow tab, late-paper and MTG003: agreed\n", "<!-- allow x-y: z -->",
    # characters
    "\u00a0", "\u200b", "\u202e", "\u2028", "\u0085", "\ufeff", "\x00", "\x1b[31m", "\r", "\r\n", "\u0301",
    "\U0001f1ec\U0001f1e7", "\u0130", "\u1e9e", "\ufb01", "\uff08", "\u0660", "\u00b2", "\u2461", "\u3000",
    "Stra\u00dfe", "\u0623", "%0A::error::x", "::set-output name=x::y", "\n::error::x", "=1+1",
    # names
    " Rosa Silva ", "rosa silva", "Rosa Slva", "ROSA SILVA", "Tom Okafor", "O' Driscoll", "Met police", "Chair",
    "Chairperson",
)  # fmt: skip


@dataclass(frozen=True)
class Slip:
    """One change to one file; places are numbers of any size, taken modulo what there is."""

    kind: str
    file: int
    place: int
    other: int
    fragment: str

    def made_in(self, files: dict[str, bytes]) -> None:
        """Change the file."""
        paths = sorted(files)
        path = paths[self.file % len(paths)]
        files[path] = self._changed(files[path].decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

    def _changed(self, text: str) -> str:
        here, there = self.place % (len(text) + 1), self.other % (len(text) + 1)
        before, after = text[:here], text[here:]
        match self.kind:
            case "insert":
                text = before + self.fragment + after
            case "delete":
                text = before + after[1 + self.other % 5 :]
            case "double":
                text = before + after[: 1 + self.other % 12] + after
            case "swap":
                text = before + after[1:2] + after[:1] + after[2:]
            case "copy":
                text = text[:there] + after[:30] + text[there:]
            case "cut off":
                text = before
            case "windows":
                text = text.replace("\r\n", "\n").replace("\n", "\r\n")
            case "bytes":
                text = before + "\udcff" + after
            case _:
                text = self._with_lines_changed(text)
        return text

    def _with_lines_changed(self, text: str) -> str:
        lines = text.split("\n")
        line, other = self.place % len(lines), self.other % len(lines)
        match self.kind:
            case "insert line":
                lines.insert(line, self.fragment)
            case "delete line":
                del lines[line]
            case "double line":
                lines.insert(line, lines[line])
            case "swap lines":
                lines[line], lines[other] = lines[other], lines[line]
        return "\n".join(lines)


KINDS = (
    "insert", "insert", "insert", "insert line", "insert line", "delete", "double", "swap", "copy", "delete line",
    "double line", "swap lines", "cut off", "windows", "bytes",
)  # fmt: skip
NUMBER = st.integers(0, 9999)
SLIP = st.builds(Slip, st.sampled_from(KINDS), NUMBER, NUMBER, NUMBER, st.sampled_from(FRAGMENTS))


@st.composite
def slipped_boards(draw: st.DrawFn) -> MemoryRepository:
    """Draw a board with slips in it, and a day in its time."""
    files = dict(BOARDS[draw(st.sampled_from(sorted(BOARDS)))])
    for slip in draw(st.lists(SLIP, min_size=1, max_size=6)):
        slip.made_in(files)
    folders = sorted({path.split("/")[1] for path in files if path.startswith("meetings/")})
    day = date.fromisoformat(draw(st.sampled_from(folders))) + timedelta(days=draw(st.integers(-40, 40)))
    return MemoryRepository(files, day)
