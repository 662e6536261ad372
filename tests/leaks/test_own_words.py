"""What sbpack prints of itself is no secret, whoever else writes the same words."""

from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.board.exempt import SCHEDULE_12A
from sbpack.build.checked import model
from sbpack.leaks import Said, Text, leaks_in, secrets_of
from sbpack.leaks.find_leaks import record_words
from sbpack.leaks.only_in_part_2 import CALENDAR, own_words
from sbpack.leaks.read_text import markup_text
from sbpack.leaks.spelling import Spelling, spell
from sbpack.packs.volumes import NotThere, VolumeKind
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository
from sbpack.text.yaml_file import read_yaml_map

ROOT = Path(__file__).parents[1]
BOARDS = ("cases/base", "packs/sub-items", "packs/one-sided")
RECORD = """\
# Written by `sbpack publish`: what was published of this meeting, when, and from what.
published:
- volume: pack
  edition: members
  note: The rent of Mill Lane was corrected.
  files:
  - file: pack-members.pdf
    sha256: 0f
  items:
  - number: '4'
    title: Housing fraud
    exempt_title: Tenancy fraud
    papers:
    - title: Tenancy fraud
      file: meetings/2024-03-06/fraud.md
      sha256: 1e
  engine:
    weasyprint: '70.0'
"""


def test_of_a_record_only_what_the_board_wrote_can_be_secret() -> None:
    record, _ = read_yaml_map("publication-members.yaml", RECORD)
    assert record
    said = record_words(record).split("\n\n")
    assert said == [
        "The rent of Mill Lane was corrected.",
        *("Housing fraud", "Tenancy fraud", "Tenancy fraud", "meetings/2024-03-06/fraud.md", "1e"),
    ]


def names(spelling: Spelling) -> set[str]:
    """Return the words with a capital, of three letters or more."""
    words = ((one.letters, spelling.text[one.first : one.last]) for one in spelling.words)
    return {letters for letters, form in words if len(letters) > 2 and form[0].isupper()}


@pytest.mark.parametrize("board", BOARDS)
def test_every_word_that_is_printed_comes_from_a_source_or_is_known_as_our_own(board: str) -> None:
    modelled = model(*read_sources(FolderRepository(ROOT / board)))
    texts = (*modelled.sources.texts.values(), *(text.words for text in own_words()), " ".join(CALENDAR))
    known = {word.letters for text in texts for word in spell(text).words}
    environment = make_environment()
    for meeting in modelled.board.meetings:
        for kind in VolumeKind:
            try:
                pack = modelled.volume(meeting.date, Edition.MEMBERS, kind)
            except NotThere:
                continue
            for section in (one for one in pack.sections if one.kind != "attachment"):
                text = section_html(section, pack, modelled.sources.kinds, PageNumbers(), environment).html
                printed = markup_text(text.partition("</style>")[2].replace("\u200b", ""))
                assert names(spell(printed)) - known == set(), section.kind


def test_an_exempt_paper_may_name_the_act_that_the_agenda_names() -> None:
    act = "It is exempt by paragraph 3 of Schedule 12A to the Local Government Act 1972, as Mr Askwith asked."
    found = secrets_of(Said((Text("fraud.md", act),)), Said())
    assert {*found.words} == {"askwith"}
    assert leaks_in("pack.txt", str(SCHEDULE_12A[2]).encode(), found) == ()
