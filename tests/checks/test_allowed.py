"""What an allowance hides, and that very many of them are asked in little time."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.checks.run_checks import AllowedPlaces, without_allowed
from sbpack.findings.finding import Finding, Span
from sbpack.text.comments import Allowance
from sbpack.text.markdown_file import read_markdown
from tests.effort import examples

RULE = "doubled-word"
LINE = st.integers(0, 9)
SECONDS = 5
"""For three thousand allowances and as many findings; it takes a quarter of a second."""


def allowed(first: int, last: int, files: tuple[str, ...] = ()) -> Allowance:
    return Allowance(Span("p.md", first, 1, first, 9), (RULE,), "Why.", (first, last), files)


@settings(max_examples=examples(200))
@given(st.lists(st.tuples(LINE, LINE, st.booleans()), max_size=6), LINE, st.sampled_from(["p.md", "t.csv", "q.md"]))
def test_an_allowance_speaks_of_its_lines_and_of_the_files_they_show(
    spoken: list[tuple[int, int, bool]], line: int, path: str
) -> None:
    allowances = [allowed(first, first + more, ("t.csv",) if shows else ()) for first, more, shows in spoken]
    found = AllowedPlaces((one, (RULE,)) for one in allowances).covering(RULE, Span(path, line, 1, line, 2))
    expected = [
        one
        for one in allowances
        if path in one.files or (path == "p.md" and (one.lines[1] == 0 or one.lines[0] <= line <= one.lines[1]))
    ]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_nothing_else_is_hidden() -> None:
    one = allowed(3, 5)
    kept = [
        Finding(Span("p.md", line, 1, line, 2), "x", rule=rule) for line, rule in ((2, RULE), (6, RULE), (4, "tab"))
    ]
    hidden = Finding(Span("p.md", 5, 1, 5, 2), "x", rule=RULE)
    assert without_allowed([*kept, hidden], [one]) == kept


def test_thousands_are_asked_in_little_time() -> None:
    text = "".join(f"<!-- allow {RULE}: Why {number}. -->\n\nthat that\n\n" for number in range(3000))
    start = process_time()
    file, _ = read_markdown("p.md", text, lambda _path: None)
    findings = [Finding(Span("p.md", 4 * number + 3, 1, 4 * number + 3, 10), "x", rule=RULE) for number in range(3000)]
    assert without_allowed(findings, file.allowances) == []
    assert process_time() - start < SECONDS
