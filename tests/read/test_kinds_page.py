"""The list of kinds in the documentation."""

from pathlib import Path

from sbpack.read.kinds_page import kinds_page


def test_the_list_in_docs_is_the_one_in_the_templates() -> None:
    root = Path(__file__).parents[2]
    assert (root / "docs" / "kinds.md").read_text() == kinds_page(root), "run python -m sbpack.read.kinds_page"
