"""What officers type wrongly: each slip is found at its place, and nothing exempt is in a public pack for it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.build.checked import check_meetings
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.repository.folder import FolderRepository
from tests.part_2.boards import BEHIND, DRAWING, HELD, HERE, PUBLIC, write
from tests.part_2.modelling import given, said

KEPT = "zq00kept"
"""In the words of everything that was meant to be kept back."""
AGENDA = str(PUBLIC[f"{HERE}/meeting.yaml"]).split("  - minutes_of")[0] + "  - minutes_of: 2024-01-10\n"
MATTERS = AGENDA + "  - title: Matters arising\n    matters_arising: {report: SB24001}\n"
PAPER = f"---\nkind: paper\ntitle: Fraud of {KEPT}\n---\nThe tenant {KEPT} owes rent.\n"
MINUTES = str(PUBLIC[f"{BEHIND}/minutes.md"])


@dataclass(frozen=True)
class Slip:
    """Files laid over a board without Part 2, and what is said of them."""

    name: str
    files: dict[str, str]
    rule: str
    place: str
    """The file and line of the finding."""
    stops: bool = False
    """Whether no public pack is made."""


def _item(text: str, name: str, rule: str, line: int, *, stops: bool = False) -> Slip:
    """Return an agenda with one more item, and the paper that it is about."""
    files = {f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n{text}", f"{HERE}/fraud.md": PAPER}
    return Slip(name, files, rule, f"{HERE}/meeting.yaml:{line}", stops=stops)


def _minutes(minutes: str, exempt: str, name: str, rule: str, place: str) -> Slip:
    files = {f"{BEHIND}/minutes.md": minutes, **({f"{BEHIND}/minutes-part-2.md": exempt} if exempt else {})}
    return Slip(name, files, rule, place, stops=rule == "misplaced-exemption" and "part-2" not in place)


_ON_PAPERS = "    papers: [fraud.md]\n"
_MARKED = MINUTES.replace("{2: 3, 3: 5}", "{2: 3}")
SLIPS = [
    _item(f"{_ON_PAPERS}    part: 2\n", "part on an item", "misplaced-exemption", 7, stops=True),
    _item(f"{_ON_PAPERS}    Part 2: 3\n", "the key in words", "misplaced-exemption", 7, stops=True),
    _item(f"{_ON_PAPERS}    part_2: 3\n", "a mark beside papers", "misplaced-exemption", 7, stops=True),
    _item(f"{_ON_PAPERS}    part_2: {{reason: 3}}\n", "a block beside papers", "misplaced-exemption", 7, stops=True),
    _item(
        f"    part_2: {{reason: 3, title: Fraud of {KEPT}}}\n{_ON_PAPERS}",
        "papers that slipped out of their block",
        "misplaced-exemption",
        6,
        stops=True,
    ),
    _item("    part_2: {papers: [fraud.md]}\n", "a block that does not say why", "unmarked-exemption", 6),
    _item("    papers: [{file: fraud.md, part_2: 3}]\n", "in an entry", "misplaced-exemption", 6, stops=True),
    _item("    papers: [{file: fraud.md, exempt: yes}]\n", "a word in an entry", "misplaced-exemption", 6, stops=True),
    Slip(
        "in a paper's head",
        {
            f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n{_ON_PAPERS}",
            f"{HERE}/fraud.md": PAPER.replace("kind: paper\n", "kind: paper\npart_2: 3\n"),
        },
        "misplaced-exemption",
        f"{HERE}/fraud.md:3",
        stops=True,
    ),
    _item(
        "    part_2: 3\n    items:\n      - title: One\n        papers: [fraud.md]\n",
        "above sub-items",
        "misplaced-exemption",
        6,
        stops=True,
    ),
    _item(f"{_ON_PAPERS}    part_2: {{reason: 3, papers: [fraud.md]}}\n", "in both", "exempt-in-part-1", 6, stops=True),
    _item("    part_2: {reason: 9, papers: [fraud.md]}\n", "an unknown reason", "wrong-shape", 6),
    _item("    part_2: [fraud.md]\n", "a list", "wrong-shape", 6),
    _item(f"    part_2: {{reason: 3, titel: {KEPT}, papers: [fraud.md]}}\n", "a key misspelt", "unknown-key", 6),
    _item(
        f"    part_2: {{reason: 3, papers: [fraud.md], title: {KEPT}}}\n    part_2: 3\n", "twice", "duplicate-key", 7
    ),
    _item(f"    part_2: {{reason: 3, confidential: {KEPT}, papers: [fraud.md]}}\n", "within", "misplaced-exemption", 6),
    _item("    part_2: {reason: 3, papers: [fruad.md]}\n", "a paper misspelt", "missing-paper", 6),
    Slip(
        "an item that is not marked",
        {
            f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n",
            f"{HERE}/part-2.yaml": f'items:\n  "2": {{title: {KEPT}, papers: [fraud.md]}}\n',
            f"{HERE}/fraud.md": PAPER,
        },
        "wrong-shape",
        f"{HERE}/part-2.yaml:2",
    ),
    Slip(
        "an item that is not there",
        {
            f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n    part_2: 3\n",
            f"{HERE}/part-2.yaml": f'items:\n  "3": {{title: {KEPT}, papers: [fraud.md]}}\n',
            f"{HERE}/fraud.md": PAPER,
        },
        "wrong-shape",
        f"{HERE}/part-2.yaml:2",
    ),
    Slip(
        "a table of both",
        {
            f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n    papers: [open.md]\n"
            "    part_2: {reason: 3, papers: [fraud.md]}\n",
            f"{HERE}/fraud.md": f"{PAPER}\n![Rents](rents.csv)\n",
            f"{HERE}/open.md": "---\nkind: paper\ntitle: Housing\n---\n![Rents](rents.csv)\n",
            f"{HERE}/rents.csv": f"Flat,Rent\n1,{KEPT}\n",
        },
        "exempt-in-part-1",
        f"{HERE}/open.md:3",
        stops=True,
    ),
    Slip(
        "a picture of an exempt paper in minutes",
        {
            f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n",
            f"{BEHIND}/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Land\n'
            "    part_2: {reason: 3, papers: [land.md]}\n",
            f"{BEHIND}/land.md": f"{PAPER}\n![The yard of {KEPT}](yard.svg)\n",
            f"{BEHIND}/yard.svg": DRAWING,
            f"{BEHIND}/minutes.md": "---\npresent: [RS, TO]\n---\n## 1 Land\n\nSee this.\n\n![The yard](yard.svg)\n",
        },
        "exempt-in-part-1",
        f"{BEHIND}/minutes.md",
        stops=True,
    ),
    Slip(
        "a link to an exempt paper",
        {
            f"{HERE}/meeting.yaml": f"{AGENDA}  - title: Housing\n    papers: [open.md]\n"
            f"    part_2: {{reason: 3, papers: [{KEPT}.md]}}\n",
            f"{HERE}/{KEPT}.md": PAPER,
            f"{HERE}/open.md": f"---\nkind: paper\ntitle: Housing\n---\nSee [the other paper]({KEPT}.md).\n",
        },
        "link-outside",
        f"{HERE}/open.md:5",
    ),
    _minutes(_MARKED + f"\nThe price is {KEPT}.\n", "", "a mark alone", "misplaced-exemption", f"{BEHIND}/minutes.md"),
    _minutes(
        _MARKED,
        f"## 3 {KEPT}\n\n## 2 Land of {KEPT}\n",
        "a record without a mark",
        "misplaced-exemption",
        f"{BEHIND}/minutes-part-2.md:1",
    ),
    _minutes(
        _MARKED,
        f"## 2 Land of {KEPT}\n\n## The {KEPT} claim\n",
        "a record without a number",
        "misplaced-exemption",
        f"{BEHIND}/minutes-part-2.md:3",
    ),
    _minutes(
        MINUTES.replace("{2: 3, 3: 5}", "{2: 3, 4: 5}"),
        f"## 2 Land of {KEPT}\n",
        "a mark for no minute",
        "unmarked-exemption",
        f"{BEHIND}/minutes.md:3",
    ),
    _minutes(
        MINUTES.replace("{2: 3, 3: 5}", "[2]"),
        f"## 2 Land of {KEPT}\n",
        "a list of minutes",
        "wrong-shape",
        f"{BEHIND}/minutes.md:3",
    ),
    _minutes(
        MINUTES.replace("part_2: {2: 3, 3: 5}\n", "annexes: [{file: fraud.md, part_2: 3}]\n"),
        "",
        "in an annex's entry",
        "misplaced-exemption",
        f"{BEHIND}/minutes.md:3",
    ),
    Slip(
        "a file of minutes under another name",
        {f"{BEHIND}/minutes-part2.md": f"## 2 Land of {KEPT}\n", f"{BEHIND}/minutes.md": _MARKED},
        "misplaced-exemption",
        f"{BEHIND}/minutes.md",
        stops=True,
    ),
    Slip(
        "a row that the public reads",
        {
            f"{BEHIND}/minutes.md": _MARKED,
            f"{BEHIND}/minutes-part-2.md": f"## 2 Land of {KEPT}\n\nA letter to {KEPT}. [2.2 @TO]\n",
            f"{HERE}/meeting.yaml": MATTERS,
            f"{HERE}/matters-arising.md": str(PUBLIC[f"{HERE}/matters-arising.md"]) + "\n## 2.2 done\n\nSent.\n",
        },
        "exempt-in-part-1",
        f"{HERE}/matters-arising.md:",
        stops=True,
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_and_tells_nobody(slip: Slip, tmp_path: Path) -> None:
    behind = {f"{BEHIND}/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Land\n', f"{BEHIND}/fraud.md": PAPER}
    files = {
        "members.yaml": str(PUBLIC["members.yaml"]).replace("public_repository: true\n", ""),
        **{path: text for path, text in behind.items() if "fraud.md, part_2" in str(slip.files) or "fraud" not in path},
        f"{BEHIND}/minutes.md": MINUTES.replace("part_2: {2: 3, 3: 5}\n", ""),
        f"{HERE}/meeting.yaml": AGENDA,
        **slip.files,
    }
    root = write(tmp_path, files)
    _, findings = check_meetings(FolderRepository(root, today=HELD), [])
    found = [finding for finding in findings if finding.rule == slip.rule]
    assert any(str(finding.span).startswith(slip.place) for finding in found), said(findings)
    assert all(finding.help for finding in found)
    public = given(root, Edition.PUBLIC)
    stopping = [finding for finding in public.findings if RULES_BY_NAME[finding.rule].blocks_build]
    assert bool(stopping) == slip.stops, said(public.findings)
    if not slip.stops:
        assert KEPT not in public.everything
        assert KEPT not in said(public.findings) or KEPT in slip.files.get(f"{HERE}/open.md", "")


def test_a_template_of_the_boards_own_prints_no_part_2(tmp_path: Path) -> None:
    template = (
        '{% extends "pack/base.html" %}{% block body %}<h1>All of it</h1>'
        "<p>{{ pack }} {{ pack.board }} {{ pack.meeting }} {{ pack.board.meetings }} {{ pack.board.exempt_files }}</p>"
        "{% for meeting in pack.board.meetings %}<p>{{ meeting.written }} {{ meeting.files }} {{ meeting.papers }}</p>"
        "{% endfor %}{% endblock %}"
    )
    kind = "{#\nkind: everything\nabout: All that a template can reach\nfields: {}\n#}\n" + template
    files = {
        "members.yaml": str(PUBLIC["members.yaml"]).replace("public_repository: true\n", ""),
        "templates/pack/everything.html": kind,
        f"{BEHIND}/meeting.yaml": str(PUBLIC[f"{BEHIND}/meeting.yaml"]),
        f"{BEHIND}/minutes.md": _MARKED,
        f"{BEHIND}/minutes-part-2.md": f"## 2 Land of {KEPT}\n",
        f"{HERE}/meeting.yaml": f"{AGENDA}  - title: All of it\n    papers: [all.md]\n"
        f"    part_2: {{reason: 3, title: {KEPT}, papers: [fraud.md]}}\n",
        f"{HERE}/all.md": "---\nkind: everything\ntitle: All of it\n---\nAll.\n",
        f"{HERE}/fraud.md": PAPER,
    }
    root = write(tmp_path, files)
    public, members = given(root, Edition.PUBLIC), given(root, Edition.MEMBERS)
    assert "All of it" in public.everything
    assert "PublicPack(" in public.everything
    assert KEPT not in public.everything
    name = next(name for name in public.html if "all" in name)
    assert members.html[name] == public.html[name]
    assert KEPT in members.everything
