"""How a finding looks on the terminal, whatever the source holds."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from sbpack.findings.finding import Finding, Severity, Span
from sbpack.findings.formats.full import format_full
from sbpack.findings.rule import Rule
from sbpack.findings.suggest import visible
from tests.findings.sample import FINDINGS, NOTES
from tests.findings.sample import RULES as SAMPLE_RULES

RULES = {"odd": Rule("ODD001", "odd", Severity.ERROR, text="Something odd.")}


def shown(line: str, column: int, end: int, message: str = "here") -> list[str]:
    finding = Finding(Span("a.md", 1, column, 1, end), message, "mend it", rule="odd")
    return format_full([finding], RULES, {"a.md": line}).splitlines()


def test_the_caret_stands_under_the_place() -> None:
    lines = shown("The map [7.1 @XY] here", 9, 18)
    assert lines[3] == "1 | The map [7.1 @XY] here"
    assert lines[4] == "  |         ^^^^^^^^^"


def test_the_caret_counts_wide_characters_as_the_terminal_does() -> None:
    lines = shown("会議 x", 4, 5)
    assert lines[4] == "  |      ^"


def test_a_long_line_is_cut_round_the_place() -> None:
    lines = shown("a" * 300 + "HERE" + "b" * 300, 301, 305)
    assert len(lines[3]) < 120
    start = lines[3].index("HERE")
    assert lines[4][start : start + 4] == "^^^^"


def test_no_source_moves_the_cursor() -> None:
    lines = shown("a \x1b[31mred\x1b[0m \u202e b\tc", 1, 2, message="`\x1b]0;title\x07`")
    text = "\n".join(lines)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "→" in text


def test_a_place_beyond_the_text_is_no_trouble() -> None:
    assert shown("short", 40, 50)[4].endswith("^")
    finding = Finding(Span("gone.md", 7, 1, 7, 2), "here", "mend it", rule="odd")
    assert format_full([finding], RULES, {}).splitlines()[1] == "  --> gone.md:7:1"


def test_the_sample_is_shown_in_full() -> None:
    text = format_full(FINDINGS, SAMPLE_RULES, {NOTES: "one\ntwo\n 50% more\nthat\nthat\nthat"})
    assert all(character.isprintable() or character == "\n" for character in text)
    assert f"note: the same at {NOTES}:9:4, meetings/2024-01-10/minutes.md:2:3" in text.splitlines()
    assert "note[ODD001]: `that` stands twice (odd)" in text.splitlines()


@given(
    st.text(st.sampled_from("abcé\t会🙂 \u200b"), max_size=90),
    st.text(st.sampled_from("HE\tRE会"), min_size=1, max_size=40),
    st.text(st.sampled_from("xyz\t议 "), max_size=90),
    st.integers(30, 140),
)
def test_no_line_is_wider_than_the_terminal_and_the_caret_stands_under_the_place(
    before: str, place: str, after: str, width: int
) -> None:
    finding = Finding(Span("a.md", 1, len(before) + 1, 1, len(before + place) + 1), "here", "mend it", rule="odd")
    lines = format_full([finding], RULES, {"a.md": before + place + after}, width=width).splitlines()
    source, caret = lines[3], lines[4]
    assert cell_len(source) <= width
    start = cell_len(caret) - caret.count("^")
    shown = set_cell_size(source, cell_len(caret))[len(set_cell_size(source, start)) :]
    assert shown.rstrip("…").strip() in visible(place)


def test_eighty_columns_are_kept_where_nobody_knows_the_terminal() -> None:
    lines = format_full(
        [Finding(Span("a.md", 1, 101, 1, 105), "here", rule="odd")], RULES, {"a.md": "a" * 100 + "HERE" + "b" * 100}
    ).splitlines()
    assert len(lines[3]) == 80
    assert lines[4].index("^") == lines[3].index("H")
