"""Tables as a screen reader hears them: each cell once, with the headers that are its own."""

from tests.pdf_reading import said, struct_tree
from tests.render.tagged import laid_out, tags_of
from tests.render.test_tags_lists import listed

BUDGET = """
<table><caption>Budget</caption>
<thead>
<tr><td colspan="2" rowspan="2"></td><th colspan="2" scope="colgroup">2022/23</th>
<th colspan="2" scope="colgroup">2023/24</th></tr>
<tr><th scope="col">Plan</th><th scope="col">Spent</th><th scope="col">Plan</th><th scope="col">Spent</th></tr>
</thead>
<tbody>
<tr><th rowspan="2" scope="rowgroup">Wardens</th><th scope="row">Pay</th><td>1</td><td>2</td><td>3</td><td>4</td></tr>
<tr><th scope="row">Cars</th><td>5</td><td>6</td><td colspan="2">7</td></tr>
<tr><th scope="row">CCTV</th><th scope="row">Rent</th><td rowspan="2">8</td><td>9</td><td>10</td><td>11</td></tr>
<tr><th scope="row">Youth</th><th></th><td>12</td><td>13</td><td>14</td></tr>
</tbody></table>
"""


def test_a_budget_ties_each_figure_to_its_year_its_column_and_its_rows() -> None:
    assert tags_of(BUDGET) == listed("""
        Table
          Caption Budget
          THead
            TR
              TD (ColSpan=2, RowSpan=2)
              TH (ColSpan=2, Scope=Column) 2022/23
              TH (ColSpan=2, Scope=Column) 2023/24
            TR
              TH (Scope=Column, headers=2022/23) Plan
              TH (Scope=Column, headers=2022/23) Spent
              TH (Scope=Column, headers=2023/24) Plan
              TH (Scope=Column, headers=2023/24) Spent
          TBody
            TR
              TH (RowSpan=2, Scope=Row) Wardens
              TH (Scope=Row, headers=Wardens) Pay
              TD (headers=2022/23 / Plan / Wardens / Pay) 1
              TD (headers=2022/23 / Spent / Wardens / Pay) 2
              TD (headers=2023/24 / Plan / Wardens / Pay) 3
              TD (headers=2023/24 / Spent / Wardens / Pay) 4
            TR
              TH (Scope=Row, headers=Wardens) Cars
              TD (headers=2022/23 / Plan / Wardens / Cars) 5
              TD (headers=2022/23 / Spent / Wardens / Cars) 6
              TD (ColSpan=2, headers=2023/24 / Plan / Spent / Wardens / Cars) 7
            TR
              TH (Scope=Row) CCTV
              TH (Scope=Row, headers=CCTV) Rent
              TD (RowSpan=2, headers=2022/23 / Plan / CCTV / Youth / Rent) 8
              TD (headers=2022/23 / Spent / CCTV / Rent) 9
              TD (headers=2023/24 / Plan / CCTV / Rent) 10
              TD (headers=2023/24 / Spent / CCTV / Rent) 11
            TR
              TH (Scope=Row) Youth
              TD (headers=Youth)
              TD (headers=2022/23 / Spent / Youth) 12
              TD (headers=2023/24 / Plan / Youth) 13
              TD (headers=2023/24 / Spent / Youth) 14
    """)


def test_a_heading_in_the_middle_of_a_table_takes_the_place_of_one_as_broad() -> None:
    html = """<table>
        <tr><th scope="col">June</th><th scope="col">July</th></tr><tr><td>1</td><td>2</td></tr>
        <tr><th scope="colgroup" colspan="2">Later</th></tr>
        <tr><th scope="col">August</th><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>"""
    rows = [line.strip() for line in tags_of(html).split("\n") if " 3" in line or " 4" in line or " 5" in line]
    assert rows == [
        "TD (headers=July / Later) 3",
        "TD (headers=Later / August) 4",
        "TD (headers=July / Later) 5",
    ]


def test_headers_without_a_scope_are_of_their_column_among_headers_and_else_of_their_row() -> None:
    html = "<table><tr><th>Ward</th><th>Thefts</th></tr><tr><th>Penge</th><td>4</td></tr></table>"
    assert tags_of(html) == listed("""
        Table
          TBody
            TR
              TH (Scope=Column) Ward
              TH (Scope=Column) Thefts
            TR
              TH (Scope=Row, headers=Ward) Penge
              TD (headers=Thefts / Penge) 4
    """)


def test_no_cell_spans_more_than_its_part_of_the_table_and_a_row_that_is_spanned_whole_is_none() -> None:
    html = """<table><thead><tr><th rowspan="9" scope="col">A</th><th rowspan="9" scope="col">B</th></tr></thead>
        <tbody><tr><td rowspan="0">1</td><td rowspan="2">2</td></tr><tr></tr><tr><td>3</td></tr></tbody></table>"""
    assert tags_of(html) == listed("""
        Table
          THead
            TR
              TH (Scope=Column) A
              TH (Scope=Column) B
          TBody
            TR
              TD (RowSpan=2, headers=A) 1
              TD (headers=B) 2
            TR
              TD (headers=B) 3
    """)


def test_blocks_links_and_pictures_stand_in_their_cell() -> None:
    html = """<table><tr><td>one<ul><li>two</li></ul><p><a href="https://example.org">three</a></p></td>
        <td><img src="sbpack:/files/square.svg" alt="four"></td></tr></table>"""
    assert tags_of(html) == listed("""
        Table
          TBody
            TR
              TD
                P one
                L (ListNumbering=Disc)
                  LI
                    Lbl •
                    LBody two
                P three
                  Link three
              TD
                Figure (alt='four')
    """)


def test_ids_of_headers_are_unique_and_listed() -> None:
    tree = struct_tree(laid_out(BUDGET + BUDGET).pdf)
    headers = {element.id: element for element in tree.walk() if element.id}
    first, second = (element for element in tree.walk() if element.tag == "Table")
    assert all(headers[name] in first.walk() for element in first.walk() for name in element.headers)
    assert not {element.id for element in first.walk() if element.id} & {element.id for element in second.walk()}
    assert said(headers[first.children[2].children[0].children[2].headers[0]]) == "2022/23"


def test_a_table_that_is_all_head_has_a_body() -> None:
    html = '<table><thead><tr><th scope="col">Ward</th><th scope="col">Thefts</th></tr></thead><tbody></tbody></table>'
    assert tags_of(html) == listed("""
        Table
          TBody
            TR
              TH (Scope=Column) Ward
              TH (Scope=Column) Thefts
    """)
