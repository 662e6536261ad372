"""What the public history does not repeat: telephone numbers, e-mail addresses and the like that were taken out.

Every commit has what it had. Whoever took a number out of a paper, before anybody had published it, meant it to be read
no more.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sbpack.history.change import Change, Rewording
from sbpack.history.rewording import reword
from sbpack.model.personal_data import personal_data
from sbpack.sources.said import Said


def without_personal_data(changes: Iterable[Change], part_1: Callable[[], Said]) -> tuple[Change, ...]:
    """Return changes in which nothing personal stands that Part 1 does not say in the last revision.

    `part_1` is asked for only where a change holds anything personal.
    """
    told = tuple(changes)
    found = {match[0] for change in told for text in _texts(change) for match, _ in personal_data(text)}
    if not found:
        return told
    public = {match[0] for text in part_1().texts for match, _ in personal_data(text.words)}
    gone = found - public
    return tuple(_without(change, gone) for change in told) if gone else told


def _texts(change: Change) -> Iterable[str]:
    yield from (change.words, change.heading)
    for rewording in change.rewordings:
        yield from (rewording.before, rewording.after)


def _without(change: Change, gone: set[str]) -> Change:
    rewordings = tuple(_reworded(rewording, gone) for rewording in change.rewordings)
    words, heading = _masked(change.words, gone), _masked(change.heading, gone)
    return replace(change, words=words, heading=heading, rewordings=rewordings)


def _reworded(rewording: Rewording, gone: set[str]) -> Rewording:
    before, after = _masked(rewording.before, gone), _masked(rewording.after, gone)
    is_same = (before, after) == (rewording.before, rewording.after)
    return rewording if is_same else reword(rewording.of, before, after)


def _masked(text: str, gone: set[str]) -> str:
    """Return a text in which what is gone is called by its kind alone."""
    for match, called in reversed(list(personal_data(text))):
        if match[0] in gone:
            text = f"{text[: match.start()]}[{called}]{text[match.end() :]}"
    return text
