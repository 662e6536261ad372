"""A board that was read and modelled, and the findings about it: steps 1 to 3, once for however many packs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sbpack.board.agenda import Edition
from sbpack.board.board import Board, unused_files
from sbpack.board.meeting import Meeting
from sbpack.board.read_board import PublicBoard, model_board, model_public_board
from sbpack.checks.all_rules import ALL_RULES, BETWEEN_PARTS, OF_PART_1, RULES_BY_NAME
from sbpack.checks.one_cause import in_order
from sbpack.checks.run_checks import run_checks, without_allowed
from sbpack.findings.finding import Finding, Severity
from sbpack.findings.rule import Selection
from sbpack.packs.make_volume import make_members_volume, make_public_volume
from sbpack.packs.pack import MembersPack, Pack, PublicPack
from sbpack.packs.pack_sources import judged_files, judged_places
from sbpack.packs.volumes import OF_THE_MINUTES, VolumeKind
from sbpack.read.part_1 import Part1Sources, exempt_places, holds_part_2, is_exempt, part_1_of
from sbpack.read.read_sources import Sources, read_sources, without_collection
from sbpack.repository.paths import TEMPLATES
from sbpack.repository.repository import Repository
from sbpack.sandbox.probe import KnownProbes


class UnknownMeeting(Exception):  # noqa: N818 - said of a date
    """Raised for a day that has no meeting; `known` are the days that have one."""

    def __init__(self, day: date, known: Iterable[date]) -> None:
        self.day = day
        self.known = tuple(known)
        super().__init__(f"there is no meeting on {day.isoformat()}")


@dataclass(frozen=True)
class Checked:
    """The sources, the board that they describe, and the findings of reading and modelling."""

    sources: Sources
    board: Board
    findings: tuple[Finding, ...]
    found_reading: tuple[Finding, ...] = ()
    """Those of step 1, about the files themselves."""

    @cached_property
    def holds_part_2(self) -> bool:
        """True if anything is exempt."""
        return holds_part_2(self.sources)

    @cached_property
    def part_1(self) -> Part1Sources:
        """The sources without Part 2."""
        return part_1_of(self.sources)

    @property
    def public(self) -> PublicBoard:
        """The board as the public knows it, modelled from sources without Part 2."""
        return self._public[0]

    @cached_property
    def _public(self) -> tuple[PublicBoard, tuple[Finding, ...]]:
        """That board, and the findings about it: none is in Part 2."""
        if not self.holds_part_2:
            return PublicBoard(self.board), self.findings
        board, found = model_public_board(self.part_1)
        files, cut = exempt_places(self.sources)
        read = (finding for finding in self.found_reading if not is_exempt(finding.span, files, cut))
        return board, (*read, *found)

    @property
    def template_files(self) -> list[str]:
        """The repository's own templates, which every pack is made with."""
        return [path for path in self.sources.digests if path.startswith(f"{TEMPLATES}/")]

    def digests(self, edition: Edition) -> dict[str, str]:
        """Return the digests of the files that an edition may be made from; in public, of what is left of each."""
        return self.part_1.digests if edition is Edition.PUBLIC else self.sources.digests

    def meeting(self, day: date) -> Meeting:
        """Return the meeting of a day; raises UnknownMeeting."""
        return find_meeting(self.board, day)

    def volume(self, day: date, edition: Edition, kind: VolumeKind = VolumeKind.PACK) -> PublicPack | MembersPack:
        """Return a volume of a meeting, not laid out. Raises NotThere; UnknownMeeting where the public has no such."""
        meeting = self.meeting(day)
        public = make_public_volume(self.public, find_meeting(self.public, day), kind)
        return public if edition is Edition.PUBLIC else make_members_volume(public, self.board, meeting)

    def fullest_pack(self, day: date) -> PublicPack | MembersPack:
        """Return the pack of a meeting that holds most. Raises UnknownMeeting."""
        return self.volume(day, Edition.MEMBERS if self.holds_part_2 else Edition.PUBLIC)

    def judge(self, pack: Pack, as_of: date | None = None) -> list[Finding]:
        """Return the findings about the files that a volume is made from, as of a day, else of its publication.

        The public edition is judged as the public board is, without Part 2, and by the rules about both parts.
        """
        board, meeting = self.board, self.meeting(pack.date)
        day = as_of or (pack.issued if pack.volume.kind in OF_THE_MINUTES else pack.meeting.published or pack.date)
        if isinstance(pack, PublicPack) and self.holds_part_2:
            exempt, cut = exempt_places(self.sources)
            found = [*self._public[1], *run_checks(self.public, _carried(self.public, meeting), day, OF_PART_1)]
            found += (one for one in self.findings if RULES_BY_NAME[one.rule] in BETWEEN_PARTS)
            found += run_checks(board, _carried(board, meeting), day, BETWEEN_PARTS)
            found = [one for one in found if not is_exempt(one.span, exempt, cut)]
        else:
            found = [*self.findings, *run_checks(board, _carried(board, meeting), day)]
        files, places = judged_files(pack, self.template_files), judged_places(pack)
        found = without_allowed(found, self.sources.allowances)
        found = [finding for finding in found if finding.span.path in files or finding.span in places]
        # A note on the calling of another meeting says nothing of this pack, which has its day alone.
        called = {other.span.path for other in board.meetings if other.date != pack.date}
        return _unused_as_warnings(
            (one for one in found if one.span.path not in called or _severity(one) is not Severity.NOTE), board
        )


