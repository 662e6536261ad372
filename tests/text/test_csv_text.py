"""CSV is read as the standard library reads it."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from sbpack.text.shown_files import read_csv
from sbpack.text.source_text import SourceText

rows = st.lists(st.lists(st.text(alphabet='ab",\n x', max_size=6), min_size=2, max_size=4), max_size=5)


@given(rows)
def test_what_a_spreadsheet_writes_is_read(table: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(table)
    read, findings = read_csv(SourceText("t.csv", written.getvalue()))
    assert [[cell.text for cell in row] for row in read] == table
    assert findings == []
    for row in read:
        for cell in row:
            for place, character in enumerate(cell.text):
                assert written.getvalue()[cell.offset(place)] == character
