"""Steps 1 to 3 alone: what `sbpack check` does.

- A meeting that was asked for and is not there.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sbpack.board.agenda import Edition
from sbpack.board.board import Board, unused_files
from sbpack.board.meeting import Meeting
from sbpack.board.read_board import PublicBoard, model_board, model_public_board
from sbpack.checks.all_rules import ALL_RULES, BETWEEN_PARTS, OF_PART_1, RULES_BY_NAME
from sbpack.checks.run_checks import run_checks, without_allowed
from sbpack.findings.finding import Finding, Severity
from sbpack.findings.selection import Selection
from sbpack.findings.suggest import series
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
    """There is no folder for the meeting that was asked for."""

    def __init__(self, day: date, known: Iterable[date]) -> None:
        """Keep the day, and the days of the meetings that there are."""
        self.day = day
        self.known = tuple(known)
        super().__init__(f"there is no meeting on {day.isoformat()}")


_NAME = re.compile(r"`[^`]*`")
_SEVERAL = 4
"""Findings of one file that differ in names alone and are told as one."""
_MOST_NAMED = 3
"""Names that such a finding gives besides the first."""


@dataclass(frozen=True)
class Modelled:
    """Everything that was read and modelled, once for however many packs."""

    sources: Sources
    board: Board
    findings: tuple[Finding, ...]
    """What was wrong on the way."""
    found_reading: tuple[Finding, ...] = ()
    """What of that was wrong with the files themselves."""

    @cached_property
    def part_1(self) -> Part1Sources:
        """The sources without Part 2."""
        return part_1_of(self.sources)

    @property
    def public(self) -> PublicBoard:
        """The board as the public knows it, modelled from sources without Part 2."""
        return self._public[0]

    @property
    def public_findings(self) -> tuple[Finding, ...]:
        """What was wrong on the way to that board; nothing in Part 2 is."""
        return self._public[1]

    @cached_property
    def _public(self) -> tuple[PublicBoard, tuple[Finding, ...]]:
        if not self.holds_part_2:
            return PublicBoard(self.board), self.findings
        board, found = model_public_board(self.part_1)
        files, cut = exempt_places(self.sources)
        read = (finding for finding in self.found_reading if not is_exempt(finding.span, files, cut))
        return board, (*read, *found)

    @cached_property
    def holds_part_2(self) -> bool:
        """Whether anything is exempt."""
        return holds_part_2(self.sources)

    def digests(self, edition: Edition) -> dict[str, str]:
        """Return the digests of the files that an edition may be made from; in public, of what is left of each."""
        return self.part_1.digests if edition is Edition.PUBLIC else self.sources.digests

    @property
    def template_files(self) -> list[str]:
        """The repository's own templates, which every pack is made with."""
        return [path for path in self.sources.digests if path.startswith(f"{TEMPLATES}/")]


def model(sources: Sources, findings: Iterable[Finding]) -> Modelled:
    """Run step 2 over what step 1 read and found."""
    board, found = model_board(sources)
    found_reading = tuple(findings)
    return Modelled(sources, board, (*found_reading, *found), found_reading)


@dataclass(frozen=True)
class CheckOptions:
    """What an officer may ask of a check."""

    selection: Selection = field(default_factory=Selection)
    as_of: date | None = None
    """The day as of which things are judged; without it today, and the day of publication for a meeting named."""


@without_collection()
def check_meetings(
    repository: Repository,
    days: Sequence[date],
    options: CheckOptions | None = None,
    known: KnownProbes | None = None,
) -> tuple[Sources, tuple[Finding, ...]]:
    """Check the whole board as things stand today, or what the packs of some meetings are made from.

    A meeting named is judged as its build judges it; raises UnknownMeeting, UnknownRule. `known` is what other runs
    found out about attachments.
    """
    options = options or CheckOptions()
    wanted = {rule.name for rule in options.selection.of(ALL_RULES)}
    modelled = model(*read_sources(repository, known))
    rules = tuple(rule for rule in ALL_RULES if rule.name in wanted)
    board, allowances = modelled.board, modelled.sources.allowances
    if days:
        found = [
            finding
            for day in days
            for finding in judge(modelled, find_meeting(board, day), options.as_of)
            if finding.rule in wanted
        ]
    else:
        found = [finding for finding in modelled.findings if finding.rule in wanted]
        found += run_checks(board, board.meetings, options.as_of or repository.today(), rules)
        found = _warned_of_unused(without_allowed(found, allowances, judged=rules), board)
    return modelled.sources, in_order(finding for finding in found if finding.rule in wanted)


def volume_of(
    modelled: Modelled, meeting: Meeting, edition: Edition, kind: VolumeKind = VolumeKind.PACK
) -> PublicPack | MembersPack:
    """Return what an edition of a meeting is made from. Raises NotThere; UnknownMeeting where the public has none."""
    known = modelled.public.meeting(meeting.date)
    if known is None:
        raise UnknownMeeting(meeting.date, (other.date for other in modelled.public.meetings))
    public = make_public_volume(modelled.public, known, kind)
    return public if edition is Edition.PUBLIC else make_members_volume(public, modelled.board, meeting, kind)


