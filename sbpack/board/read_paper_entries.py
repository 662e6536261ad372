"""What an item, or the head of minutes, lists as papers and annexes.

- What the officer is told of the pages of an attached PDF.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from sbpack.board.agenda import Attachment, PaperEntry
from sbpack.board.exempt import Reason, Reasons
from sbpack.board.text_names import letter
from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import ranges, suggestion
from sbpack.sandbox.probe import Flaw, PageFlaw, Probe
from sbpack.text.fields import Fields
from sbpack.text.shown_files import listed_path
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_MOST_PLACES = 6
_TAKE_OUT = (
    "have its author delete the words and save it as PDF anew; or write `as: pictures` beside the file,"
    " and the pack shows its pages as pictures, without those words"
)
Told = tuple[str, str, str]
"""The rule, what is wrong, and what to do."""


def told_of(path: str, probe: Probe, chosen: Sequence[int], *, as_pictures: bool) -> Iterator[Told]:
    """Yield what is wrong with a PDF whose chosen pages go into the pack; all do where none are chosen."""
    name = f"`{PurePosixPath(path).name}`"
    if probe.is_restricted and not as_pictures:
        help_line = "print it to PDF and attach what comes out, or write `as: pictures` beside the file"
        yield "bad-attachment", f"{name}: it opens without a password and forbids changes", help_line
    flaws = [flaw for flaw in probe.flaws if not chosen or flaw.page in chosen]
    found = {kind: [flaw for flaw in flaws if flaw.kind is kind] for kind in Flaw}
    if found[Flaw.REDACTION]:
        message = f"the redactions on {_pages(found[Flaw.REDACTION])} of {name} were marked and not applied"
        help_line = "have its author apply them, which takes the words out, and save it as PDF anew"
        yield "unapplied-redaction", message, help_line
    if found[Flaw.COVERED] and not as_pictures:
        message = f"covered words can still be copied from {name}: {_places(found[Flaw.COVERED])}"
        yield "covered-words", message, _TAKE_OUT
    if found[Flaw.INVISIBLE] and not as_pictures:
        message = f"words that nobody sees can be copied from {name}: {_places(found[Flaw.INVISIBLE])}"
        yield "invisible-words", message, _TAKE_OUT
    if found[Flaw.SCAN]:
        message = f"nothing can be searched or read aloud on {_pages(found[Flaw.SCAN])} of {name}, a scan without words"
        help_line = (
            "ask its author for the file that was printed, or for a scan with recognised text;"
            f" where that program is installed, `ocrmypdf --skip-text {path} {path}` recognises it"
        )
        yield "scan-without-words", message, help_line


def _pages(flaws: Sequence[PageFlaw]) -> str:
    numbers = [flaw.page for flaw in flaws]
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {ranges(numbers)}"


def _places(flaws: Sequence[PageFlaw]) -> str:
    shown = [f"{flaw.words} on page {flaw.page}, {flaw.from_top} mm from its top" for flaw in flaws[:_MOST_PLACES]]
    more = len(flaws) - len(shown)
    return "; ".join([*shown, *([f"and on {more} more pages"] if more else [])])


MINUTE_ANNEX = "Minute Annex"
TABLED = "Tabled paper"
_PAGES = re.compile(r"(?P<first>[1-9]\d{0,4})(?:\s*[-–]\s*(?P<last>[1-9]\d{0,4}))?", re.ASCII)
_FOR_ATTACHMENTS = ("title", "summary", "pages", "as")
_PICTURES = "pictures"


@dataclass(frozen=True)
class Shelf:
    """A meeting's folder, from which papers are taken."""

    folder: str
    """From the root."""
    probes: Mapping[str, Probe]
    """What is known of its attachments, by path from the root."""
    findings: list[Finding]
    """Where to say what is wrong."""
    reasons: Reasons = field(default_factory=Reasons)
    """Why a paper may be exempt on the day of the meeting."""
    part_2: Mapping[str, YamlMap] = field(default_factory=dict)
    """What part-2.yaml says of each item, by its number."""

    def say(self, span: Span, message: str, help_line: str, rule: str = "wrong-shape") -> None:
        """Report a finding."""
        self.findings.append(Finding(span, message, help_line, rule=rule))


