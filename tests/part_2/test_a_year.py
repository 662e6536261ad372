"""A board's year, day by day, as its officer types it: what is public stays as it was, and says nothing of Part 2."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sbpack.repository.folder import FolderRepository
from tests.cli.running import Ended, Type
from tests.part_2.boards import write
from tests.part_2.conftest import committed
from tests.part_2.reading import everything_in
from tests.pdf_reading import page_texts
from tests.repository.test_revisions import AUTHOR, git

JULY, OCTOBER, LATER = "2026-07-09", "2026-10-01", "2026-10-15"
SECRETS = ("askwith", "wrenfield", "774512", "pellworth", "sublet")
MEMBERS = """\
council: Borough of Elmbridge Vale
public_repository: true
names: [{name: Elmbridge Vale Safety Board}]
contacts: [{name: Priya Shah, email: priya.shah@example.gov.uk}]
venues: [{name: Town Hall}]
members:
  - {initials: EH, name: Edith Harcourt, role: Director of Housing, offices: [{office: chairman}]}
  - {initials: TO, name: Tom Okafor, role: Superintendent}
rules:
  - {rule: notice, days: 5, unit: clear working days, made_by: The Board}
archive: {begins: 2026-07-09, begins_with: 1}
"""
JULY_MEETING = """\
time: "14:00"
published: 2026-07-01
agenda:
  - title: Apologies for absence
  - title: Parks
    papers: [parks.md]
  - title: Housing
    part_2: 3
"""
PARKS = "---\nkind: paper\ntitle: Parks\n---\nTwelve trees were planted.\n"
FRAUD = (
    "---\nkind: paper\ntitle: Homes at Wrenfield Court\n---\nMr Askwith owes 774,512 pounds for homes that he sublet.\n"
)
JULY_MINUTES = """\
---
present: [EH, TO]
part_2: {3: 3}
closed: "15:00"
---
## 1 Apologies for absence

There were none.

## 2 Parks

The trees would be counted. [2.1 @EH]

## 3 Housing
"""
OCTOBER_MEETING = """\
time: "14:00"
published: 2026-09-22
agenda:
  - minutes_of: 2026-07-09
  - title: Matters arising
    matters_arising: {report: EV26001}
    part_2: 3
  - title: Street lighting
    papers: [lighting.md]
  - title: Housing
    part_2: 3
"""
PAPERS = {
    "matters-arising.md": "---\ncontact_officer: Priya Shah\n---\n## 2.1 open\n\nSix are left.\n",
    "lighting.md": PARKS.replace("Parks", "Street lighting").replace("trees were planted", "lamps were mended"),
}
EXEMPT = {
    "matters-arising-part-2.md": "## 3.1 open\n\nMr Askwith was ill.\n",
    "part-2.yaml": 'items: {"4": {title: Homes at Wrenfield Court, papers: [tenants.md]}}\n',
    "tenants.md": FRAUD.replace("Mr Askwith", "Mrs Pellworth"),
}
VERSIONS = "versions:\n  - {date: 2026-09-24, note: The lamps in item 3 were counted again.}\n"
OCTOBER_MINUTES = """\
---
present: [EH, TO]
part_2: {7: 3}
closed: "15:00"
---
## 4 Minutes

The minutes of the meeting held on 9 July 2026 were agreed.

## 5 Matters arising

Noted.

## 6 Street lighting

Noted.

