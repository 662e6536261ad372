"""Markdown with places: marks, tables, files, links, HTML, languages, footnotes."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.text.marks import ActionMark, ActionReference, ChangeMark
from sbpack.text.prose import plain_text
from sbpack.text.source_text import read_text
from sbpack.text.tables import Table
from tests.effort import examples
from tests.text.texts import markdown, markdown_findings, plain, rules, shown, yaml_findings


def table_of(text: str, files: dict[str, bytes] | None = None) -> Table:
    file, _ = markdown(text, files)
    table = next(token.meta["table"] for token in file.body.tokens if token.type == "table_block")
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize(
    "text",
    [
        "[@LB]",
        "[@AM @RV]",
        "[76.2 @LB]",
        "[76.2 @LB @RV due 2023-12-06]",
        "[@SBP due next meeting]",
        "[2017-07-06/145.1 closed]",
        "[156a.2 stays open]",
        "[@SUB-GROUP-LEADS]",
        "[@O'Neil]",
        "[@LB\n@AM]",
    ],
)
def test_marks(text: str) -> None:
    file, findings = markdown(f"Words. {text}")
    assert findings == []
    assert len(list(file.body.marks())) == 1


@pytest.mark.parametrize(
    ("text", "column"), [("    Pasted. [@LB]", 13), ("- a\n\n      pasted [@LB]", 14), ("\tx [@LB]", 4)]
)
def test_an_indentation_is_not_code(text: str, column: int) -> None:
    file, findings = markdown(text)
    assert findings == []
    (mark,) = file.body.marks()
    assert mark.span.column == column


def test_what_marks_hold() -> None:
    file, _ = markdown("a [2017-07-06/145.1 @LB @RV due 2023-12-06]\n\nb [76.2 becomes a rule]")
    action, change = file.body.marks()
    assert isinstance(action, ActionMark)
    assert isinstance(change, ChangeMark)
    assert (str(action.reference), action.owners, action.due) == ("2017-07-06/145.1", ("LB", "RV"), "2023-12-06")
    assert (change.reference, change.change) == (ActionReference("76", 2), "becomes a rule")
    assert (action.span.line, action.span.column, action.span.end_column) == (1, 3, 44)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("[@", 1),
        ("a [76.2 @", 3),
        ("[76.2 close]", 1),
        ("[ @LB]", 1),
        ("[@LB due tomorrow]", 1),
        ("[@LB, @AM]", 1),
        ("![[@LB]](p.png)", 3),
        ("[@LB]: https://example.org", 1),
        ("[76.2]", 1),
        ("[76 @LB]", 1),
        ("[@LB due 2023-02-30]", 1),
        ("<b title='[@LB]'>", 11),
        ("[76.2 remains open]", 1),
        ("\\\\[@ LB]", 3),
        ("[76." + "1" * 5000 + " @LB]", 1),
        ("[76.0 @LB]", 1),
    ],
)
def test_broken_marks(text: str, column: int) -> None:
    _, findings = markdown(text, {"d/p.png": b""})
    broken = [finding for finding in findings if finding.rule == "broken-mark"]
    assert [(found.span.line, found.span.column) for found in broken] == [(1, column)]


def test_a_broken_mark_is_found_behind_any_number_of_good_ones() -> None:
    text = "A thing. [@LB] " * 600 + "`[@LB,]` " * 600 + "\n\n[@LB, @AM]\n"
    assert [str(found.span) for found in markdown(text)[1]] == ["d/m.md:3:1"]


def test_a_mark_in_a_file_hides_no_broken_one_here() -> None:
    _, findings = markdown("![](t.csv)\n\n[@LB,]\n", {"d/t.csv": b"A\nb\n[@LB]\n"})
    assert [str(found.span) for found in findings] == ["d/m.md:3:1"]


@pytest.mark.parametrize(
    "text",
    [
        "\\[@LB due x]",
        "`[@LB,]`",
        "```\n[@LB,]\n```",
        "<!-- [@LB,] -->",
        "[2.1 million](https://x.org)",
        "[1.2.3]",
        "[x](#y)",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert "broken-mark" not in rules(markdown(text)[1])


def test_table_options_and_places() -> None:
    table = table_of(
        '| A | B\\|b |\n|---|--:|\n| x | [@LB] |\n{caption="Visits by ward" header-columns=1 widths="3 2"}\n'
    )
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "B|b"], ["x", "[@LB]"]]
    assert (table.options.caption, table.options.header_columns, table.options.widths) == ("Visits by ward", 1, (3, 2))
    assert table.alignments == ("", "right")
    assert str(table.rows[1][1].span) == "d/m.md:3:7"


def test_ragged_rows_are_said_and_padded() -> None:
    text = "| A | B |\n|---|---|\n| x |\n| x | y | z |\n"
    assert [[cell.text for cell in row] for row in table_of(text).rows] == [
        ["A", "B", ""],
        ["x", "", ""],
        ["x", "y", "z"],
    ]
    assert markdown_findings(text) == [
        "3:1 ragged-table: this row has 1 cell, the first row 2",
        "4:1 ragged-table: this row has 3 cells, the first row 2",
    ]
    assert rules(markdown("| A | B |\n|---|\n")[1]) == {"ragged-table"}


def test_wrong_options() -> None:
    text = "| A |\n|---|\n| x |\n{captoin=x page=wide rag=Z header-rows=9 widths=a {}\n"
    found = markdown_findings(text)
    assert len(found) == 6
    assert {line.split()[1] for line in found} == {"bad-table:"}


def test_pages_of_a_table() -> None:
    for written, page in {"portrait": "", "landscape": "landscape", "a3": "a3"}.items():
        assert table_of(f"![x](t.csv){{page={written}}}", {"d/t.csv": b"A"}).options.page == page


def test_tables_in_files() -> None:
    files = {
        "d/t.csv": b'\xef\xbb\xbfA,"RAG"\r\n"two ""words""\r\n\r\n- [@LB]",G\r\n',
        "d/t.yaml": b"- [A, RAG]\n- ['x', \"[@LB]\"]\n- - y\n  - |\n    a\n\n    [@AM]\n",
    }
    file, findings = markdown("![Plan](t.csv){rag=RAG page=landscape}\n\n![](t.yaml)\n", files)
    assert findings == []
    assert file.used_files == ("d/t.csv", "d/t.yaml")
    assert [str(mark.span) for mark in file.body.marks()] == ["d/t.csv:4:3", "d/t.yaml:2:10", "d/t.yaml:7:5"]
    options = table_of("![Plan](t.csv){rag=RAG page=landscape}", files).options
    assert (options.caption, options.rag, options.page) == ("Plan", "RAG", "landscape")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("![x](t.csv)", "missing-file"),
        ("![x](../../t.csv)", "link-outside"),
        ("![x](/etc/p.png)", "link-outside"),
        ("![x](data:image/png;base64,AA)", "link-outside"),
        ("![x](https://x.org/p.png)", "link-outside"),
        ("see ![x](u.csv)", "bad-table"),
        ("![x](x.gif)", "wrong-shape"),
        ("[x](javascript:a)", "link-outside"),
        ("[x](other.md)", "link-outside"),
        ("<file:///x>", "link-outside"),
        ("<b>x</b>", "raw-html"),
        ("<div>\nx\n</div>", "raw-html"),
        ("<!-- open", "raw-html"),
        ("<!-- c --> words", "raw-html"),
        ("[x]{class=y}", "unknown-key"),
        ("[x]{lang=!}", "wrong-shape"),
        ("![x](bad.csv)", "bad-table"),
        ("![x](p.png){width=3}", "unknown-key"),
        ("![x](ragged.csv)", "ragged-table"),
        ("x\n\n{caption=x}", "bad-table"),
    ],
)
def test_refused(text: str, rule: str) -> None:
    files = {"d/u.csv": b"a\n", "d/bad.csv": b'a,"b\n', "d/p.png": b"", "d/ragged.csv": b"a,b\nc\n"}
    assert rules(markdown(text, files)[1]) == {rule}


def test_languages_footnotes_and_typography() -> None:
    text = '[Croeso *i*]{lang=cy} -- "it\'s" 5(c) 2019--2020 `--` [^1]\n\n[^1]: Note.\n'
    file, findings = markdown(text)
    assert findings == []
    opening = next(token for token in file.body.inline_tokens() if token.type == "language_open")
    assert opening.attrs == {"lang": "cy"}
    assert plain_text(file.body.tokens).startswith("Croeso i \u2013 \u201cit\u2019s\u201d 5(c) 2019\u20132020 --")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x[^1]\n\n[^1]: Note [76.2 @LB].", "3:12"),
        ("x^[one [76.2 @LB]]", "1:8"),
        ("x[^1]\n\n[^1]: Note\n\n    | A |\n    |---|\n    | [76.2 @LB] |", "7:7"),
    ],
)
def test_an_action_in_a_footnote_is_refused_and_printed(text: str, place: str) -> None:
    file, findings = markdown(text)
    assert list(file.body.marks()) == []
    assert shown(findings) == [f"{place} broken-mark: an action cannot stand in a footnote, as `[76.2 @LB]` does"]
    assert "[76.2 @LB]" in plain_text(list(file.body.line_tokens()))


def test_a_footnote_in_a_cell_of_a_file_is_refused_and_printed() -> None:
    files = {"d/t.csv": b'A,B^[*head*]\nx^[one note],y[^1]\n"two\n\n[^2]: note",`^[code]` \\^[plain]\n'}
    file, findings = markdown("z[^1]\n\n![](t.csv)\n\n[^1]: Note.\n", files)
    assert [str(finding.span) for finding in findings if finding.rule == "bad-table"] == [
        "d/t.csv:1:4",
        "d/t.csv:2:2",
        "d/t.csv:2:15",
        "d/t.csv:5:1",
    ]
    assert len(findings) == 4
    table = next(token.meta["table"] for token in file.body.tokens if token.type == "table_block")
    cells = [[plain_text(cell.tokens) for cell in row] for row in table.rows]
    assert cells == [["A", "B^[head]"], ["x^[one note]", "y[^1]"], ["two [^2]: note", "^[code] ^[plain]"]]


def test_front_matter() -> None:
    file, findings = markdown("---\nkind: x\nkind: y\n---\n## T [@LB]\n")
    assert plain(file.head) == {"kind": "x"}
    assert [str(finding.span) for finding in findings] == ["d/m.md:3:1"]
    assert [str(mark.span) for mark in file.body.marks()] == ["d/m.md:5:6"]
    assert markdown_findings("---\nkind: x\n") == ["1:1 bad-yaml: the head that begins here is never closed"]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 3000 + " x",
        "[" * 3000,
        "![" * 3000,
        "- " * 3000 + "x",
        "*a " * 3000 + "b*" * 3000,
        "^[" * 3000 + "]" * 3000,
        "[" * 3000 + "x]{lang=cy}" * 3000,
    ],
)
def test_deep_nesting_ends_at_once(text: str) -> None:
    before = time.process_time()
    assert {"too-deep", "too-large"} & rules(markdown(text)[1])
    assert time.process_time() - before < 3


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"ab\nc\xe9d", "2:2 not-utf8"),
        (b"a\x00b", "1:2 odd-character"),
        (b"x" * (2 * 1024 * 1024 + 1), "0:0 too-large"),
        (b"\xff\xfea\x00", "0:0 not-utf8"),
        (b"\xef\xbb\xbfa", "1:1 byte-order-mark"),
        ("a\u202eb".encode(), "1:2 odd-character"),
    ],
)
def test_bytes(data: bytes, expected: str) -> None:
    _, findings = read_text("m.md", data)
    assert [f"{found.span.line}:{found.span.column} {found.rule}" for found in findings] == [expected]


@settings(max_examples=examples(200))
@given(st.binary(max_size=80))
def test_never_a_traceback_on_bytes(data: bytes) -> None:
    text, _ = read_text("m.md", data)
    if text is not None:
        markdown(text)
        markdown("![x](t.csv)\n\n![y](t.yaml)", {"d/t.csv": data, "d/t.yaml": data})


@settings(max_examples=examples(300))
@given(st.text(alphabet="ab[]()!{}|-:<>*_`#@ \n\t\\\"'^=&.1/~é\x0b\x0c\u2028", max_size=80))
def test_never_a_traceback_on_markdown(text: str) -> None:
    _, findings = markdown(text, {"a": b""})
    assert all(0 <= finding.span.line <= text.count("\n") + 1 for finding in findings)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("See https://a.org/a--b_c_d (or https://a.org/x(y)).", "https://a.org/a--b_c_d https://a.org/x(y)"),
        ("Write to a.lee@b.gov.uk, or see www.b.org/a.", "mailto:a.lee@b.gov.uk https://www.b.org/a"),
        ("**https://example.org**; [words](https://example.com)", "https://example.org https://example.com"),
        ("<https://example.org>, `https://example.com` and 4 @ 5, a@b, www.", "https://example.org"),
        ("## See https://example.org", ""),
    ],
)
def test_addresses_are_links(text: str, targets: str) -> None:
    file, findings = markdown(text)
    found = [str(token.attrs["href"]) for token in file.body.inline_tokens() if token.type == "link_open"]
    assert (findings, " ".join(found)) == ([], targets)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quorum is ~~six~~ ++seven++.", "The quorum is [deleted: six] [inserted: seven]."),
        ("~~**six** of\nthem~~", "[deleted: six of them]"),
        ("++Lamps++, ++hedges++ and C++11, C++14.", "[inserted: Lamps], [inserted: hedges] and C++11, C++14."),
        ("a ~~ b ~~ c, `~~d~~`, \\~~e~~ and ~~~f~~~", "a ~~ b ~~ c, ~~d~~, ~~e~~ and ~~~f~~~"),
        ("| a |\n|---|\n| ~~b~~ |", ""),
    ],
)
def test_deleted_and_inserted_words_are_said_as_such(text: str, words: str) -> None:
    file, findings = markdown(text)
    assert (findings, plain_text(file.body.tokens)) == ([], words)


@pytest.mark.parametrize("text", ["[" * 100_000, "*_" * 200_000, "[a](" * 50_000, ("*_" * 1_900 + "\n\n") * 100])
def test_mark_up_that_takes_minutes_to_parse_is_refused(text: str) -> None:
    _, findings = markdown(text)
    assert rules(findings) == {"too-large"}


def test_the_mark_up_of_a_file_of_cells_is_bounded() -> None:
    _, findings = markdown("![x](t.csv)", {"d/t.csv": ("*_" * 1_900 + "\n").encode() * 100})
    assert "too-large" in rules(findings)


def test_a_break_in_a_cell_ends_a_line_and_elsewhere_is_a_finding() -> None:
    file, findings = markdown("| a |\n|---|\n| one<br>two<BR/>three |\n")
    assert findings == []
    kinds = [token.type for token in file.body.inline_tokens()]
    assert kinds == ["text", "text", "hardbreak", "text", "hardbreak", "text"]
    _, findings = markdown("one<br>two")
    assert [finding.help for finding in findings] == ["end the line with a backslash in its place"]


def test_a_byte_order_mark_within_a_text_stays_unseen() -> None:
    file, findings = markdown("Twelve\ufeff visits.")
    assert rules(findings) == {"odd-character"}
    assert [token.content for token in file.body.inline_tokens()] == ["Twelve\u2060 visits."]


def test_the_examples_of_the_manual_have_no_findings() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    examples = [part.split("\n```", 1)[0] for part in manual.split("```markdown\n")[1:]]
    assert len(examples) >= 4
    for example in examples:
        assert markdown_findings(example, {"d/delivery-plan.csv": b"RAG,b\nG,x\n"}) == []
    yaml_examples = [part.split("\n```", 1)[0] for part in manual.split("```yaml\n")[1:]]
    assert len(yaml_examples) >= 2
    for example in yaml_examples:
        assert yaml_findings(example) == []