def read_paper_entries(
    node: YamlNode | None, shelf: Shelf, before: tuple[PaperEntry, ...] = (), part_2: Reason | None = None
) -> tuple[PaperEntry, ...]:
    """Return the papers of an item, its annexes lettered in the order in which they are listed.

    `before` are those that it has in Part 1 when those of Part 2 are read, which are exempt for a reason.
    """
    entries: list[PaperEntry] = [*before]
    for one in _nodes(node, "papers", shelf):
        entry = _entry(one, shelf, annex_of=True, part_2=part_2)
        if entry is None:
            continue
        if entry.annex_of and not any(entry.annex_of == other.path and not other.annex_of for other in entries):
            owner = entry.annex_of.removeprefix(f"{shelf.folder}/")
            papers = (other.path for other in entries if other.path and not other.annex_of)
            names = [path.removeprefix(f"{shelf.folder}/") for path in papers]
            message = f"this is an annex of `{owner}`, which is not a paper listed before it in this item"
            help_line = suggestion(owner, names, "list that paper first")
            if any(entry.annex_of == other.path for other in entries):
                help_line = "an annex has no annexes: name the paper that both belong to"
            shelf.say(entry.owner_span or entry.span, message, help_line)
        elif entry.annex_of and not entry.label:
            place = sum(other.annex_of == entry.annex_of for other in entries)
            entry = replace(entry, label=f"Appendix {letter(place).upper()}")
        entries.append(_with_its_owner(entry, entries))
    return tuple(entries[len(before) :])


def _with_its_owner(entry: PaperEntry, before: Iterable[PaperEntry]) -> PaperEntry:
    """Return the entry as it is handed out: an annex goes with its paper, and what is tabled is called so."""
    owner = next((other for other in before if entry.annex_of and other.path == entry.annex_of), None)
    if owner is not None and owner.is_tabled:
        return replace(entry, is_tabled=True, label=f"{owner.label}, {entry.label}")
    if entry.is_tabled:
        label = f"{TABLED}, {entry.label}" if entry.annex_of else entry.label or TABLED
        return replace(entry, label=label)
    return entry


def read_minute_annexes(node: YamlNode | None, shelf: Shelf, part_2: Reason | None = None) -> tuple[PaperEntry, ...]:
    """Return the annexes of minutes; those of exempt ones are so for a reason."""
    entries = (_entry(one, shelf, annex_of=False, part_2=part_2) for one in _nodes(node, "annexes", shelf))
    return tuple(replace(entry, label=entry.label or MINUTE_ANNEX) for entry in entries if entry is not None)


def _nodes(node: YamlNode | None, key: str, shelf: Shelf) -> Iterator[YamlNode]:
    match node:
        case None:
            return
        case YamlList(items=items):
            yield from items
        case _:
            shown = node.text if isinstance(node, YamlText) and node.text else "…"
            shelf.say(node.span, f"`{key}` must be a list", f"write `{key}: [{shown}]`")
            yield node


def _entry(node: YamlNode, shelf: Shelf, annex_of: bool, part_2: Reason | None) -> PaperEntry | None:
    match node:
        case YamlText(text=name, span=span):
            return _checked(PaperEntry(listed_path(shelf.folder, name), span, part_2=part_2), None, shelf)
        case YamlMap():
            return _listed(Fields(node, shelf.findings), shelf, annex_of, part_2)
        case YamlList():
            shelf.say(node.span, "a list stands where a paper belongs", "name one file")
    return None


def _listed(fields: Fields, shelf: Shelf, annex_of: bool, part_2: Reason | None) -> PaperEntry | None:
    to_follow = fields.flag("to_follow")
    is_tabled = annex_of and fields.flag("tabled")
    is_yet_to_come = to_follow or (is_tabled and "title" in fields)
    name = fields.text("file") if is_yet_to_come else fields.required_text("file")
    owner = fields.text("annex_of") if annex_of else ""
    entry = PaperEntry(
        path=listed_path(shelf.folder, name) if name and not to_follow else "",
        span=fields.span("file" if "file" in fields else "title" if "title" in fields else ""),
        received=fields.date("received"),
        title=fields.required_text("title") if is_yet_to_come else fields.text("title"),
        annex_of=listed_path(shelf.folder, owner) if owner else "",
        owner_span=fields.span("annex_of") if owner else None,
        label=fields.text("label"),
        label_span=fields.span("label") if "label" in fields else None,
        minute="" if annex_of else fields.text("minute"),
        minute_span=None if annex_of else fields.span("minute"),
        to_follow=to_follow,
        is_tabled=is_tabled,
        part_2=part_2 and shelf.reasons.read(fields, "reason", part_2),
    )
    if to_follow and is_tabled:
        message = "a paper that is tabled at the meeting does not follow before it"
        shelf.say(fields.span("to_follow"), message, "remove `to_follow: true`")
    elif to_follow and name:
        message = f"`{name}` is said to follow, and is here"
        shelf.say(fields.span("to_follow"), message, "remove `to_follow: true`, or remove `file:` while it is not here")
    checked = _checked(entry, fields, shelf)
    fields.close()
    return checked if checked.path or is_yet_to_come else None


