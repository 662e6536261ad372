"""The rules about members, one line each, in the order of their codes."""

from sbpack.checks.members import (
    differing_post,
    initials_for_a_name,
    missing_members,
    misspelt_name,
    named_member,
    no_chairman,
    odd_name,
    office_name,
    organisation_spelling,
    repeated_attendee,
    repeated_initials,
    repeated_member,
    two_at_once,
    unaccounted_member,
    unchaired_meeting,
    unknown_group_member,
    unknown_initials,
    unlisted_attendee,
)
from sbpack.checks.rule_list import AnyRule, board, meeting
from sbpack.findings.finding import Severity

RULES: tuple[AnyRule, ...] = (
    board("MEM001", missing_members, blocks=True),
    board("MEM002", repeated_initials),
    meeting("MEM003", unknown_initials),
    board("MEM004", repeated_member, Severity.WARNING),
    meeting("MEM005", repeated_attendee),
    meeting("MEM006", named_member, Severity.WARNING, settled="printed"),
    meeting("MEM007", unaccounted_member, Severity.WARNING, settled="agreed"),
    meeting("MEM008", misspelt_name, Severity.WARNING, settled="printed"),
    board("MEM009", odd_name, Severity.WARNING),
    board("MEM010", organisation_spelling, Severity.WARNING),
    meeting("MEM011", no_chairman, Severity.WARNING, settled="held"),
    meeting("MEM012", unchaired_meeting, Severity.WARNING, settled="agreed"),
    meeting("MEM013", office_name, Severity.WARNING, settled="printed"),
    meeting("MEM014", differing_post, Severity.WARNING, settled="printed"),
    board("MEM015", unknown_group_member),
    board("MEM016", two_at_once),
    meeting("MEM017", initials_for_a_name, Severity.WARNING, settled="printed"),
    meeting("MEM018", unlisted_attendee, Severity.WARNING, settled="agreed"),
)
