"""Any two states of a board can be compared, whatever slipped into either."""

import csv
import io
import json
import re

from hypothesis import given, settings

from sbpack.board.agenda import Edition
from sbpack.history.compare import pack_changes
from sbpack.history.past import PastBoard, past_board
from sbpack.read.read_sources import RememberingReader, read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.section_html import ChangesPage, changes_html
from sbpack.repository.views import Unprobed
from sbpack.write.formats import plain
from sbpack.write.history_formats import changes_as_csv, changes_as_json, diff_lines
from tests.effort import examples
from tests.slips import MemoryRepository, slipped_boards

WIDTH = 80
ENVIRONMENT = make_environment()
NO_TEXT_ON_A_TERMINAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printed(before: PastBoard, after: PastBoard, edition: Edition) -> None:
    """Print all changes of all meetings in every format."""
    old, new = before.of(edition), after.of(edition)
    for day in {meeting.date for board in (old, new) for meeting in board.meetings}:
        changes = pack_changes(old, new, day)
        text = diff_lines(changes, WIDTH, plain)
        assert not NO_TEXT_ON_A_TERMINAL.search(text)
        assert all(len(line) <= WIDTH or " " not in line.strip() for line in text.splitlines())
        assert len(json.loads(changes_as_json(changes))) == len(changes)
        assert len(list(csv.reader(io.StringIO(changes_as_csv(changes))))) == len(changes) + 1
        assert changes_html(changes, ChangesPage(new.name_on(day), day, "the pack"), ENVIRONMENT)


@settings(max_examples=examples(15))
@given(slipped_boards(), slipped_boards())
def test_any_two_states_are_compared_both_ways(one: MemoryRepository, other: MemoryRepository) -> None:
    first, second = past_board(one), past_board(other)
    for edition in Edition:
        printed(first, second, edition)
        printed(second, first, edition)


@settings(max_examples=examples(15))
@given(slipped_boards(), slipped_boards())
def test_texts_that_were_read_before_read_the_same(one: MemoryRepository, other: MemoryRepository) -> None:
    reader = RememberingReader()
    for repository in (one, other, one):
        assert str(read_sources(repository, Unprobed(), reader)) == str(read_sources(repository, Unprobed()))
