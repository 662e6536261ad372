"""What other boards write, which sbpack once took for something else: what came of it before, and what comes now.

Each case is a heading of a Markdown file with its sources, laid over the clean board of `tests/cases/base`. Beside them
stand `now`, what `sbpack check` finds and what to do about it; `printed PATH`, what the March pack prints of a file,
line after line; and `fixed PATH`, that file after `sbpack fix`. Write `now` and `fixed` anew with
`UPDATE_CASES=1 pytest -n 0 tests/other_boards`, and read every line that changed.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.build.checked import CheckOptions, check_meetings, model
from sbpack.build.make_repairs import make_repairs
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding
from sbpack.findings.formats.concise import format_concise
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository
from tests.cases.test_cases import Case, cases_in, lay_out

HERE = Path(__file__).parent
TODAY = date(2024, 3, 1)
MEETING = date(2024, 3, 6)


STORIES = tuple(cases_in(HERE, "now"))
"""`elsewhere.md` has none: it names the tests of what needs more than sources."""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.file.stem}: {story.title}")
def test_now(story: Case, tmp_path: Path) -> None:
    files = [(info, text) for info, text in story.blocks if not info.startswith(("now", "printed ", "fixed "))]
    lay_out(Case(story.file, story.title, tuple(files), (0, 0)), tmp_path)
    repository = FolderRepository(tmp_path, today=TODAY)
    sources, findings = check_meetings(repository, [], CheckOptions(as_of=TODAY))
    _same(story, "now", "\n".join(_told(finding) for finding in findings))
    printed = _printed(repository) if any(_asked(story, "printed")) else {}
    for path, lines in _asked(story, "printed"):
        _stand_in_order(lines.splitlines(), printed[path])
    for path, _ in _asked(story, "fixed"):
        repaired = make_repairs(repository).changed.get(path)
        _same(story, f"fixed {path}", repaired.text if repaired else sources.texts[path])


def _told(finding: Finding) -> str:
    return f"{format_concise([finding], RULES_BY_NAME)}\n    {finding.help}"


def _asked(story: Case, what: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the blocks of a sort."""
    yield from ((info.split()[1], text) for info, text in story.blocks if info.split()[:1] == [what])


def _same(story: Case, info: str, text: str) -> None:
    """Hold a block against what came; write it anew where that is asked for."""
    expected = next(block for name, block in story.blocks if name == info)
    text = text.rstrip("\n") + "\n" if text.strip() else ""
    if os.environ.get("UPDATE_CASES") and text != expected:
        whole = story.file.read_text(encoding="utf-8")
        start = whole.index(f"```{info}\n{expected}", whole.index(f"## {story.title}\n")) + len(f"```{info}\n")
        story.file.write_text(whole[:start] + text + whole[start + len(expected) :], encoding="utf-8")
        pytest.fail(f"{info} was written anew; run again")
    assert text == expected


def _printed(repository: FolderRepository) -> dict[str, str]:
    """Return what the pack prints of each file, on one line."""
    read = model(*read_sources(repository))
    pack = read.volume(MEETING, Edition.PUBLIC)
    environment, pages = make_environment(repository.read), PageNumbers()
    return {
        section.source: _text(section_html(section, pack.view_of(section), read.sources.kinds, pages, environment).html)
        for section in pack.sections
    }


def _text(html: str) -> str:
    reader = _Text()
    reader.feed(html[html.index("<body") :])
    return " ".join("".join(reader.parts).replace("\u200b", "").split())


class _Text(HTMLParser):
    """Text alone; each tag that is no word's own parts words."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append("" if tag in {"strong", "em", "a", "span", "ins", "del", "code"} else " ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _stand_in_order(lines: list[str], text: str) -> None:
    place = 0
    for line in lines:
        found = text.find(line, place)
        assert found >= 0, f"{line!r} is not in {text[place:]!r}"
        place = found + len(line)


ELSEWHERE = tuple(re.findall(r"`(tests/[^`]+)` \|$", (HERE / "elsewhere.md").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("test", ELSEWHERE)
def test_what_has_a_test_elsewhere_has_one(test: str) -> None:
    path, _, name = test.partition("::")
    assert f"def {name}(" in (HERE.parent.parent / path).read_text("utf-8") or not name
