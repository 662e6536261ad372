"""What changed since a pack was published, on the terminal and on the page for members."""

from datetime import date
from xml.etree import ElementTree

from sbpack.board.agenda import Edition
from sbpack.history.compare import changes_between, read_side
from sbpack.render.html.environment import make_environment
from sbpack.render.html.section_html import ChangesPage, changes_html
from sbpack.repository.folder import FolderRepository
from sbpack.repository.revision import RevisionRepository
from tests.history.clerk import Clerk, agenda, minutes, paper
from tests.history.conftest import Told

DAY = date(2024, 3, 6)
PARKS = [f"Paragraph {number} of the paper on parks." for number in range(6)]
WITH_PAPER = agenda("title: Apologies", "{title: Parks, papers: [parks.md]}")


def record(commit: str) -> str:
    """Return a publication record of a pack that was made from a commit."""
    return (
        "published:\n  - volume: pack\n    edition: public\n    date: 2024-02-26\n    pages: 1-4\n"
        f"    commit: {commit}\n    sources_sha256: {'0' * 64}\n    files: []\n    items: []\n"
    )


def page(clerk: Clerk) -> ElementTree.Element:
    """Return the page of what the public may know of the changes since the last commit."""
    before, after = RevisionRepository(clerk.folder, "HEAD"), FolderRepository(clerk.folder)
    changes = changes_between(read_side(before, [DAY]), read_side(after, [DAY]), Edition.PUBLIC)
    about = ChangesPage("Elmbridge Vale Safety Board", DAY, "the agenda pack of 26 February 2024")
    html = changes_html(changes, about, make_environment())
    well_formed = html.replace("<!doctype html>", "").replace('<meta charset="utf-8">', "")
    return ElementTree.fromstring(well_formed)  # noqa: S314 - it is our own


def said(element: ElementTree.Element) -> str:
    """Return the words of an element as a screen reader meets them."""
    return " ".join("".join(element.itertext()).split())


def test_without_revisions_the_last_publication_counts(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=WITH_PAPER, parks=paper("Parks", *PARKS))
    published = clerk.commit("The pack", "2024-02-25")
    clerk.put("meetings/2024-03-06/publication.yaml", record(published))
    clerk.commit("The record", "2024-02-26")
    assert told("diff", "2024-03-06") == []
    (recorded,) = told("diff", "2024-03-06", published)
    assert recorded["change"] == "pack published"
    clerk.write(parks=paper("Parks", *PARKS, "And a last one."))
    clerk.commit("Another paragraph", "2024-02-27")
    (change,) = told("diff", "2024-03-06")
    assert change["words"] == "paper “Parks” of item 2 changed: 1 paragraph added"
    words = [change["words"] for entry in told("log", "2024-03-06") for change in entry["changes"]]
    assert "pack published on 26 February 2024, public edition" in words


def test_the_page_for_members_says_what_came_and_went_in_words(clerk: Clerk) -> None:
    clerk.write(meeting=WITH_PAPER, parks=paper("Parks", *PARKS))
    clerk.commit("A paper", "2024-01-03")
    clerk.write(
        meeting=agenda("title: Apologies", "{title: Parks & rivers, papers: [parks.md]}", "title: <b>Roads</b>"),
        parks=paper("Parks", PARKS[0].replace("on parks", "on every park"), *PARKS[1:]),
    )
    root = page(clerk)
    assert [said(heading) for heading in root.iter("h2")] == ["Item 2: Parks & rivers", "Item 3: <b>Roads</b>"]
    assert [said(one) for one in root.iter("ins")] == ["[added: & rivers]", "[added: every park]"]
    assert [said(one) for one in root.iter("del")] == ["[removed: parks]"]
    points = [said(point) for point in root.iter("li")]
    assert points[0].startswith("Item 2 renamed: Parks & rivers, was Parks")
    assert points[-1] == "Item 3 added: <b>Roads</b>"


def test_the_page_says_nothing_of_what_no_pack_holds(clerk: Clerk) -> None:
    clerk.write(minutes=minutes("## 1 Parks\n\nThey are green.\n"))
    assert "Nothing has changed." in said(page(clerk))
