"""Why a page is shown as a picture of itself, and what an officer is told of it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from sbpack.findings.suggest import series
from sbpack.render.attachments.losses import Loss


class Why(Enum):
    """What is wrong with a page that a pack shows as a picture."""

    ABSENT = "set in fonts that are not in the file"
    SILENT = "set in fonts that do not say which letters they show"
    FAULTY = "set in faulty fonts"
    HIDING = "on a sheet that holds words or pictures outside of what is seen"


_MOST_RUNS = 12
"""More numbers than that nobody reads."""
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
    for why in Why:
        numbers = sorted(number for number, reason in drawn.items() if reason is why)
        if len(numbers) == 1:
            yield Loss(f"page {numbers[0]} is shown as a picture: it is {why.value}", _HELP[why])
        elif numbers:
            yield Loss(f"pages {_ranges(numbers)} are shown as pictures: they are {why.value}", _HELP[why])


def _ranges(numbers: Sequence[int]) -> str:
    """Return sorted numbers in words, three and more that follow each other as `3 to 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > _MOST_RUNS:
        return f"{numbers[0]} to {numbers[-1]}, {len(numbers)} of them,"
    return series([part for run in runs for part in (map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"])])
