"""An organisation written in two ways on the register."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.checks.members._people import on_the_register
from sbpack.findings.finding import Finding, Related
from sbpack.text.wording import Wording


def check(board: Board, as_of: date) -> Iterator[Finding]:
    same: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in on_the_register(board, "members"):
        if wording.key == "organisation":
            same[_bare(wording.text)].append(wording)
    for wordings in same.values():
        (usual, count), *others = Counter(wording.text for wording in wordings).most_common()
        first = next(wording for wording in wordings if wording.text == usual)
        for text, _ in others:
            places = [wording for wording in wordings if wording.text == text]
            fixes = (wording.replacement(0, len(text), usual) for wording in places if count > len(places))
            yield Finding(
                places[0].span,
                f"`{text}` is also written `{usual}`, {'once' if count == 1 else f'{count} times'}",
                f"write `{usual}`",
                (Related(first.span, "written so here"),),
                also=tuple(wording.span for wording in places[1:]),
                fixes=tuple(fix for fix in fixes if fix),
            )


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.replace("&", " and "))).casefold()
