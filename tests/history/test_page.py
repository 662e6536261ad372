"""`sbpack diff --page`: what changed, as a file for members, or for the public."""

from pathlib import Path

from typer.testing import CliRunner

from sbpack.cli.app import app
from sbpack.cli.exit import CannotRun
from tests.history.clerk import Clerk, agenda, minutes, paper
from tests.pdf_reading import page_texts
from tests.proofs.file_reading import FinishedFile
from tests.proofs.lawful import prove_lawful

EXEMPT = "{title: Land, part_2: {reason: 3, title: The sale of Fernhill House, papers: [fernhill.md]}}"


def written(clerk: Clerk, *options: str) -> Path:
    """Write the page and return it, from the last commit to the files as they are."""
    result = CliRunner().invoke(app, ["diff", "2024-03-06", "HEAD", "--page", *options])
    assert result.exit_code == 0, result.output
    return clerk.folder / result.stdout.strip()


def words(file: Path) -> str:
    """Return what its pages say."""
    return " ".join(" ".join(page_texts(file.read_bytes())).split())


def test_the_page_stands_beside_the_pack(clerk: Clerk) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Roads"))
    file = written(clerk)
    assert file == clerk.folder / "build" / "2024-03-06" / "changes.pdf"
    assert "Item 3: Roads" in words(file)
    assert "Part 2" not in words(file)
    assert file.read_bytes() == written(clerk).read_bytes()


def test_whole_paragraphs_come_and_go(clerk: Clerk) -> None:
    table = "| Site | Trees |\n|---|---|\n| Green | 12 |"
    clerk.write(
        meeting=agenda("title: Apologies", "{title: Parks, papers: [parks.md]}"), parks=paper("Parks", "One.", table)
    )
    clerk.commit("Parks", "2024-01-03")
    noted = '{title: Parks, note: "Mr Okafor is to speak.", papers: [parks.md, roads.md]}'
    clerk.write(
        meeting=agenda("title: Apologies", noted),
        parks=paper("Parks", "Nothing was said.", "Two.", table + "\n| Heath | 9 |"),
        roads=paper("Roads", "They are mended."),
        minutes=minutes("## 1 Parks\n\nThe trees be felled. [1.1 @RS]\n"),
    )
    told = words(written(clerk))
    for added in ("[added: Mr Okafor is to speak.]", "[added: Nothing was said.]", "[added: Heath; 9]"):
        assert added in told
    clerk.commit("All of it again", "2024-01-04")
    back = CliRunner().invoke(app, ["diff", "2024-03-06", "HEAD", "HEAD~1", "--page"])
    assert back.exit_code == 0, back.output
    assert "[removed: Heath; 9]" in words(clerk.folder / back.stdout.strip())


def test_members_and_the_public_have_pages_of_their_own(clerk: Clerk) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", EXEMPT), fernhill=paper("The sale", "To Alder Ltd."))
    for_members = written(clerk)
    assert for_members.name == "changes-members.pdf"
    assert "The sale of Fernhill House" in words(for_members)
    assert "Part 2: exempt, not for publication" in words(for_members)
    prove_lawful(FinishedFile(for_members.read_bytes()))
    public = written(clerk, "--public")
    assert public.name == "changes.pdf"
    assert "Item 3" in words(public)
    assert "Fernhill" not in words(public)


def test_exempt_business_that_went_is_no_matter_for_the_public(clerk: Clerk) -> None:
    clerk.write(meeting=agenda("title: Apologies", EXEMPT), fernhill=paper("The sale", "To Alder Ltd."))
    clerk.commit("Land", "2024-01-03")
    clerk.write(meeting=agenda("title: Apologies", "title: Land"))
    assert written(clerk).name == "changes-members.pdf"
    assert "Fernhill" not in words(written(clerk, "--public"))


def test_a_page_that_cannot_be_written_is_said_to_be_none(clerk: Clerk) -> None:
    (clerk.folder / "build").write_text("no folder")
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Roads"))
    result = CliRunner().invoke(app, ["diff", "2024-03-06", "HEAD", "--page"])
    assert isinstance(result.exception, CannotRun)
    assert "changes.pdf cannot be written: " in result.exception.message
