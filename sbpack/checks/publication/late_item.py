"""Late item without the chairman's reason."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.publication import Publication
from sbpack.checks.publication._published import since_publication
from sbpack.findings.finding import Finding, Related
from sbpack.packs.changes import issued_items, item_pairs


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    record = meeting.publication
    since = since_publication(meeting, board)
    if record is None or since is None:
        return
    rule = board.rule_on("notice", meeting.date)
    first = record.packs[0]
    is_first = first is since.last
    for pair in since.pairs if is_first else item_pairs(first.items, issued_items(board, meeting)):
        if pair.was is not None or pair.now is None or pair.now.urgent:
            continue
        title = pair.now.title
        volumes = (one.date for one in record.volumes if any(item.title == title for item in one.items))
        told = next(volumes, None) or _to_be_told(meeting, record) or as_of
        if rule is None or rule.days is None or not rule.is_kept(told, meeting.date):
            message = f"item {pair.now.number} came after the agenda was published, and nothing says why it is taken"
            help_line = "add the chairman's reason, `urgent: …`, which the minutes have to repeat"
            yield Finding(pair.now.span, message, help_line, (Related(first.span, "published without it here"),))


def _to_be_told(meeting: Meeting, record: Publication) -> date | None:
    """Return when it will be, by what meeting.yaml announces."""
    announced = (*meeting.versions[len(record.packs) - 1 :], *meeting.supplements[len(record.supplements) :])
    return min((issue.date for issue in announced), default=None)
