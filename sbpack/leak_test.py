"""The leak test: whether what was made for the public says what only Part 2 contains."""

import html
import re
from collections.abc import Callable, Iterator, Mapping

from sbpack.check_meetings import Modelled, find_meeting, volume_of
from sbpack.findings.finding import Finding
from sbpack.leaks.as_findings import leak_findings
from sbpack.leaks.leak import leaks_in
from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.said import Said, Text
from sbpack.model.agenda import Attachment
from sbpack.model.edition import Edition
from sbpack.model.pack import PublicPack
from sbpack.render.environment import make_environment
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.section_html import blank_page_html, section_html
from sbpack.sources.exempt_files import exempt_files
from sbpack.sources.exempt_texts import exempt_texts
from sbpack.templates_root import templates_root

_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

Read = Callable[[str], bytes]


def find_leaks(modelled: Modelled, pack: PublicPack, read: Read, outputs: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield a finding for each thing that only Part 2 contains and that stands in an output for the public.

    `outputs` are finished files by their names. Nothing is known to the public because this pack says it: what Part 1
    says is taken from its sources, and from a pack that is made from these anew with the templates of the program.
    """
    if not modelled.holds_part_2:
        return
    secrets = secrets_of(_part_2(modelled, pack, read), _part_1(modelled, pack, read))
    for name, data in outputs.items():
        yield from leak_findings(leaks_in(name, data, secrets), pack.meeting.span)


def _part_2(modelled: Modelled, pack: PublicPack, read: Read) -> Said:
    """Return what all of Part 2 says; of attached files, those that meetings of this pack have."""
    exempt = exempt_files(modelled.sources)
    folders = {path.rsplit("/", 1)[0] for path in (pack.meeting.span.path, *(one.source for one in pack.sections))}
    attached = sorted(path for path in exempt if path.lower().endswith(".pdf") and path.rsplit("/", 1)[0] in folders)
    return Said(
        texts=tuple(Text(path, words) for path, words in exempt_texts(modelled.sources)),
        files=tuple(sorted(exempt)),
        attached=tuple((path, read(path)) for path in attached),
    )


def _part_1(modelled: Modelled, pack: PublicPack, read: Read) -> Said:
    """Return what the public may know: all sources of Part 1, and how they read once they are set."""
    known = modelled.part_1
    attached = {section.subject.path for section in pack.sections if isinstance(section.subject, Attachment)}
    return Said(
        texts=(*(Text(path, words) for path, words in known.texts.items()), *_set_anew(modelled, pack)),
        files=tuple(known.digests),
        attached=tuple((path, read(path)) for path in sorted(attached) if path.lower().endswith(".pdf")),
    )


def _set_anew(modelled: Modelled, pack: PublicPack) -> Iterator[Text]:
    """Yield what the sections say of a pack that is made anew, and set with the templates of the program.

    A kind of the board's own has no other template; what its papers say stands in the sources as well.
    """
    meeting = find_meeting(modelled.board, pack.date)
    clean = volume_of(modelled, meeting, Edition.PUBLIC, pack.volume.kind)
    environment = make_environment()
    known = {template.stem for template in (templates_root() / "pack").glob("*.html")}
    for section in clean.sections:
        if section.kind in known:
            html_text = section_html(section, clean, modelled.sources.kinds, PageNumbers(), environment).html
            yield Text(section.source, _words(html_text))
    yield Text("", _words(blank_page_html(clean, environment)))


def _words(html_text: str) -> str:
    """Return the words of a page, each element apart."""
    return html.unescape(_TAG.sub(" ", _STYLE.sub("", html_text)))
