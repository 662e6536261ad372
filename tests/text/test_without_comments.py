"""What is left of a source when nobody's eyes meet its comments."""

import pytest

from sbpack.text.comments import without_comments


@pytest.mark.parametrize(
    ("path", "text", "left"),
    [
        ("a.yaml", "# one\ntitle: Two # three\n", "title: Two"),
        ("a.yaml", "title: 'Block #4' # five\nnote: C#\n", "title: 'Block #4' note: C#"),
        ("a.yaml", "note: | # one\n  two\n  # three\nlist: [a, # four\n  b]\n", "note: | two # three list: [a, b]"),
        ("a.yaml", 'title: "never closed # one\n', ""),
        ("a.md", "---\ntitle: A # one\n---\n# B #2\n", "--- title: A --- # B #2"),
        ("a.md", "# A\n\nB <!-- one --> C\n\n<!-- two\n\nthree -->\nD\n", "# A B C D"),
        ("a.md", "A\n\n<!-- one --> two\n\nB < C <!-- D\n", "A two B < C <!-- D"),
        ("a.md", "A\n\n<div>one</div>\n\nB\n\n<!-- two\n", "A one B <!-- two"),
        ("a.md", "A [b] c.\n\n[b]: https://example.org\n[//]: # (one)\n", "A [b] c. [b]: https://example.org"),
        ("a.csv", "a,# b\n", "a,# b"),
    ],
)
def test_only_comments_and_tags_of_html_go(path: str, text: str, left: str) -> None:
    without = without_comments(path, text)
    assert " ".join(without.split()) == left
    assert not without or [*map(len, without.split("\n"))] == [*map(len, text.split("\n"))]
