"""Body called by a name that it does not bear on the day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.checks._grouped import written
from sbpack.checks.papers._references import NameFinder, StaleName, finder_on
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlList, YamlMap


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each stale name of a meeting, with all its places in the pack, then in the minutes."""
    finders: dict[tuple[StaleName, ...], NameFinder] = {}
    for meeting in board.meetings:
        finder = finder_on(board, meeting.date)
        if finder is not None:
            finder = finders.setdefault(finder.names, finder)
            for wordings in written(meeting):
                yield from _findings(wordings, finder, meeting.date)
    finder = finder_on(board, as_of)
    if finder is not None:
        yield from _findings(_standard_texts(board, as_of), finder, as_of)


def _standard_texts(board: Board, day: date) -> Iterator[Wording]:
    """Yield the words of the standard texts that hold on a day."""
    node = board.written.get("texts") if board.written else None
    entries = [entry for entry in node.items if isinstance(entry, YamlMap)] if isinstance(node, YamlList) else []
    for text, entry in zip(board.texts, entries, strict=False):
        if text.period.covers(day):
            yield from wordings_in_yaml(entry.get("text"), "text")


def _findings(wordings: Iterable[Wording], finder: NameFinder, day: date) -> Iterator[Finding]:
    places: dict[StaleName, list[Span]] = {}
    for wording in wordings:
        if wording.where != "quotation":
            for start, end, name in finder.find(wording.text):
                places.setdefault(name, []).append(wording.place(start, end))
    for name, spans in places.items():
        yield Finding(
            spans[0],
            f"`{name.text}` is called `{name.now}`{_since(name, day)}",
            f"write `{name.now}`, or say that it was `formerly` called so",
            (Related(name.span, "named so for a time"),) if name.span else (),
            also=tuple(spans[1:]),
        )


def _since(name: StaleName, day: date) -> str:
    end, start = name.period.end, name.period.start
    if end is not None and end < day:
        return f" since {long_date(end + timedelta(days=1))}"
    return f" until {long_date(start)}" if start is not None and start > day else ""
