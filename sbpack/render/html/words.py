"""Pages and names as the board writes them: filters of the templates, beside the dates of the model."""

import re
from collections.abc import Mapping, Sequence

from sbpack.board.exempt import Reason, in_words
from sbpack.text.source_text import plain_name

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def page_range(pages: tuple[int, int] | None) -> str:
    """Write a range with an en dash, or one page; a placeholder of that width while there is no plan."""
    if pages is None:
        return "Pages 000\u2013000"
    first, last = pages
    return f"Page {first}" if first == last else f"Pages {first}\u2013{last}"


def text_name(value: object) -> str:
    """Return the name of a standard text, or of a section, as it is compared."""
    return plain_name(written(value))


def written(value: object) -> str:
    """Write out a value of the front matter: `A: b` for keys, commas between items.

    `- Appendix A: Costs` is a mapping to YAML, and a text to whoever wrote it.
    """
    match value:
        case Mapping():
            return ", ".join(f"{key}: {written(item)}" if item else str(key) for key, item in value.items())
        case list() | tuple():
            return ", ".join(written(item) for item in value)
        case _:
            return str(value)


def series(values: Sequence[object]) -> str:
    """Join names as a sentence does: `A, B and C`."""
    names = [written(value) for value in values]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def reasons(given: Sequence[Reason]) -> str:
    """Write why something is exempt."""
    return in_words(given)


_SHORT_LABEL = 9
"""Characters of a name that the Action column holds on one line."""


def owners(labels: Sequence[str]) -> str:
    """Join the labels of owners as the Action column prints them."""
    return ", ".join(label.replace(" ", "\u00a0") if len(label) <= _SHORT_LABEL else label for label in labels)


def office(name: str) -> str:
    """Write an office as a title: `Joint Chairman`, `Vice-Chairman`."""
    return name.title()


def apostrophes(text: str) -> str:
    """Write an apostrophe within a word as printers do."""
    return _APOSTROPHE.sub("\u2019", text)


def purpose(text: str) -> str:
    """Write what a report is for as its head prints it: `information` is `For information`."""
    opening, *_ = text.split(maxsplit=1) or [""]
    if opening.casefold() in ("", "for", "to"):
        return sentence(text)
    # A name in capitals, such as `NHS approval`, keeps them.
    return f"For {text if opening[1:] != opening[1:].lower() else text[:1].lower() + text[1:]}"


def sentence(value: object) -> str:
    """Begin with a capital, leaving the rest as it is."""
    text = written(value)
    return text[:1].upper() + text[1:]
