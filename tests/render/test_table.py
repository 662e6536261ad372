"""Tables as HTML."""

import re
from pathlib import Path

from sbpack.read.read_sources import read_sources
from sbpack.render.html.table import rag_box
from sbpack.repository.folder import FolderRepository
from tests.render.boards import DECEMBER, board_at, html_of, paper_of


def test_headers_have_scope_and_span_empty_cells(tmp_path: Path) -> None:
    csv = "Place,Visits,\n,2022,2023\nPenge,12,1400\n"
    files = {
        **paper_of("![Visits](visits.csv){header-rows=2 header-columns=1}\n"),
        f"{DECEMBER}/visits.csv": csv,
    }
    html = html_of(tmp_path, "item-4", files)
    assert "<caption>Visits</caption>" in html
    assert '<th scope="col" rowspan="2">Place</th>' in html
    assert '<th scope="colgroup" class="over-columns" colspan="2">Visits</th>' in html
    assert '<th scope="col" class="figures">2022</th>' in html
    assert '<th scope="row">Penge</th><td class="figures">12</td><td class="figures">1400</td>' in html
    assert re.search(r"<thead>.*2023.*</thead><tbody>", html, re.DOTALL)


def test_a_column_of_words_and_figures_is_not_one_of_figures(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of("| A | B |\n|---|---|\n| 0% | £3,000 |\n| none | 12 |\n"))
    assert "<td>0%</td>" in html
    assert '<td class="figures">£3,000</td>' in html


def test_a_rag_letter_has_its_word(tmp_path: Path) -> None:
    text = "| Action | RAG |\n|--|--|\n| One | G |\n| Two | |\n{rag=RAG page=landscape}\n"
    html = html_of(tmp_path, "item-4", paper_of(text))
    assert '<span class="rag rag-g">G</span> <span class="rag-word">Green</span>' in html
    assert '<table class="short landscape">' in html


def test_any_other_letter_of_a_key_has_a_box_of_its_own() -> None:
    assert rag_box("w") == '<span class="rag rag-other">w</span>'
    assert rag_box("5") == "5"
    assert rag_box("") == ""


def test_cells_of_a_file_hold_lists_and_paragraphs(tmp_path: Path) -> None:
    bullets = "\n".join(f"- Bullet {number} of **twenty**" for number in range(1, 21))
    files = {
        **paper_of("![Plan](plan.csv){header-columns=1}\n\n![More](more.yaml)\n"),
        f"{DECEMBER}/plan.csv": f'Place,Done,Cost\nPenge,"{bullets}",- 12\nCrays,- Alone,"One.\n\nTwo."\n',
        f"{DECEMBER}/more.yaml": "- [Place, Done]\n- - Penge\n  - |\n    First.\n\n    1. one\n       - below\n",
    }
    html = html_of(tmp_path, "item-4", files).replace("\n", "")
    assert html.count("of <strong>twenty</strong></li>") == 20
    assert '<tr><th scope="row">Crays</th><td><ul><li>Alone</li></ul></td><td><p>One.</p><p>Two.</p></td></tr>' in html
    assert "<td>- 12</td>" in html
    assert "<td><p>First.</p><ol><li>one<ul><li>below</li></ul></li></ol></td>" in html


def test_a_cell_of_a_file_keeps_the_places_of_its_lines(tmp_path: Path) -> None:
    text = 'Place,Done\nPenge,"- One.\n- Two, <b>bold</b>."\n'
    files = {**paper_of("![Plan](plan.csv)\n"), f"{DECEMBER}/plan.csv": text}
    board_at(tmp_path, files)
    _, findings = read_sources(FolderRepository(tmp_path))
    assert [str(found.span) for found in findings] == [f"{DECEMBER}/plan.csv:3:8"]


def test_what_is_no_rag_letter_stays_as_written() -> None:
    assert rag_box("Gone") == "Gone"
    assert rag_box("Amber").count("Amber") == 1
    assert rag_box("<b>") == "&lt;b&gt;"


def test_a_caption_that_repeats_the_title_is_left_out(tmp_path: Path) -> None:
    text = '| A |\n|---|\n| b |\n{caption="A paper"}\n'
    assert "<caption>" not in html_of(tmp_path, "item-4", paper_of(text))
