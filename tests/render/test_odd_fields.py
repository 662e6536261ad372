"""Front matter that is lawful YAML and not what a template hopes for: no section of any kind ends in a crash."""

import re
from pathlib import Path

import pytest

from sbpack.read.kinds import Kind, read_kinds
from sbpack.repository.folder import FolderRepository
from tests.render.boards import DECEMBER, MEMBERS, html_of, paper_of

_KINDS = read_kinds(FolderRepository(Path(__file__).parent))[0]
ODD = ("", '""', "[]", "{}", "odd", "2023-02-31", "[{a: b}]", "[[a], [], {}, '']", "{a: {b: c}, d: [e], f: }")
UNPRINTED = re.compile(r"&#39;|\(\)|\{\}|None|True|False|<li></li>|<p></p>")
"""What a value of Python would leave on a page."""


def _html(root: Path, kind: Kind, head: str) -> str:
    if kind.name == "matters-arising":
        files: dict[str, str | bytes] = {f"{DECEMBER}/matters-arising.md": f"---\n{head}---\n## Reason\n\nText.\n"}
        return html_of(root, "item-3", files)
    return html_of(root, "item-4", paper_of("Text.\n", kind.name, head))


@pytest.mark.parametrize("kind", _KINDS.values(), ids=_KINDS)
def test_no_field_at_all(tmp_path: Path, kind: Kind) -> None:
    assert not UNPRINTED.search(_html(tmp_path, kind, "").partition("</style>")[2])


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("kind", _KINDS.values(), ids=_KINDS)
def test_each_field_empty_or_of_another_shape(tmp_path: Path, kind: Kind, value: str) -> None:
    for field in kind.fields:
        html = _html(tmp_path, kind, f"{field.name}: {value}\n")
        assert not UNPRINTED.search(html.partition("</style>")[2]), field.name


def test_a_name_with_a_colon_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    template = """{#
kind: letter
fields:
  enclosed: {form: list}
#}
<ul>{% for name in paper.head.enclosed %}<li>{{ name }}</li>{% endfor %}</ul>
"""
    head = "enclosed:\n  - Enclosure A: Strategic assessment\n  - Enclosure B\n"
    files = {**paper_of("Text.\n", "letter", head), "templates/pack/letter.html": template}
    html = html_of(tmp_path, "item-4", files)
    assert re.findall("<li>(.*?)</li>", html) == ["Enclosure A: Strategic assessment", "Enclosure B"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("[policy, staff]", "Policy implications · Personnel implications"),
        ("[polisy]", "Polisy"),
        ("[Legal, Call-in, carbon: none]", "Legal implications · Call-in · Carbon: none"),
    ],
)
def test_sections_that_do_not_apply(tmp_path: Path, written: str, printed: str) -> None:
    head = f"report: A1\nstandard_texts: [legal]\nnot_applicable: {written}\n"
    html = html_of(tmp_path, "item-4", paper_of("Text.\n", "council-report", head))
    assert f"<h2>Not applicable</h2>\n<p>{printed}</p>" in html
    assert ("standard-legal" in html) == ("Legal" not in written)


@pytest.mark.parametrize("named", ["customer impact, carbon", "Customer-impact, Carbon", "customer_impact, CARBON"])
def test_standard_texts_by_any_name_and_however_it_is_written(tmp_path: Path, named: str) -> None:
    texts = "  - {name: customer impact, text: None on customers.}\n  - {name: carbon, text: Four tons a year.}\n"
    files = paper_of("Text.\n", "council-report", f"report: A1\nstandard_texts: [{named}]\n")
    html = html_of(tmp_path, "item-4", {"members.yaml": MEMBERS + texts} | files)
    assert re.findall(r'<h2 id="standard-[\w-]+">\d ([^<]*)</h2>', html) == ["Customer impact", "Carbon"]
    assert all(text in html for text in ("None on customers.", "Four tons a year."))
