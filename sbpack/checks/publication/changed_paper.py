"""Paper that was changed after it was published."""

from collections.abc import Iterator

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.publication import PublishedPaper, PublishedVolume
from sbpack.checks.publication._published import ANNOUNCE, unannounced
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
        since = unannounced(meeting, board, edition)
        for pair in paper_pairs(since.pairs) if since else ():
            papers = [paper for paper in (pair.was, pair.now) if paper]
            is_of_both = pair.item.was and pair.item.now and not papers[0].file.startswith(agreed)
            is_part_2 = any(paper.is_part_2 for paper in papers)
            if since and is_of_both and is_part_2 is (edition is Edition.MEMBERS):
                yield from _findings(pair, since.last)


def _findings(pair: PaperPair, last: PublishedVolume) -> Iterator[Finding]:
    match pair:
        case PaperPair(was=None, now=IssuedPaper() as now):
            here = Related(last.span, "published without it here")
            yield Finding(now.span, f"{_named(now.file)} came after the pack was published", ANNOUNCE, (here,))
        case PaperPair(now=None, was=PublishedPaper() as was) if pair.item.now:
            message = f"{_named(was.file)} was published with this item, and is not there any more"
            yield Finding(pair.item.now.span, message, ANNOUNCE, (Related(was.span, "published here"),))
        case PaperPair(was=PublishedPaper() as was, now=IssuedPaper() as now) if pair.is_changed:
            message = f"{_what_changed(was, now)} since it was published"
            yield Finding(now.span, message, ANNOUNCE, (Related(was.span, "published here"),))


def _what_changed(was: PublishedPaper, now: IssuedPaper) -> str:
    if was.sha256 != now.sha256:
        return f"{_named(now.file)} has changed"
    known = dict(was.shows)
    if known != dict(now.shows):
        shown = next((name for name, digest in now.shows if known.get(name) != digest), now.file)
        return f"{_named(shown)}, which this paper shows, has changed"
    what = "other pages of it are shown" if was.chosen != now.chosen else f"it was called `{was.title}`"
    return f"{_named(now.file)} has changed ({what})"


def _named(path: str) -> str:
    return f"`{path.rsplit('/', 1)[-1]}`"
