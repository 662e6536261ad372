"""Guessed lengths: near enough to save a layout, and without any say in what is printed."""

from sbpack.render.html.page_numbers import guess_destinations, guess_pages

PARAGRAPH = "<p>" + "The board noted the report. " * 16 + "</p>"


def test_longer_texts_take_more_pages_and_styles_count_for_nothing() -> None:
    head = f"<head><style>{'p { color: red }' * 1_000}</style></head>"
    assert guess_pages(f"<html>{head}<body><p>Short.</p></body></html>") == 1
    assert guess_pages(f"<html>{head}<body class='x'>{PARAGRAPH * 12}</body></html>") == 3
    assert guess_pages("") == 1


def test_places_are_guessed_by_what_stands_before_them() -> None:
    html = f'<body><h2 id="first">One</h2>{PARAGRAPH * 12}<h2 class="x" id="last">Two</h2></body>'
    places = guess_destinations(html)
    assert {name: place.page for name, place in places.items()} == {"first": 0, "last": 2}


def test_a_paper_of_many_notes_is_read_once() -> None:
    note = f'<p>{"Noted. " * 20}<a id="note-{{0}}">here</a><b id="back-{{0}}"></b></p>'
    html = f"<body>{''.join(map(note.format, range(10_000)))}</body>"
    places = guess_destinations(html)
    assert len(places) == 20_000
    assert places["back-9999"].page == guess_pages(html) - 1
