"""Keys that people type in YAML which sbpack does not have, and what each becomes here."""

from collections.abc import Collection

_SUB_ITEMS = "a sub-item has none of its own: make it an item of the agenda, or name the business in its `note:`"
_BOARD_NAME = "the board's name stands in members.yaml, under `names:`; delete this line"
_MEETING = {
    "title name heading board body committee council meeting": _BOARD_NAME,
    "date day": "the folder is named after the day of the meeting; delete this line",
    "location place where room hall": "write `venue: {name: …}`",
    "start starts begins": "write `time:`",
    "end ends finish closes duration": "an agenda has no end; delete it, and write `closed:` in the head of minutes.md",
    "chair chairman chairperson chairwoman": "offices stand in members.yaml, under `offices:` of the member; delete it",
    "present apologies attendance attendees absent": "the head of minutes.md says who was there; delete it here",
    "contact contacts clerk officer": "the officer to ask stands in members.yaml, under `contacts:`; delete it here",
    "items business": "write `agenda:`",
    "minutes": "write `- minutes_of: YYYY-MM-DD` below `agenda:`",
    "papers reports documents attachments": "list papers under `papers:` of their item of the agenda",
    "notice summons issued": "write `published:`",
    "quorum": "the quorum stands in members.yaml, as a rule under `rules:`; delete it here",
    "status draft": "sbpack marks drafts by itself; delete this line",
    "next next_date": "write `- next_meeting: {date: YYYY-MM-DD}` below `agenda:`",
    "public private exempt confidential": "mark exempt business with `part_2:` at its item of the agenda",
}
_ITEM = {
    "items": _SUB_ITEMS,
    "sub_items subitems children": f"write `items:`; {_SUB_ITEMS}",
    "description text details summary comment body content": "write `note:`",
    "file paper document documents report reports attachment attachments annex annexes appendix appendices": (
        "list the file under `papers:`, as `papers: […]`"
    ),
    "lead speaker owner officer by author report_author presented_by": "write `presenter:`",
    "purpose action decision type recommendation": "write `for:`",
    "name heading subject topic item": "write `title:`",
    "number no id ref": "sbpack numbers the items in their order; delete this line",
    "time start duration minutes length": "an item has no time of its own; write it in `note:`",
    "exempt confidential private closed part2": "write `part_2: {reason: …}`",
    "date": "write the day in `title:` or `note:`",
}
_BOARD = {
    "name board title body committee": "write `names: [{name: …}]`",
    "organisation organization authority": "write `council:`",
    "contact clerk officer": "write `contacts: [{name: …}]`",
    "venue location place": "write `venues: [{name: …}]`",
    "people membership attendees": "write `members:`",
    "chair chairman chairperson": "write `offices: [{office: …}]` at the member",
    "quorum notice standing_orders standing_items": "write it as a rule under `rules:`",
    "exempt exemptions": "write `exempt_reasons:`",
    "committees": "write `bodies:`",
    "guests partners": "write `outsiders:`",
    "logo colour color font": "how a pack looks is said in `templates/pack/`; delete this line",
}
_MEMBER = {
    "position post job job_title occupation": "write `role:`",
    "organization org company employer agency body": "write `organisation:`",
    "chair chairman office": "write `offices: [{office: …}]`",
    "start since joined appointed": "write `from:`",
    "end until left resigned retired": "write `to:`",
    "email telephone phone mobile tel": "a pack does not print how to reach members; delete it",
    "key id": "write `initials:`",
}
_CONTACT = {
    "phone tel mobile number": "write `telephone:`",
    "mail e-mail e_mail": "write `email:`",
    "title position post job job_title": "write `role:`",
    "start since": "write `from:`",
    "end until": "write `to:`",
}
_MINUTES = {
    "attendees attendance members": "write `present:`",
    "absent": "write `apologies:`",
    "guests observers visitors officers in_attendance also": "write `also_present:`",
    "chair chairman": "offices stand in members.yaml, under `offices:` of the member; delete it",
    "title date day": "the folder is named after the day of the meeting; delete this line",
    "start started opened began": "write `time:`",
    "end ended finish finished": "write `closed:`",
    "approved confirmed signed": "write `agreed:`",
    "actions": "mark each action in the text, as `[@INITIALS]`",
    "venue location place": "the place stands in meeting.yaml, under `venue:`",
}
_PAPER = {
    "summary abstract subtitle": "write it in the text, below the second `---`",
    "name heading": "write `title:`",
    "type": "write `kind:`",
    "officer": "write `author:` or `contact_officer:`, whichever this kind has",
    "recommendation recommendations": "write a heading `## Recommendation` in the text",
    "appendix appendices annex annexes attachments papers": (
        "list them on the agenda, as `{file: …, annex_of: …}` after this paper"
    ),
    "exempt confidential private part_2": "list the paper on the agenda, under `part_2:` of its item",
    "received": "meeting.yaml says when a paper was received: `{file: …, received: YYYY-MM-DD}`",
    "version status draft": "git keeps the versions of a paper; delete this line",
}
_OF = (
    ("agenda", _MEETING),
    ("minutes_of", _ITEM),
    ("venues", _BOARD),
    ("offices", _MEMBER),
    ("telephone", _CONTACT),
    ("also_present", _MINUTES),
    ("kind", _PAPER),
)
"""A key that only mappings of one sort have, and what people type there instead of theirs."""
_MEANT = tuple((mark, {key: said for keys, said in table.items() for key in keys.split()}) for mark, table in _OF)


def typed_instead(key: str, known: Collection[str]) -> str:
    """Return what to do about a key in a mapping of known keys, or nothing where people do not type it for another."""
    meant = next((table for mark, table in _MEANT if mark in known), {})
    folded = key.casefold().replace(" ", "_").replace("-", "_")
    return meant.get(key.casefold()) or meant.get(folded, "")