## 7 Housing
"""


@dataclass
class Year:
    """What the officer has: two roots, a command, and what was handed out."""

    public: Path
    private: Path
    type: Type
    out: Path
    monkeypatch: pytest.MonkeyPatch

    def on(self, day: str) -> None:
        """Let it be a day; `check` finds nothing on any."""
        self.monkeypatch.setattr(FolderRepository, "today", lambda _: date.fromisoformat(day))

    def commit(self) -> None:
        """Commit all that is written in both roots."""
        for root in (self.public, self.private):
            git(root, "add", ".")
            git(root, "commit", "-q", "--allow-empty", "-m", "What is written so far")

    def publish(self, *arguments: str) -> Ended:
        """Check, publish and commit, and keep a copy of everything that went out."""
        self.commit()
        checked = self.type("check")
        assert checked.err.startswith("no findings"), checked.out
        ended = self.type(*arguments, "--commit", "--jobs", "1")
        assert ended.status == 0, ended.err
        for root in (self.public, self.private):
            assert git(root, "status", "--porcelain") == ""
            known = {path.read_bytes() for path in self.out.iterdir()}
            for pdf in (one for one in root.glob(f"build/{arguments[1]}/*.pdf") if one.read_bytes() not in known):
                shutil.copy(pdf, self.out / f"{len([*self.out.iterdir()]):03}-{root.name}-{pdf.name}")
        return ended


@pytest.fixture
def year(tmp_path: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch) -> Year:
    public = committed(write(tmp_path / "public", {"members.yaml": MEMBERS, ".gitignore": "build/\n"}))
    private = committed(write(tmp_path / "members", {".gitignore": "build/\n"}))
    monkeypatch.chdir(public)
    monkeypatch.setenv("SBPACK_PRIVATE", str(private))
    monkeypatch.setattr("sbpack.build.publish.is_day_of", lambda published, today: published == today)
    for name, value in AUTHOR.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "out").mkdir()
    return Year(public, private, sbpack, tmp_path / "out", monkeypatch)


def test_a_year(year: Year) -> None:
    summer(year)
    autumn(year)
    put_off(year)
    winter(year)


def summer(year: Year) -> None:
    """Publish the pack of July and a supplement, each in both editions."""
    public, private = year.public, year.private
    year.on("2026-07-01")
    write(public, {f"meetings/{JULY}/meeting.yaml": JULY_MEETING, f"meetings/{JULY}/parks.md": PARKS})
    write(
        private,
        {f"meetings/{JULY}/part-2.yaml": 'items: {"3": {title: Homes at Wrenfield Court, papers: [fraud.md]}}\n'},
    )
    write(private, {f"meetings/{JULY}/fraud.md": FRAUD})
    year.publish("publish", JULY)

    year.on("2026-07-06")
    blocks = 'items: {"3": {title: Homes at Wrenfield Court, papers: [fraud.md, arrears.md]}}\n'
    write(private, {f"meetings/{JULY}/part-2.yaml": blocks})
    write(private, {f"meetings/{JULY}/arrears.md": FRAUD.replace("Homes", "Arrears")})
    write(public, {f"meetings/{JULY}/meeting.yaml": JULY_MEETING + "supplements: [2026-07-06]\n"})
    year.publish("supplement", JULY)
    built = year.type("build", JULY, "--jobs", "1")
    assert (built.status, built.out) == (0, f"build/{JULY}/pack-since-publication.pdf\n")


def autumn(year: Year) -> None:
    """Write the minutes of July, and publish the pack of October twice."""
    public, private = year.public, year.private
    year.on("2026-09-22")
    write(public, {f"meetings/{JULY}/minutes.md": JULY_MINUTES})
    exempt = "## 3 Housing\n\nMr Askwith of Wrenfield Court would be heard. [3.1 @TO]\n"
    write(private, {f"meetings/{JULY}/minutes-part-2.md": exempt})
    write(public, {f"meetings/{OCTOBER}/meeting.yaml": OCTOBER_MEETING})
    write(public, {f"meetings/{OCTOBER}/{name}": text for name, text in PAPERS.items()})
    write(private, {f"meetings/{OCTOBER}/{name}": text for name, text in EXEMPT.items()})
    year.publish("publish", OCTOBER)

    year.on("2026-09-24")
    write(public, {f"meetings/{OCTOBER}/lighting.md": PAPERS["lighting.md"].replace("Twelve", "Eleven")})
    write(public, {f"meetings/{OCTOBER}/meeting.yaml": OCTOBER_MEETING + VERSIONS})
    year.publish("publish", OCTOBER)


def put_off(year: Year) -> None:
    """Put off the meeting of October, whose pack is out, and publish both sheets that say so."""
    public = year.public
    year.on("2026-09-28")
    for root, files in ((year.public, PAPERS), (year.private, EXEMPT)):
        (root / f"meetings/{LATER}").mkdir(parents=True)
        for name in files:
            shutil.move(root / f"meetings/{OCTOBER}/{name}", root / f"meetings/{LATER}/{name}")
    later = OCTOBER_MEETING.replace("2026-09-22", "2026-10-06")
    write(public, {f"meetings/{LATER}/meeting.yaml": later})
    versions = VERSIONS + "  - {date: 2026-09-28, note: The meeting is put off to 15 October 2026.}\n"
    move = f"postponed: {{to: {LATER}, reason: The hall is flooded.}}\n"
    write(public, {f"meetings/{OCTOBER}/meeting.yaml": move + OCTOBER_MEETING + versions})
    year.publish("publish", OCTOBER)

    year.on("2026-10-06")
    year.publish("publish", LATER)
    assert "Postponed to Thursday 15 October 2026 The hall is flooded." in front(public, OCTOBER)
    assert "Postponed from Thursday 1 October 2026 The hall is flooded." in front(public, LATER)


def front(public: Path, day: str) -> str:
    """Return the words of the first page of a pack."""
    return " ".join(page_texts(public / "build" / day / "pack.pdf")[0].split())


def winter(year: Year) -> None:
    """Write the minutes of October, prove all that went out, and look for Part 2 in what everybody may read."""
    public, private = year.public, year.private
    year.on("2026-11-02")
    write(public, {f"meetings/{LATER}/minutes.md": OCTOBER_MINUTES})
    write(private, {f"meetings/{LATER}/minutes-part-2.md": "## 7 Housing\n\nMrs Pellworth was heard.\n"})
    for sheet in ("minutes", "decisions", "actions"):
        year.publish("publish", JULY, "--only", sheet)
    assert (
        git(public, "tag", "--list", "*-minutes")
        == git(private, "tag", "--list", "*-minutes")
        == f"pack-{JULY}-minutes"
    )

    write(public, {f"meetings/{JULY}/minutes.md": JULY_MINUTES.replace("counted", "felled")})
    refused = year.type("build", JULY, "--only", "minutes")
    assert "these minutes have changed since they were agreed on 15 October 2026" in refused.err
    assert (refused.status, refused.out) == (1, f"build/{JULY}/minutes-since-publication.pdf\n")
    write(public, {f"meetings/{JULY}/minutes.md": JULY_MINUTES})
    (public / f"build/{JULY}/minutes-since-publication.pdf").unlink()
    (public / f"build/{JULY}/minutes-since-publication.json").unlink()
    assert year.type("check").err.startswith("no findings")

    proved = year.type("verify", *map(str, sorted(year.out.iterdir())))
    assert proved.status == 0, proved.out
    assert proved.out.count("built again: the same bytes") == len([*year.out.iterdir()])
    handed_out = {path.name: everything_in(path.read_bytes()) for path in year.out.glob("*-public-*")}
    handed_out["git"] = git(public, "log", "--all", "--patch") + git(public, "tag", "-n9")
    handed_out |= {str(path): path.read_text() for path in public.glob("build/**/*.json")}
    found = {name: [one for one in SECRETS if one in text.casefold()] for name, text in handed_out.items()}
    assert {name: words for name, words in found.items() if words} == {}