def _checked(entry: PaperEntry, fields: Fields | None, shelf: Shelf) -> PaperEntry:
    """Return the entry with its attachment, if it names one; what only attachments have is a finding elsewhere."""
    if entry.path in shelf.probes:
        return replace(entry, attachment=_attachment(entry, fields, shelf))
    if fields is None:
        return entry
    for key in _FOR_ATTACHMENTS:
        is_known = key == "title" and (entry.to_follow or (entry.is_tabled and not entry.path))
        if fields.node(key) is not None and not is_known:
            if entry.to_follow:
                shelf.say(fields.span(key), f"a paper that is to follow has no `{key}` yet", "add it with the file")
            elif PurePosixPath(entry.path).suffix.lower() == ".md":
                shelf.say(fields.span(key), f"a Markdown paper has no `{key}` here", "its own head has its title")
    return entry


def _attachment(entry: PaperEntry, fields: Fields | None, shelf: Shelf) -> Attachment:
    probe = shelf.probes[entry.path]
    name = entry.path.removeprefix(f"{shelf.folder}/")
    if probe.problem:
        shelf.say(entry.span, f"`{name}`: {probe.problem}", probe.help, rule="bad-attachment")
    as_pictures = fields is not None and _is_shown_as_pictures(fields, shelf)
    pages = _read_paper_entries_pages(fields, name, probe, shelf) if fields else ()
    for rule, message, help_line in told_of(entry.path, probe, pages, as_pictures=as_pictures):
        shelf.say(entry.span, message, help_line, rule)
    if fields is None:
        message = f"`{name}` needs a title, and a summary for those who cannot see it"
        shelf.say(entry.span, message, f"write `{{file: {name}, title: …, summary: …}}`")
        return Attachment(entry.path, name, "", entry.span, is_wide=probe.width > probe.height)
    for key in ("pages", "as"):
        if key in fields and not entry.path.lower().endswith(".pdf"):
            shelf.say(fields.span(key), "a picture has no pages", f"remove `{key}`")
    return Attachment(
        path=entry.path,
        title=fields.required_text("title"),
        summary=fields.required_text("summary"),
        span=entry.span,
        pages=pages,
        as_pictures=as_pictures,
        is_wide=probe.width > probe.height,
    )


def _is_shown_as_pictures(fields: Fields, shelf: Shelf) -> bool:
    wanted = fields.scalar("as")
    if wanted is not None and wanted.text != _PICTURES:
        message = f"a PDF cannot be shown as `{wanted.text[:40]}`"
        shelf.say(wanted.span, message, f"write `as: {_PICTURES}`, or remove `as`")
    return wanted is not None and wanted.text == _PICTURES


def _read_paper_entries_pages(fields: Fields, name: str, probe: Probe, shelf: Shelf) -> tuple[int, ...]:
    """Return the pages chosen, such as `3-7` or `1-2, 5`; what cannot be read blocks a build, which would show all."""
    written = fields.scalar("pages")
    if written is None or probe.problem:
        return ()
    pages: dict[int, None] = {}
    for part in written.text.split(","):
        match = _PAGES.fullmatch(part.strip())
        first, last = (int(match["first"]), int(match["last"] or match["first"])) if match else (0, 0)
        if problem := _page_problem(part.strip()[:40], first, last, pages, probe):
            message, help_line = problem
            shelf.say(written.span, message.format(name), help_line, rule="bad-attachment")
            return ()
        pages |= dict.fromkeys(range(first, last + 1))
    return tuple(pages)


def _page_problem(part: str, first: int, last: int, pages: Mapping[int, None], probe: Probe) -> tuple[str, str] | None:
    """Return what is wrong with a range of pages, if anything."""
    if not 1 <= first <= last:
        return f"`{part}` is not a range of pages", "write it as `3-7`, or `1-2, 5`"
    if last > probe.page_count:
        return f"`{{}}` has no page {last}, its last is {probe.page_count}", "correct the range"
    if any(page in pages for page in range(first, last + 1)):
        return f"`{part}` names a page a second time", "name each page once"
    return None
