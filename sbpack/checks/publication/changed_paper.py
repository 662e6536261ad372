"""Paper that was changed after it was published."""

from collections.abc import Iterator

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.publication import PublishedPaper, PublishedVolume
from sbpack.checks.publication._published import ANNOUNCE, since_publication
from sbpack.findings.finding import Finding, Related
from sbpack.packs.changes import IssuedPaper, PaperPair, paper_pairs


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each paper that came, went or changed; those of whole items that did are left to these.

    Papers of Part 1 are held against the public record, those of Part 2 against the members' own. Minutes that were
    agreed since have a rule of their own, `rewritten-minutes`.
    """
    agreed = tuple(
        f"{other.folder}/" for other in board.meetings if other.date != meeting.date and board.agreement_of(other.date)
    )
    has_part_2 = meeting.holds_part_2 or meeting.members_publication is not None
    for edition in Edition if has_part_2 else (Edition.PUBLIC,):
        since = since_publication(meeting, board, edition)
        if since is None or since.has_new_version or since.has_supplement:
            continue
        for pair in paper_pairs(since.pairs):
            is_of_both = pair.item.was and pair.item.now and not _file(pair).startswith(agreed)
            if is_of_both and _part_2(pair) is (edition is Edition.MEMBERS) and (found := _finding(pair, since.last)):
                yield found


def _file(pair: PaperPair) -> str:
    return pair.was.file if pair.was else pair.now.file if pair.now else ""


def _part_2(pair: PaperPair) -> bool:
    return any(paper is not None and paper.is_part_2 for paper in (pair.was, pair.now))


def _finding(pair: PaperPair, last: PublishedVolume) -> Finding | None:
    match pair:
        case PaperPair(was=None, now=IssuedPaper() as now):
            here = Related(last.span, "published without it here")
            return Finding(now.span, f"{_named(now.file)} came after the pack was published", ANNOUNCE, (here,))
        case PaperPair(now=None, was=PublishedPaper() as was) if pair.item.now:
            message = f"{_named(was.file)} was published with this item, and is not there any more"
            return Finding(pair.item.now.span, message, ANNOUNCE, (Related(was.span, "published here"),))
        case PaperPair(was=PublishedPaper() as was, now=IssuedPaper() as now) if pair.is_changed:
            message = f"{_what_changed(was, now)} since it was published"
            return Finding(now.span, message, ANNOUNCE, (Related(was.span, "published here"),))
    return None


def _what_changed(was: PublishedPaper, now: IssuedPaper) -> str:
    shown = dict(was.shows) != dict(now.shows) and was.sha256 == now.sha256
    if shown:
        known = dict(was.shows)
        names = [name for name, digest in now.shows if known.get(name) != digest]
        return f"{_named(names[0] if names else now.file)}, which this paper shows, has changed"
    if was.sha256 != now.sha256:
        return f"{_named(now.file)} has changed"
    what = "other pages of it are shown" if was.chosen != now.chosen else f"it was called `{was.title}`"
    return f"{_named(now.file)} has changed ({what})"


def _named(path: str) -> str:
    return f"`{path.rsplit('/', 1)[-1]}`"
