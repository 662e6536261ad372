"""What the officer is told of the pages of an attached PDF."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from sbpack.findings.suggest import ranges
from sbpack.sources.page_flaw import Flaw, PageFlaw
from sbpack.sources.probe import Probe

_MOST_PLACES = 6
_TAKE_OUT = (
    "have its author delete the words and save it as PDF anew; or write `as: pictures` beside the file,"
    " and the pack shows its pages as pictures, without those words"
)
Told = tuple[str, str, str]
"""The rule, what is wrong, and what to do."""


def told_of(path: str, probe: Probe, chosen: Sequence[int], *, as_pictures: bool) -> Iterator[Told]:
    """Yield what is wrong with a PDF whose chosen pages go into the pack; all do where none are chosen."""
    name = f"`{PurePosixPath(path).name}`"
    if probe.is_restricted and not as_pictures:
        help_line = "print it to PDF and attach what comes out, or write `as: pictures` beside the file"
        yield "bad-attachment", f"{name}: it opens without a password and forbids changes", help_line
    flaws = [flaw for flaw in probe.flaws if not chosen or flaw.page in chosen]
    found = {kind: [flaw for flaw in flaws if flaw.kind is kind] for kind in Flaw}
    if found[Flaw.REDACTION]:
        message = f"the redactions on {_pages(found[Flaw.REDACTION])} of {name} were marked and not applied"
        help_line = "have its author apply them, which takes the words out, and save it as PDF anew"
        yield "unapplied-redaction", message, help_line
    if found[Flaw.COVERED] and not as_pictures:
        message = f"covered words can still be copied from {name}: {_places(found[Flaw.COVERED])}"
        yield "covered-words", message, _TAKE_OUT
    if found[Flaw.INVISIBLE] and not as_pictures:
        message = f"words that nobody sees can be copied from {name}: {_places(found[Flaw.INVISIBLE])}"
        yield "invisible-words", message, _TAKE_OUT
    if found[Flaw.SCAN]:
        message = f"nothing can be searched or read aloud on {_pages(found[Flaw.SCAN])} of {name}, a scan without words"
        help_line = (
            "ask its author for the file that was printed, or for a scan with recognised text;"
            f" where that program is installed, `ocrmypdf --skip-text {path} {path}` recognises it"
        )
        yield "scan-without-words", message, help_line


def _pages(flaws: Sequence[PageFlaw]) -> str:
    numbers = [flaw.page for flaw in flaws]
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {ranges(numbers)}"


def _places(flaws: Sequence[PageFlaw]) -> str:
    shown = [f"{flaw.words} on page {flaw.page}, {flaw.from_top} mm from its top" for flaw in flaws[:_MOST_PLACES]]
    more = len(flaws) - len(shown)
    return "; ".join([*shown, *([f"and on {more} more pages"] if more else [])])
