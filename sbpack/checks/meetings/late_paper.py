"""Paper that came in too late."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.agenda import PaperEntry
from sbpack.board.board import Board
from sbpack.board.dates import long_date, weekday_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related
from sbpack.text.dates import parse_iso_date
from sbpack.text.yaml_nodes import YamlText


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.move is not None:
        return
    rule = board.rule_on("papers", meeting.date)
    later_issues = [issue.date for issue in (*meeting.versions, *meeting.supplements)]
    issued = max([meeting.published, *later_issues]) if meeting.published else None
    undated: list[PaperEntry] = []
    papers = ((item, entry) for item in meeting.items() for entry in item.papers if entry.path and not entry.is_tabled)
    for item, entry in papers:
        is_held = rule is not None and rule.days is not None and not item.urgent
        paper = meeting.paper(entry.path)
        kinds = {kind.text for kind in rule.kinds} if rule else set()
        held_to = rule if is_held and (not kinds or (paper and paper.kind in kinds)) else None
        written = paper.head.get("filed") if paper else None
        # A wrong date has a finding of its own.
        filed = parse_iso_date(written.text) if isinstance(written, YamlText) else None
        received = entry.received or filed
        if entry.received and filed and entry.received != filed:
            yield Finding(
                entry.span,
                f"the paper came in on {long_date(entry.received)}, and says itself that it did on {long_date(filed)}",
                "correct one of them; without `received:` the day under `filed:` in the paper holds",
            )
        if received is None:
            undated += [entry] if held_to and not entry.annex_of else []
        elif issued and received > issued:
            yield Finding(
                entry.span,
                f"the paper came in on {long_date(received)}, and the pack was published on {long_date(issued)}",
                "issue it as a supplement, or correct `received:`",
            )
        elif held_to and not held_to.is_kept(received, meeting.date):
            last = weekday_date(held_to.last_day(meeting.date))
            yield Finding(
                entry.span,
                f"the paper came in on {long_date(received)}, and was due by {last} ({held_to.made_by})",
                "keep it for the next meeting, or add the chairman's reason to its item, `urgent: …`",
                (Related(held_to.span, "the rule"),),
            )
    if undated and rule:
        last_day = rule.last_day(meeting.date)
        name = undated[0].path.rsplit("/", 1)[-1]
        yield Finding(
            undated[0].span,
            f"nothing says whether the paper came in by {weekday_date(last_day)} ({rule.made_by})",
            f"add the day on which it did, as `{{file: {name}, received: YYYY-MM-DD}}`",
            also=tuple(entry.span for entry in undated[1:]),
        )