def model(sources: Sources, findings: Iterable[Finding]) -> Checked:
    """Return the board that sources describe; `findings` are those of reading them."""
    found_reading = tuple(findings)
    board, found = model_board(sources)
    return Checked(sources, board, (*found_reading, *found), found_reading)


@dataclass(frozen=True)
class CheckOptions:
    """The options of `sbpack check`."""

    selection: Selection = field(default_factory=Selection)
    as_of: date | None = None
    """The day as of which the board is judged; by default today, or the day of publication of each meeting named."""


@without_collection()
def check_meetings(
    repository: Repository,
    days: Sequence[date],
    options: CheckOptions | None = None,
    known: KnownProbes | None = None,
) -> tuple[Sources, tuple[Finding, ...]]:
    """Check the whole board as of today, or the sources of some meetings' packs as their builds do.

    `known` are cached results about attachments. Raises UnknownMeeting, UnknownRule.
    """
    options = options or CheckOptions()
    rules = tuple(options.selection.of(ALL_RULES))
    checked = model(*read_sources(repository, known))
    board, wanted = checked.board, {rule.name for rule in rules}
    if days:
        found = [one for day in days for one in checked.judge(checked.fullest_pack(day), options.as_of)]
    else:
        found = [one for one in checked.findings if one.rule in wanted]
        found += run_checks(board, board.meetings, options.as_of or repository.today(), rules)
        found = _unused_as_warnings(without_allowed(found, checked.sources.allowances, judged=rules), board)
    return checked.sources, in_order(finding for finding in found if finding.rule in wanted)


def stops_build(finding: Finding) -> bool:
    """Whether no pack can be made with it."""
    return RULES_BY_NAME[finding.rule].blocks_build and finding.severity is not Severity.WARNING


def find_meeting(board: Board, day: date) -> Meeting:
    """Return the meeting of a day; raises UnknownMeeting."""
    meeting = board.meeting(day)
    if meeting is None:
        raise UnknownMeeting(day, (meeting.date for meeting in board.meetings))
    return meeting


def _carried(board: Board, meeting: Meeting) -> list[Meeting]:
    """Return a meeting and those whose minutes its pack carries, as a board knows them."""
    carried = {meeting.date, *(item.minutes_of for item in meeting.items() if item.minutes_of)}
    return [other for other in board.meetings if other.date in carried]


def _severity(finding: Finding) -> Severity:
    return RULES_BY_NAME[finding.rule].severity_of(finding)


def _unused_as_warnings(findings: Iterable[Finding], board: Board) -> list[Finding]:
    """Return findings, with errors in files that nothing uses as warnings: no pack is made from such a file.

    Exempt words where everybody may read them stay errors.
    """
    unused = frozenset(unused_files(board.meetings))

    def severity(finding: Finding) -> Severity | None:
        is_error = _severity(finding) is Severity.ERROR and RULES_BY_NAME[finding.rule] not in BETWEEN_PARTS
        return Severity.WARNING if is_error and finding.span.path in unused else finding.severity

    return [replace(finding, severity=severity(finding)) for finding in findings]
