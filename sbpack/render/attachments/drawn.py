"""Why a page is shown as a picture of itself, and what an officer is told of it."""

from collections.abc import Iterator, Mapping
from enum import Enum

from sbpack.findings.suggest import ranges
from sbpack.render.attachments.losses import Loss


class Why(Enum):
    """What is wrong with a page that a pack shows as a picture."""

    ABSENT = "set in fonts that are not in the file"
    SILENT = "set in fonts that do not say which letters they show"
    FAULTY = "set in faulty fonts"
    HIDING = "on a sheet that holds pictures outside of what is seen"
    UNSEEN = "written with words that nobody sees"
    """A check has told of them."""
    WANTED = "wanted so"
    """By the agenda."""


_SEARCHED = "where its words must be searched or copied"
_HELP = {
    Why.ABSENT: f"{_SEARCHED}, have its author embed all fonts when saving it as PDF",
    Why.SILENT: f"{_SEARCHED}, have its author save it as PDF instead of printing to it; listeners may hear other"
    " letters, so say all that matters in `summary`",
    Why.FAULTY: f"{_SEARCHED}, have its author save it as PDF instead of printing to it, or use other fonts",
    Why.HIDING: f"{_SEARCHED}, have its author cut it to size before saving it as PDF",
}


def strange_letters(number: int) -> Loss:
    """Tell of a page that is not drawn, since nobody has letters like those that its file lacks."""
    message = f"page {number} is set in fonts that are not in the file, and may look otherwise"
    return Loss(message, "have its author embed all fonts when saving it as PDF")


def told_of_drawn(drawn: Mapping[int, Why]) -> Iterator[Loss]:
    """Yield one clause for each reason, with the numbers of the pages that are drawn for it."""
    for why, help_line in _HELP.items():
        numbers = sorted(number for number, reason in drawn.items() if reason is why)
        if len(numbers) == 1:
            yield Loss(f"page {numbers[0]} is shown as a picture: it is {why.value}", help_line)
        elif numbers:
            yield Loss(f"pages {ranges(numbers)} are shown as pictures: they are {why.value}", help_line)
