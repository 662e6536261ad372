"""What attached PDFs say counts on both sides."""

import pytest

from sbpack.leaks import Leak, Said, leaks_in, secrets_of
from tests.attachments import slides
from tests.leaks.parts import PART_1, said
from tests.leaks.planted import WORDS, page

SLIDES = slides(2)


def leaks(output: str, part_2: Said, part_1: Said) -> tuple[Leak, ...]:
    return leaks_in("pack.txt", output.encode(), secrets_of(part_2, part_1))


def test_what_only_an_exempt_pdf_says() -> None:
    (leak,) = leaks("the homes at Quarry Ward", Said(attached=(("evidence.pdf", page()),)), said(PART_1))
    assert (leak.words, leak.where) == (WORDS, "evidence.pdf")


def test_what_a_public_pdf_says_too() -> None:
    part_2 = Said(attached=(("evidence.pdf", page()),))
    part_1 = Said(attached=(("slides.pdf", SLIDES), ("homes.pdf", page())))
    assert leaks("the homes at Quarry Ward", part_2, part_1) == ()


def test_public_pdfs_are_read_only_where_something_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of slides takes longer to read than a pack takes to make."""
    secrets = secrets_of(said("It was said of Quarry Ward."), Said(attached=(("homes.pdf", page()),)))
    assert leaks_in("pack.txt", b"of Quarry", secrets) == ()
    monkeypatch.setattr(
        "sbpack.leaks.only_in_part_2.readable_texts_of", lambda _name, _data: pytest.fail("it was read")
    )
    assert leaks_in("pack.txt", b"of something else", secrets) == ()


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", SLIDES[:600]])
def test_a_pdf_that_nobody_can_read(data: bytes) -> None:
    """Of Part 2 it stops the build, since its words could be anywhere; of Part 1 it excuses nothing."""
    (unread,) = leaks("whatever", Said(attached=(("evidence.pdf", data),)), said(PART_1))
    assert (unread.kind, unread.where, unread.output) == ("unread", "evidence.pdf", "pack.txt")
    (leak,) = leaks("of Quarry", said("It was said of Quarry Ward."), Said(attached=(("slides.pdf", data),)))
    assert leak.words == "Quarry"


def test_what_is_set_from_part_1_excuses_words_and_no_name() -> None:
    secrets = secrets_of(said("| Rosa Silva, Head of Parks | 48,213 |"), said("Rosa Silva", "Head of Parks"))
    output = b"Rosa Silva, Head of Parks; 48213; Quarry"
    texts = said(output.decode()).texts
    assert [leak.words for leak in leaks_in("pack.txt", output, secrets)] == ["Rosa Silva, Head of Parks", "48,213"]
    assert [leak.words for leak in leaks_in("pack.txt", output, secrets, lambda: texts)] == ["48,213"]
