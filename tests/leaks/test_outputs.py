"""A leak is found wherever it stands in an output, and by its own means."""

import pytest

from sbpack.leaks import leaks_in
from sbpack.leaks.read_output import texts_beside_pages
from sbpack.leaks.read_pdf import page_texts
from tests.leaks.parts import secrets
from tests.leaks.planted import IN_PLAIN_BYTES, PLANTS, WORDS, Plant, honest_pack, page, with_planted

SECRETS = secrets()


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_leak_in_a_pack(plant: Plant) -> None:
    pdf = with_planted(plant)
    assert b"Quarry" not in pdf or plant in IN_PLAIN_BYTES
    places = {leak.place for leak in leaks_in("pack.pdf", pdf, SECRETS) if leak.words == "Quarry"}
    assert places == {PLANTS[plant]}


def test_an_honest_pack() -> None:
    assert leaks_in("pack.pdf", honest_pack(), SECRETS) == ()


def test_the_words_of_a_page_stand_nowhere_else_in_its_file() -> None:
    assert WORDS.encode() not in page()
    assert not any("Quarry" in readable.words for readable in texts_beside_pages(page()))


@pytest.mark.parametrize("reads", ["pdfium", "pypdf"])
def test_two_programs_read_a_page(reads: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one reads nothing, or cannot, the other does."""
    other = {"pdfium": "pypdf", "pypdf": "pdfium"}[reads]
    for nothing, count in (("", 2), (None, 1)):
        monkeypatch.setattr(f"sbpack.leaks.read_pdf._by_{other}", lambda _document, _number, text=nothing: text)
        texts = list(page_texts(page(), 0, 1))
        assert len(texts) == count
        assert WORDS in [readable.words.strip() for readable in texts]


def test_a_leak_after_the_end_of_a_file() -> None:
    (leak, *_) = leaks_in("pack.pdf", honest_pack() + f"\n% homes at {WORDS}".encode(), SECRETS)
    assert leak.place == "after the end of the file"


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("pack.json", '{\n  "items": [\n    {"title": "Homes at Quarry Ward"}\n  ]\n}', "on line 3"),
        ("pack.json", '{"title": "Homes at \\u0051uarry W\\u0061rd"}', "on line 1"),
        ("index.html", "<p>Homes at Qu<b>arry</b> <i>Ward</i></p>", ""),
        ("index.html", "<table><tr><td>Quarry</td><td>Ward</td></tr></table>", ""),
        ("index.html", '<img src="a.png" alt="Homes at Quarry&nbsp;Ward">', "in a tag"),
        ("index.html", "<!-- Homes at Quarry Ward -->", "in a tag"),
        ("board.ics", "BEGIN:VCALENDAR\nSUMMARY:Homes at Qua\n rry Wa\n rd\nEND:VCALENDAR", "in a folded line"),
        ("record.yaml", "published: 2023-12-06\npages:\n  - Quarry Ward\n", "on line 3"),
        ("quarry-ward.json", "{}", "in the name"),
    ],
)
def test_a_leak_in_a_text(name: str, text: str, place: str) -> None:
    leaks = leaks_in(name, text.encode(), SECRETS)
    assert {leak.place for leak in leaks if leak.kind == "name"} == {place}
    assert "Quarry" in {leak.words for leak in leaks}


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", honest_pack()[:2000]])
def test_what_nobody_can_read_is_no_honest_pack(data: bytes) -> None:
    (leak,) = leaks_in("pack.pdf", data, SECRETS)
    assert (leak.kind, leak.output) == ("unread", "pack.pdf")