def judge(modelled: Modelled, meeting: Meeting, as_of: date | None = None, pack: Pack | None = None) -> list[Finding]:
    """Return what is wrong with the files that a meeting's pack is made from, as of a day, else its publication.

    `pack` is any other volume of the meeting, which is judged instead; without it, the pack that holds most. The
    public edition is judged as the public board is, which knows nothing of Part 2, and by what is said of both parts.
    """
    board = modelled.board
    pack = pack or volume_of(modelled, meeting, Edition.MEMBERS if modelled.holds_part_2 else Edition.PUBLIC)
    day = as_of or _judged_as_of(pack)
    if isinstance(pack, PublicPack) and modelled.holds_part_2:
        exempt, cut = exempt_places(modelled.sources)
        public = _judged(modelled.public, meeting)
        found = [*modelled.public_findings, *run_checks(modelled.public, public, day, OF_PART_1)]
        found += (one for one in modelled.findings if RULES_BY_NAME[one.rule] in BETWEEN_PARTS)
        found += run_checks(board, _judged(board, meeting), day, BETWEEN_PARTS)
        found = [one for one in found if not is_exempt(one.span, exempt, cut)]
    else:
        found = [*modelled.findings, *run_checks(board, _judged(board, meeting), day)]
    files, places = judged_files(pack, modelled.template_files), judged_places(pack)
    found = without_allowed(found, modelled.sources.allowances)
    called = {other.span.path for other in board.meetings if other is not meeting}
    found = [finding for finding in found if finding.span.path in files or finding.span in places]
    return _warned_of_unused((finding for finding in found if not _is_past(finding, called)), board)


def stops_build(finding: Finding) -> bool:
    """Whether no pack can be made with it."""
    return RULES_BY_NAME[finding.rule].blocks_build and finding.severity is not Severity.WARNING


def _warned_of_unused(findings: Iterable[Finding], board: Board) -> list[Finding]:
    """Return findings, those in files that nothing uses as warnings at most: no pack is made from such a file.

    What is exempt and lies where everybody may read it is wrong all the same.
    """
    unused = frozenset(unused_files(board.meetings))

    def severity(finding: Finding) -> Severity | None:
        rule = RULES_BY_NAME[finding.rule]
        is_error = rule.severity_of(finding) is Severity.ERROR and rule not in BETWEEN_PARTS
        return Severity.WARNING if is_error and finding.span.path in unused else finding.severity

    return [replace(finding, severity=severity(finding)) for finding in findings]


def _judged_as_of(pack: Pack) -> date:
    """Return the day as of which the sources of a volume are judged: when it came out, or when it was agreed."""
    return pack.issued if pack.volume.kind in OF_THE_MINUTES else pack.meeting.published or pack.date


def _judged(board: Board, meeting: Meeting) -> list[Meeting]:
    """Return a meeting and those whose minutes its pack carries."""
    carried = {item.minutes_of for item in meeting.items() if item.minutes_of}
    return [other for other in board.meetings if other.date == meeting.date or other.date in carried]


def _is_past(finding: Finding, called: set[str]) -> bool:
    """Whether a finding is but a note on the calling of another meeting, of which the pack has the day alone."""
    return finding.span.path in called and RULES_BY_NAME[finding.rule].severity_of(finding) is Severity.NOTE


def find_meeting(board: Board, day: date) -> Meeting:
    """Return the meeting of a day; raises UnknownMeeting."""
    meeting = board.meeting(day)
    if meeting is None:
        raise UnknownMeeting(day, (meeting.date for meeting in board.meetings))
    return meeting


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, place and rule, each once; one cause in one file is one finding.

    Findings with the same words have one cause, and so have several errors that differ in names alone.
    """
    unique = _in_place(dict.fromkeys(_told_once(tuple(findings))))
    alike = [_joined(same) for same in _by_cause(unique, lambda message: message)]
    together = _by_cause(alike, lambda message: _NAME.sub("``", message))
    return _in_place(found for some in together for found in ([_named(some)] if _is_one_cause(some) else some))


def _in_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (one.span, RULES_BY_NAME[one.rule].code, one.message)))


def _by_cause(findings: Iterable[Finding], words_of: Callable[[str], str]) -> Iterable[list[Finding]]:
    causes: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        words = finding.rule, words_of(finding.message), finding.help, finding.severity, finding.related
        causes[*words, finding.span.path].append(finding)
    return causes.values()


def _is_one_cause(some: Sequence[Finding]) -> bool:
    """Whether so many errors differ in names alone that one slip made them; slips in words are each their own."""
    return len(some) >= _SEVERAL and RULES_BY_NAME[some[0].rule].severity_of(some[0]) is Severity.ERROR


def _named(some: Sequence[Finding]) -> Finding:
    """Return one finding for several that differ in names alone."""
    names = [found[0] for one in some[1:] if (found := _NAME.search(one.message))]
    more = len(names) - _MOST_NAMED
    shown = [*names[:_MOST_NAMED], f"{more} more"] if more > 0 else names
    return replace(_joined(some), message=f"{some[0].message} (the same of {series(shown)})")


def _told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings, but not that a key is unknown where another says that it was meant to keep something back."""
    marks = {finding.span for finding in findings if finding.rule == "misplaced-exemption"}
    return (finding for finding in findings if finding.rule != "unknown-key" or finding.span not in marks)


def _joined(same: Sequence[Finding]) -> Finding:
    """Return one finding for several with the same words."""
    places = dict.fromkeys(span for finding in same for span in (finding.span, *finding.also))
    first, *further = places
    return replace(same[0], span=first, also=tuple(further), fixes=tuple(fix for one in same for fix in one.fixes))
