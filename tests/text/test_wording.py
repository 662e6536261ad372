"""Words with their places: what rules about words read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.findings.finding import Replacement, Span
from sbpack.text.markdown_file import read_markdown
from sbpack.text.wording import LEFT_OUT, Wording, wordings_in_yaml
from sbpack.text.yaml_file import read_yaml
from tests.effort import examples


def wordings(text: str) -> tuple[Wording, ...]:
    file, _ = read_markdown("p.md", text, lambda _path: b"Place,Visits\nPenge,`12` a\n")
    return file.body.wordings


def at(text: str, found: Wording, word: str) -> str:
    """Return what stands in the source at the place of a word."""
    start = found.text.index(word)
    span = found.exact_place(start, start + len(word))
    assert span is not None
    assert span == found.place(start, start + len(word))
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_every_block_says_where_it_stands() -> None:
    text = "## A *big* plan\n\nOne\ntwo.\n\n- Item\n\n> Said\n\n| A |\n|---|\n| b |\n\nNote.[^1]\n\n[^1]: Below.\n"
    found = [(one.where, one.text) for one in wordings(text)]
    assert found == [
        ("heading", "A big plan"),
        ("paragraph", "One two."),
        ("item", "Item"),
        ("quotation", "Said"),
        ("cell", "A"),
        ("cell", "b"),
        ("paragraph", f"Note.{LEFT_OUT}"),
        ("item", "Below."),
    ]


def test_what_is_no_words_is_left_out() -> None:
    (found,) = wordings("A `code` and ![map](m.png), [Croeso i bawb]{lang=cy} and [76.1 @LB] end.")
    assert found.text == f"A {LEFT_OUT} and {LEFT_OUT}, {LEFT_OUT} and {LEFT_OUT} end."


def test_a_place_is_found_through_mark_up_and_lines() -> None:
    text = "> - The *Police* had\n>   **sent** a [survey](https://example.org) \\*in\\*.\n"
    (found,) = wordings(text)
    for word in ("Police", "sent", "survey"):
        assert at(text, found, word) == word
    start = found.text.index("had sent")
    assert str(found.place(start, start + 8)) == "p.md:1:18"
    assert found.place(start, start + 8).end_line == 2
    assert found.exact_place(start, start + 8) is None


def test_what_the_source_writes_otherwise_has_no_exact_place() -> None:
    (found,) = wordings("Fire -- and \\*stars\\*.")
    assert found.text == "Fire – and *stars*."
    assert found.exact_place(0, 4) is None


def test_a_cell_of_a_file_stands_in_the_file() -> None:
    file, _ = read_markdown("p.md", "![T](t.csv)\n", lambda _path: b"Place,Visits\nPenge,12\n")
    last = file.body.wordings[-1]
    assert (last.text, last.where, str(last.place(0, 2))) == ("12", "cell", "t.csv:2:7")


def test_values_of_yaml_have_their_keys() -> None:
    text = 'title: A plan\nnote: \'Said: "now"\'\npapers: [a.md, {file: b.pdf, title: "B \\u00e9"}]\n'
    text += "long: >-\n  One\n  two\n"
    node, _ = read_yaml("m.yaml", text)
    found = {one.key: one for one in wordings_in_yaml(node)}
    assert [(one.key, one.text) for one in wordings_in_yaml(node)] == [
        ("title", "A plan"),
        ("note", 'Said: "now"'),
        ("title", "B é"),
        ("long", "One two"),
    ]
    assert str(found["note"].exact_place(0, 4)) == "m.yaml:2:8"
    assert found["title"].exact_place(0, 1) is None
    assert found["long"].exact_place(0, 3) is None
    assert found["long"].place(0, 3).line == 4


def test_a_value_without_a_space_before_it_has_its_own_place() -> None:
    text = "a: x\nkey: {R:10:00am stopped}\n"
    node, _ = read_yaml("m.yaml", text)
    assert at(text, [*wordings_in_yaml(node)][-1], "10:00am") == "10:00am"


@settings(max_examples=examples(150))
@given(
    st.lists(
        st.sampled_from(
            ["word", "Penge", " ", "\n", "*", "**", "\\", "> ", "- ", "&amp;", "--", '"', "[", "](#x)", "é", "| "]
        )
    )
)
def test_an_exact_place_holds_exactly_the_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in wordings(text):
        for start in range(len(found.text)):
            span = found.exact_place(start, start + 1)
            if span is not None:
                assert text.split("\n")[span.line - 1][span.column - 1] == found.text[start]


PIECES = st.lists(
    st.sampled_from(["Met", "Police", "O", "'", '"', ":", "#", ",", " ", "(", ")", "-", "&", "*", "[", "{", "|", "@"]),
    min_size=1,
).map("".join)


@settings(max_examples=examples(300))
@given(PIECES, PIECES, st.sampled_from(["a: {}\n", "a: '{}'\n", 'a: "{}"\n', "a: [x, {}, y]\n", "- a: {{a: {}}}\n"]))
def test_a_value_that_is_replaced_is_read_as_what_replaced_it(old: str, new: str, form: str) -> None:
    text = form.format(old)
    node, findings = read_yaml("m.yaml", text)
    for place, found in enumerate(wordings_in_yaml(node)):
        fix = found.replacement(0, len(found.text), new)
        if fix is not None and not findings:
            start, end = fix.span.column - 1, fix.span.end_column - 1
            assert text[start:end] == found.text
            read, slips = read_yaml("m.yaml", text[:start] + fix.text + text[end:])
            assert slips == []
            assert [*wordings_in_yaml(read)][place].text == new


def test_words_that_would_be_mark_up_replace_nothing() -> None:
    (found,) = wordings("Met Police")
    assert found.replacement(0, 10, "Met *Police*") is None
    assert found.replacement(0, 10, "Police") == Replacement(Span("p.md", 1, 1, 1, 11), "Police", before="Met Police")
